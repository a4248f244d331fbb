import type { Operation } from "@elqnt/contracts";
import { hasScope, type Identity, internalScope } from "@elqnt/service-kit";
import type { VerifiedToken } from "../verifier/claims.ts";
import type { TokenVerifier } from "../verifier/verifier.ts";
import { authenticate } from "./authenticate.ts";
import { orgFault } from "./check-request.ts";
import type { Limiter } from "./limiter.ts";
import type { OrgStatus } from "./orgs.ts";
import type { Refusal } from "./problem-answer.ts";
import type { Exchange, RequestHead } from "./types.ts";

/** What decides about callers. */
export interface AdmissionPorts {
  readonly verifier: TokenVerifier;
  readonly limiter: Limiter;
  readonly orgs: { status(orgId: string): OrgStatus | Promise<OrgStatus> } | undefined;
}

/** Who may come in, and stay. */
export interface Admission {
  /**
   * Lets a caller in or says why not: limits, token, scopes, organization, in this order. The caller of a user
   * operation is noted in the exchange as soon as it is known.
   *
   * @param search Query of the request, which may name an organization.
   */
  admit(
    exchange: Exchange,
    head: RequestHead,
    operation: Operation,
    search: string,
  ): Promise<Refusal | undefined>;
  /** Whether a caller who was let in is still welcome; yes, while that cannot be told. */
  isStillAdmitted(head: RequestHead): Promise<boolean>;
}

export function createAdmission({ verifier, limiter, orgs }: AdmissionPorts): Admission {
  async function identify(exchange: Exchange, { headers }: RequestHead): Promise<VerifiedToken | Refusal> {
    const authorization = headers.get("authorization");
    const blocked = limiter.blocked(exchange);
    if (blocked && !(authorization && verifier.knows(authorization.slice(7)))) return blocked;
    const authentication = await authenticate(verifier, authorization);
    if ("token" in authentication) return authentication.token;
    const { refusal } = authentication;
    // Not being able to judge a token is no failure of whoever sent it.
    return refusal.code === "service_unavailable" ? refusal : ((await limiter.failure(exchange)) ?? refusal);
  }

  async function orgStatusFault(orgId: string): Promise<Refusal | undefined> {
    if (!orgs) return undefined;
    const answer = orgs.status(orgId);
    return statusFaults[
      typeof answer === "string" ? answer : await answer.catch(() => "unavailable" as const)
    ];
  }

  return {
    async admit(exchange, head, operation, search) {
      if (operation.access === "public") return limiter.address(exchange);
      const token = await identify(exchange, head);
      if ("code" in token) return token;
      exchange.identity = identityOf(token, exchange);
      return (
        (await limiter.user(exchange, token)) ??
        scopeFault(token, operation) ??
        orgFault(token.orgId, head.headers, search) ??
        (await orgStatusFault(token.orgId))
      );
    },
    async isStillAdmitted({ headers }) {
      const authentication = await authenticate(verifier, headers.get("authorization"));
      const fault =
        "refusal" in authentication
          ? authentication.refusal
          : await orgStatusFault(authentication.token.orgId);
      return fault === undefined || fault.code === "service_unavailable";
    },
  };
}

const statusFaults: Readonly<Record<OrgStatus | "unavailable", Refusal | undefined>> = {
  active: undefined,
  suspended: { code: "org_suspended", detail: "The organization is suspended." },
  unknown: { code: "org_not_found", detail: "The organization of the token does not exist." },
  unavailable: { code: "service_unavailable", reason: "org directory", headers: ["Retry-After", "1"] },
};

function identityOf(token: VerifiedToken, { requestId, traceparent }: Exchange): Identity {
  const { orgId, userId, email, role, scopes, sessionId } = token;
  return {
    orgId,
    userId,
    ...(email !== undefined && { email }),
    ...(role !== undefined && { role }),
    scopes,
    ...(sessionId !== undefined && { sessionId }),
    requestId,
    traceparent,
  };
}

function scopeFault({ scopes }: VerifiedToken, operation: Operation): Refusal | undefined {
  // An internal scope in a token is a forgery even when the signature is good.
  if (scopes.includes(internalScope)) return { code: "forbidden", reason: "internal scope in a token" };
  const missing = operation.scopes.find((scope) => !hasScope(scopes, scope));
  if (missing === undefined) return undefined;
  return {
    code: "insufficient_scope",
    detail: `"${operation.operationId}" needs the scope "${missing}".`,
    headers: ["WWW-Authenticate", `Bearer realm="elqnt", error="insufficient_scope", scope="${missing}"`],
  };
}
