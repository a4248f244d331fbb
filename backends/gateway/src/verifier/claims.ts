import type { JWTPayload } from "jose";

/** What a verified token says. */
export interface VerifiedToken {
  readonly orgId: string;
  readonly userId: string;
  readonly email?: string;
  readonly role?: string;
  readonly scopes: readonly string[];
  /** `exp`, seconds since the epoch. */
  readonly expiresAt: number;
  /** `iat`, when the token has one. */
  readonly issuedAt?: number;
  /** `sid`, when the token comes from a session. */
  readonly sessionId?: string;
  /** `jti`, when the token has one. */
  readonly tokenId?: string;
}

/** What the claims are held against. */
export interface ClaimRules {
  readonly issuer: string;
  readonly audience: string;
  readonly leewaySeconds: number;
  /** Epoch seconds. */
  readonly now: number;
  /** Third-party (asymmetric) tokens must carry `iss`, `aud`, `iat` and `jti`; first-party ones may omit them. */
  readonly complete: boolean;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const visible = /^[\x21-\x7e]{1,128}$/;
// RFC 6749 scope-token without the comma, so that every list syntax is safe.
const scopeToken = /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,64}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
const emailText = /^[^\u0000-\u0020\u007f]{1,320}$/;
const maxScopes = 128;
/** Largest NumericDate that is a date in JavaScript. */
const maxSeconds = 8.64e12;

/** Checks every claim of a token whose signature is good; a string is the reason to refuse it. */
export function readClaims(payload: JWTPayload, rules: ClaimRules): VerifiedToken | string {
  return registeredFault(payload, rules) ?? readIdentity(payload);
}

/** `exp` and `nbf` are held against the clock with the signature; here `exp` must only be a date. */
function registeredFault(payload: JWTPayload, rules: ClaimRules): string | undefined {
  const { iss, aud, iat, exp, jti } = payload;
  if (!isDate(exp)) return "exp";
  if (iss === undefined ? rules.complete : iss !== rules.issuer) return "iss";
  if (aud === undefined ? rules.complete : !hasAudience(aud, rules.audience)) return "aud";
  if (iat === undefined ? rules.complete : !isDate(iat) || iat > rules.now + rules.leewaySeconds)
    return "iat";
  if (jti === undefined ? rules.complete : typeof jti !== "string" || !visible.test(jti)) return "jti";
  return undefined;
}

function isDate(value: unknown): value is number {
  return typeof value === "number" && value > 0 && value <= maxSeconds;
}

function hasAudience(audience: unknown, ours: string): boolean {
  if (Array.isArray(audience))
    return audience.every((entry) => typeof entry === "string") && audience.includes(ours);
  return audience === ours;
}

function readIdentity(payload: JWTPayload): VerifiedToken | string {
  const { org_id: orgId, user_id: userId, email, role, scopes, sid } = payload;
  if (typeof orgId !== "string" || !uuid.test(orgId)) return "org_id";
  if (typeof userId !== "string" || !visible.test(userId)) return "user_id";
  if (email !== undefined && !(typeof email === "string" && emailText.test(email))) return "email";
  if (role !== undefined && !(typeof role === "string" && visible.test(role))) return "role";
  if (sid !== undefined && !(typeof sid === "string" && visible.test(sid))) return "sid";
  if (!isScopeList(scopes)) return "scopes";
  return {
    orgId,
    userId,
    ...(email !== undefined && { email }),
    ...(role !== undefined && { role }),
    scopes: [...scopes],
    expiresAt: payload.exp!,
    ...(payload.iat !== undefined && { issuedAt: payload.iat }),
    ...(sid !== undefined && { sessionId: sid }),
    ...(payload.jti !== undefined && { tokenId: payload.jti }),
  };
}

function isScopeList(scopes: unknown): scopes is string[] {
  return (
    Array.isArray(scopes) &&
    scopes.length <= maxScopes &&
    scopes.every((scope) => typeof scope === "string" && scopeToken.test(scope))
  );
}
