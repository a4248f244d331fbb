import { isUuid, ProblemError, utf8 } from "@elqnt/service-kit";
import { type JWTPayload, jwtVerify } from "jose";

/** What a first-party app says about the user who is signed in with it. */
export interface Assertion {
  /** `jti`; good for one exchange. */
  readonly tokenId: string;
  readonly expiresAtMs: number;
  /** `user_id`, or `sub`. */
  readonly userId: string;
  /** `org_id` */
  readonly orgId?: string;
  /** `email` */
  readonly email?: string;
  /** `role` and `scopes`: the app decides what the user may do. Ignored for members, whose role is stored. */
  readonly role?: string;
  readonly scopes?: readonly string[];
  /** `sid`: the app's own session, so that exchanges of one sign-in are one session here. */
  readonly sessionKey?: string;
  /** `user_agent` */
  readonly userAgent?: string;
}

export interface AssertionRules {
  /** `JWT_SECRET` */
  readonly secret: string;
  /** Expected `iss`, when there is one. */
  readonly issuer: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** `typ` of assertions: no gateway takes one for a token, and no token passes for an assertion. */
export const assertionType = "elqnt-session+jwt";
/** `aud` of assertions. */
export const assertionAudience = "elqnt-auth";

const longestLifeSeconds = 60;
const leewaySeconds = 5;
const visible = /^[\x21-\x7e]{1,128}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what these refuse
const address = /^[^\u0000-\u0020\u007f]{1,320}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what these refuse
const line = /^[^\u0000-\u001f\u007f]{1,512}$/;
const scopePattern = /^(read|write|admin|(read|write):[a-z][a-z0-9-]{0,62})$/;

/** The one answer to credentials that are not good, whatever is wrong with them. */
export const credentialsInvalid = (): ProblemError =>
  new ProblemError("credentials_invalid", {
    detail: "The credentials are unknown, expired, used or revoked.",
  });

/**
 * Verifies a session assertion: HS256 with the platform's secret, `typ` {@link assertionType}, with `jti`, `iat` and
 * an `exp` at most 60 seconds later. `iss` and `aud` may be absent but must be right when present.
 *
 * @throws ProblemError `credentials_invalid`
 */
export async function verifyAssertion(assertion: string, rules: AssertionRules): Promise<Assertion> {
  const claims = readClaims(await verifiedPayload(assertion, rules), rules);
  if (!claims) throw credentialsInvalid();
  return claims;
}

async function verifiedPayload(assertion: string, { secret, now }: AssertionRules): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, utf8(secret), {
      algorithms: ["HS256"],
      typ: assertionType,
      requiredClaims: ["exp", "iat", "jti"],
      clockTolerance: leewaySeconds,
      currentDate: new Date(now),
    });
    return payload;
  } catch {
    throw credentialsInvalid();
  }
}

function readClaims(payload: JWTPayload, { issuer, now }: AssertionRules): Assertion | null {
  const { iss, aud, iat = 0, exp = 0, jti, sub, user_id: userId = sub, org_id: orgId } = payload;
  const { email, role, scopes, sid, user_agent: userAgent } = payload;
  if (iss !== undefined && iss !== issuer) return null;
  if (aud !== undefined && ![aud].flat().includes(assertionAudience)) return null;
  if (exp - iat > longestLifeSeconds || exp <= iat || iat > now / 1000 + leewaySeconds) return null;
  if (typeof jti !== "string" || !visible.test(jti)) return null;
  if (typeof userId !== "string" || !visible.test(userId) || userId.startsWith("key_")) return null;
  if (orgId !== undefined && !(typeof orgId === "string" && isUuid(orgId))) return null;
  if (!isAbsentOr(address, email) || !isAbsentOr(visible, role) || !areScopes(scopes)) return null;
  if (!isAbsentOr(line, sid) || !isAbsentOr(line, userAgent)) return null;
  return {
    tokenId: jti,
    expiresAtMs: (exp + leewaySeconds) * 1000,
    userId,
    ...(orgId === undefined ? {} : { orgId }),
    ...(email === undefined ? {} : { email: email as string }),
    ...(role === undefined ? {} : { role: role as string }),
    ...(scopes === undefined ? {} : { scopes }),
    ...(sid === undefined ? {} : { sessionKey: sid as string }),
    ...(userAgent === undefined ? {} : { userAgent: userAgent as string }),
  };
}

const isAbsentOr = (pattern: RegExp, value: unknown): boolean =>
  value === undefined || (typeof value === "string" && pattern.test(value));

const areScopes = (value: unknown): value is readonly string[] | undefined =>
  value === undefined ||
  (Array.isArray(value) && value.length <= 64 && value.every((scope) => scopePattern.test(String(scope))));
