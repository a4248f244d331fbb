import type { AuthSession } from "../session.ts";
import { type SignGatewayTokenOptions, signGatewayToken } from "./sign-gateway-token.ts";

/** What the handler must know of the signed-in user. */
export type GatewaySession = Pick<AuthSession, "user" | "orgId" | "role" | "scopes"> & {
  /** Organizations the user may also ask a token for. Default: only `orgId`. */
  readonly orgIds?: readonly string[] | undefined;
};

/** How {@link createGatewayTokenHandler} finds out who asks, and signs. */
export type GatewayTokenHandlerOptions = SignGatewayTokenOptions & {
  /** The session of the request, from the app's own cookie; `null` when nobody is signed in. */
  readonly getSession: (request: Request) => GatewaySession | null | Promise<GatewaySession | null>;
  /** Origins of the app besides the request's own, such as one behind a proxy. */
  readonly origins?: readonly string[] | undefined;
};

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      vary: "Cookie, Origin",
      ...headers,
    },
  });

const refuse = (status: number, code: string, message: string, headers?: Record<string, string>): Response =>
  answer(status, { error: { code, message } }, headers);

/** A browser says where a request comes from; a form or a page elsewhere cannot pretend (Fetch Metadata, RFC 6454). */
function isSameOrigin(request: Request, origins: readonly string[]): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return site === "same-origin";
  const { origin: own } = new URL(request.url);
  return origin === own || origins.includes(origin) || isOwnHost(origin, request.headers);
}

/** Frameworks rebuild `request.url`: Next.js says `localhost` for 127.0.0.1, and a proxy ends TLS. `Host` is as asked. */
function isOwnHost(origin: string, headers: Headers): boolean {
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return URL.canParse(origin) && new URL(origin).host === host;
}

async function requestedOrg(request: Request): Promise<string | undefined | null> {
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("application/json")) return null;
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== "object" || body === null) return null;
  const { orgId } = body as { orgId?: unknown };
  return orgId === undefined || typeof orgId === "string" ? orgId : null;
}

/**
 * Makes the handler of an app's `POST /api/gateway-token`: turns the session cookie into a short gateway token.
 *
 * It answers only requests of the app's own pages (Origin and Fetch Metadata), only JSON posts, never from a cache,
 * and never a token for an organization the session does not hold. Exported from `@elqnt/auth/server`.
 *
 * @example `app/api/gateway-token/route.ts` of a Next.js app
 * ```ts
 * export const POST = createGatewayTokenHandler({ secret: process.env.JWT_SECRET!, getSession: () => getServerSession() });
 * ```
 *
 * @param options `expiresInSeconds` defaults to 900 here: browsers refresh by themselves.
 */
export function createGatewayTokenHandler(
  options: GatewayTokenHandlerOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "POST") return refuse(405, "method_not_allowed", "Use POST.", { allow: "POST" });
    if (!isSameOrigin(request, options.origins ?? []))
      return refuse(403, "forbidden", "The request comes from another origin.");
    const orgId = await requestedOrg(request);
    if (orgId === null) return refuse(415, "unsupported_media_type", "Send a JSON object.");
    const session = await options.getSession(request);
    if (!session) return refuse(401, "unauthorized", "Nobody is signed in.");
    const wanted = orgId ?? session.orgId;
    if (wanted !== session.orgId && !session.orgIds?.includes(wanted)) {
      return refuse(403, "org_mismatch", "The session does not belong to this organization.");
    }
    const { user, role, scopes } = session;
    const claims = { orgId: wanted, userId: user.id, email: user.email, role, scopes };
    return answer(200, await signGatewayToken(claims, { expiresInSeconds: 900, ...options }));
  };
}
