import { expectProblem, expectStatus } from "../../engine/expect.ts";
import type { World } from "../../engine/world.ts";
import type { Claims, Credential, Exchange } from "../../http/exchange.ts";

/** An operation that any valid token may call: what happens there depends on the token alone. */
const probeOperation = (world: World): string => (world.catalogue.has("getMe") ? "getMe" : "listDefinitions");

/** Calls the probe with a credential. */
export const probe = (world: World, credential: Credential): Promise<Exchange> =>
  world.a.admin.call(probeOperation(world), {}, { credential });

/** Calls the probe with a token made of these claims, and header members where the minter can set them. */
export async function probeClaims(
  world: World,
  claims: Claims,
  header?: Readonly<Record<string, unknown>>,
): Promise<Exchange> {
  const token = await world.mint(claims, header);
  return probe(world, { kind: "minted", claims, token });
}

/** Calls the probe with a token that is wrong on purpose. */
export const probeToken = (world: World, token: string, claims?: Claims): Promise<Exchange> =>
  probe(world, { kind: "literal", header: `Bearer ${token}`, ...(claims ? { claims } : {}) });

/** The token is refused with 401; why is nobody's business but the log's. */
export function expectUnauthorized(exchange: Exchange, what: string): void {
  expectProblem(
    exchange,
    { status: 401, code: ["unauthorized", "token_expired", "token_revoked"] },
    `for ${what}`,
  );
}

/** The token is good. */
export const expectAccepted = (exchange: Exchange, what: string): void =>
  expectStatus(exchange, 200, `for ${what}`);
