import type { GatewayToken } from "@elqnt/contracts/auth";
import type { Caller, Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import type { Claims, Exchange } from "../http/exchange.ts";
import { claimsOf, partsOf } from "../tokens/forge.ts";
import { nowInSeconds } from "../tokens/mint.ts";
import { bodyOf } from "./recipe.ts";

/** Whether the minter set a member of the protected header; those of token commands may not. */
export const canSetHeader = (world: World): Promise<boolean> =>
  world.shared("can-set-header", async () => {
    const token = await world.mint(world.claimsOf(world.a), { kid: "probe" });
    try {
      const text = globalThis.atob(partsOf(token)[0].replaceAll("-", "+").replaceAll("_", "/"));
      return (JSON.parse(text) as { kid?: unknown }).kid === "probe";
    } catch {
      return false;
    }
  });

/** Ends the case when the minter cannot set header members. */
export async function needHeaders(world: World): Promise<void> {
  if (!(await canSetHeader(world)))
    world.skip("the token command cannot set members of the protected header");
}

/** The claims of a fresh session assertion. */
export const assertionClaims = (world: World, org: Org, claims: Claims): Claims => ({
  org_id: org.id,
  jti: world.random.uuid(),
  iat: nowInSeconds(),
  exp: nowInSeconds() + 30,
  ...claims,
});

/** Exchanges a session assertion with these claims. */
export async function exchangeSession(
  world: World,
  org: Org,
  claims: Claims,
  typ = "elqnt-session+jwt",
): Promise<Exchange> {
  const assertion = await world.mint(claims, { typ });
  const body = { grantType: "session", assertion, orgId: org.id };
  return org.admin.call("exchangeToken", { body }, { credential: { kind: "none" } });
}

/** A user with a session of its own and the token of that session. */
export async function signIn(
  world: World,
  org: Org,
  userId: string,
): Promise<{ sessionId: string; token: GatewayToken; caller: Caller }> {
  await needHeaders(world);
  // Each sign-in is another session: the application's own session id tells them apart.
  const claims = assertionClaims(world, org, { user_id: userId, sid: world.random.uuid() });
  const token = bodyOf<GatewayToken>(await exchangeSession(world, org, claims), 200);
  const header = `Bearer ${token.token}`;
  const caller = world.caller({ kind: "literal", header, claims: claimsOf(token.token) ?? {} });
  return { token, caller, sessionId: token.sessionId ?? "" };
}
