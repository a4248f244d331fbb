import { type AuthOperations, authContract } from "@elqnt/contracts/auth";
import { type Identity, internalScope, newId, operationRequest, type Upstream } from "@elqnt/service-kit";
import type { JSONWebKeySet } from "jose";
import type { OrgDirectory } from "./core/orgs.ts";
import type { Revocation, RevocationSource } from "./verifier/revocations.ts";

/** What the gateway learns from the auth service. */
export interface AuthConnection {
  readonly orgs: OrgDirectory;
  readonly revocations: RevocationSource;
  jwks(): Promise<JSONWebKeySet>;
}

const self = (): Identity => ({ orgId: "", userId: "gateway", scopes: [internalScope], requestId: newId() });

const isMissing = (response: Response): boolean => response.status === 404;

/**
 * Asks the auth service, in this process or another, what the gateway must know: whether an organization exists, which
 * tokens are revoked, and the public keys. Paths come from the auth contract.
 *
 * @param auth The auth service, or `createHttpUpstream` to it.
 */
export function connectAuth(auth: Upstream): AuthConnection {
  async function call(id: keyof AuthOperations, path: Record<string, string> = {}): Promise<Response> {
    const signal = AbortSignal.timeout(5_000);
    const response = await auth(operationRequest(authContract.operations[id], { path, signal }), self());
    if (response.ok || isMissing(response)) return response;
    await response.body?.cancel();
    throw new Error(`Failed to ask the auth service for "${id}": it answered ${response.status}.`);
  }

  return {
    orgs: {
      async status(orgId) {
        const response = await call("getOrgStatus", { orgId });
        if (isMissing(response)) return "unknown";
        const { status } = (await response.json()) as AuthOperations["getOrgStatus"]["output"];
        return status === "deleted" ? "unknown" : status;
      },
    },
    revocations: {
      async list() {
        const response = await call("listRevocations");
        const { items } = (await response.json()) as AuthOperations["listRevocations"]["output"];
        return items.map(
          ({ notBefore, ...revoked }): Revocation => ({
            ...revoked,
            before: Math.floor(Date.parse(notBefore) / 1000),
          }),
        );
      },
    },
    jwks: async () => (await call("getJwks")).json() as Promise<JSONWebKeySet>,
  };
}
