import { BoundedMap } from "../core/bounded-map.ts";

/** The protected header of a compact JWS, as far as the verifier uses it. */
export interface CompactHeader {
  readonly alg: string;
  readonly kid?: string;
}

const types = new Set(["jwt", "at+jwt", "application/jwt", "application/at+jwt"]);

/** Why a token is not worth a signature check. */
export interface CompactFault {
  readonly reason: string;
}

/** An app signs all its tokens under one header, so headers are read once. */
const known = new BoundedMap<CompactHeader | CompactFault>(256);

/**
 * Reads the header of a compact JWS, or says why the token is none that is worth a signature check. `jku`, `x5u`,
 * `jwk` and `x5c` are never looked at: a token does not bring its own key.
 */
export function readCompactHeader(token: string): CompactHeader | CompactFault {
  const [header, payload, signature, ...more] = token.split(".", 4);
  if (!header || !payload || !signature || more.length > 0) return { reason: "token has not three segments" };
  if (!isCanonicalBase64url(payload) || !isCanonicalBase64url(signature)) return notCanonical;
  if (header.length > 1024) return { reason: "token header too large" };
  const found = known.get(header) ?? readHeader(header);
  known.set(header, found);
  return found;
}

const notCanonical: CompactFault = { reason: "token is not canonical base64url" };

function readHeader(segment: string): CompactHeader | CompactFault {
  if (!isCanonicalBase64url(segment)) return notCanonical;
  const header = parseObject(segment);
  if (!header) return { reason: "token header is no JSON object" };
  const { alg, kid, typ, crit, cty, zip } = header;
  if (typeof alg !== "string") return { reason: "token header has no alg" };
  if (crit !== undefined || zip !== undefined) return { reason: "token header has an unsupported extension" };
  if (cty !== undefined) return { reason: "nested token" };
  if (!isTokenType(typ)) return { reason: "token type" };
  if (kid === undefined) return { alg };
  if (typeof kid !== "string" || kid.length > 256) return { reason: "token kid is no short string" };
  return { alg, kid };
}

function isTokenType(typ: unknown): boolean {
  return typ === undefined || (typeof typ === "string" && types.has(typ.toLowerCase()));
}

function parseObject(segment: string): Record<string, unknown> | undefined {
  try {
    // Header parameters that matter are ASCII; anything else fails to parse or to match.
    const value: unknown = JSON.parse(atob(segment.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const values = new Int8Array(128).fill(-1);
for (let index = 0; index < 64; index++) values[alphabet.charCodeAt(index)] = index;

/** One byte string has one spelling: no padding, no `+/`, and the bits past the last byte are zero. */
export function isCanonicalBase64url(text: string): boolean {
  const rest = text.length % 4;
  if (text.length === 0 || rest === 1) return false;
  let last = 0;
  for (let index = 0; index < text.length; index++) {
    last = values[text.charCodeAt(index)] ?? -1;
    if (last < 0) return false;
  }
  return rest === 0 || (rest === 2 ? (last & 15) === 0 : (last & 3) === 0);
}
