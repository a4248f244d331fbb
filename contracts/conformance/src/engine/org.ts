import type { Catalogue } from "../catalogue.ts";
import type { Claims, Credential, Exchange } from "../http/exchange.ts";
import { buildCall, type CallOptions, type Input } from "../http/request-builder.ts";
import { type MintToken, ordinaryClaims } from "../tokens/mint.ts";
import type { Send } from "./session.ts";

/** Somebody with a token: calls operations by id. */
export interface Caller {
  readonly orgId: string;
  readonly userId: string;
  readonly credential: Credential;
  call(operationId: string, input?: Input, options?: CallOptions): Promise<Exchange>;
}

/** One organization of the run and the people in it. */
export interface Org {
  readonly id: string;
  /** Somebody who may do everything; the usual caller. */
  readonly admin: Caller;
  /** A caller of this organization with other claims, such as `{ scopes: ["read:entities"] }`. */
  as(claims: Claims): Promise<Caller>;
  /** Strings that nobody outside the organization may ever see; put them into what you store. */
  readonly canary: string;
}

/** What callers need of the run. */
export interface CallerContext {
  readonly catalogue: Catalogue;
  readonly mint: MintToken;
  readonly send: Send;
}

/** A caller with a credential; several worlds may make callers of one organization. */
export function createCaller(
  { catalogue, send }: Omit<CallerContext, "mint">,
  credential: Credential,
): Caller {
  const claims = credential.kind === "none" ? {} : (credential.claims ?? {});
  return {
    orgId: String(claims.org_id ?? ""),
    userId: String(claims.user_id ?? ""),
    credential,
    call: (operationId, input = {}, options) =>
      send(buildCall(catalogue.operation(operationId), input, credential, options)),
  };
}

/** Mints a token and keeps what it was made from, so that a failure can print how to make it again. */
export async function mintCredential(mint: MintToken, claims: Claims): Promise<Credential> {
  const full = ordinaryClaims(claims);
  return { kind: "minted", claims: full, token: await mint(full) };
}

/** What is known of an organization between cases. */
export interface OrgIdentity {
  readonly id: string;
  readonly canary: string;
  readonly adminCredential: Credential;
  readonly adminUserId: string;
}

/** An organization as one case sees it: the same identity, its own capture. */
export function bindOrg(identity: OrgIdentity, context: CallerContext): Org {
  return {
    id: identity.id,
    canary: identity.canary,
    admin: createCaller(context, identity.adminCredential),
    as: async (claims) =>
      createCaller(
        context,
        await mintCredential(context.mint, {
          org_id: identity.id,
          user_id: identity.adminUserId,
          email: "conformance@example.com",
          ...claims,
        }),
      ),
  };
}
