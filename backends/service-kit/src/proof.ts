import { constantTimeEqual, type Hmac } from "./bytes.ts";
import type { HeaderReader } from "./call.ts";
import type { Identity } from "./identity.ts";

/** The headers a gateway writes for a service in another process; clients cannot set them. */
export const identityHeaders = [
  "x-org-id",
  "x-user-id",
  "x-user-email",
  "x-user-role",
  "x-scopes",
  "x-session-id",
  "x-request-id",
  "x-elqnt-proof",
] as const;

/** Name of the header that carries the proof. */
export const proofHeader = "x-elqnt-proof";

/** Seconds that a proof is good for, either way, to allow for clocks. */
const proofLifeSeconds = 30;

const signedText = (method: string, target: string, identity: Identity, time: number): string =>
  [
    "v1",
    time,
    method,
    target,
    identity.orgId,
    identity.userId,
    identity.email ?? "",
    identity.role ?? "",
    identity.scopes.join(" "),
    identity.sessionId ?? "",
    identity.requestId,
  ].join("\n");

/**
 * The identity headers with their proof: HMAC over time, method, target (path and query), org, user, e-mail, role,
 * scopes, session and request id, in that order.
 */
export async function proveIdentity(
  hmac: Hmac,
  method: string,
  target: string,
  identity: Identity,
  now = Date.now(),
): Promise<Record<string, string>> {
  const time = Math.floor(now / 1000);
  const signature = await hmac(signedText(method, target, identity, time));
  return {
    "x-org-id": identity.orgId,
    "x-user-id": identity.userId,
    ...(identity.email ? { "x-user-email": identity.email } : {}),
    ...(identity.role ? { "x-user-role": identity.role } : {}),
    "x-scopes": identity.scopes.join(" "),
    ...(identity.sessionId ? { "x-session-id": identity.sessionId } : {}),
    "x-request-id": identity.requestId,
    ...(identity.traceparent ? { traceparent: identity.traceparent } : {}),
    [proofHeader]: `v1.${time}.${signature}`,
  };
}

/** The identity that a request proves, or null: missing, forged, altered or too old. */
export async function provenIdentity(
  hmac: Hmac,
  method: string,
  target: string,
  headers: HeaderReader,
  now = Date.now(),
): Promise<Identity | null> {
  const match = /^v1\.(\d{1,12})\.([A-Za-z0-9_-]+)$/.exec(headers.get(proofHeader) ?? "");
  if (!match) return null;
  const time = Number(match[1]);
  if (Math.abs(now / 1000 - time) > proofLifeSeconds) return null;
  const email = headers.get("x-user-email");
  const role = headers.get("x-user-role");
  const sessionId = headers.get("x-session-id");
  const traceparent = headers.get("traceparent");
  const identity: Identity = {
    orgId: headers.get("x-org-id") ?? "",
    userId: headers.get("x-user-id") ?? "",
    ...(email ? { email } : {}),
    ...(role ? { role } : {}),
    scopes: (headers.get("x-scopes") ?? "").split(" ").filter(Boolean),
    ...(sessionId ? { sessionId } : {}),
    requestId: headers.get("x-request-id") ?? "",
    ...(traceparent ? { traceparent } : {}),
  };
  const expected = await hmac(signedText(method, target, identity, time));
  return constantTimeEqual(expected, match[2]!) ? identity : null;
}
