import {
  errors,
  type JSONWebKeySet,
  type JWTClaimVerificationOptions,
  type JWTPayload,
  jwtVerify,
  UnsecuredJWT,
} from "jose";
import { BoundedMap } from "../core/bounded-map.ts";
import { readClaims, type VerifiedToken } from "./claims.ts";
import { type CompactHeader, readCompactHeader } from "./compact.ts";
import {
  importKeySet,
  importSecret,
  type SignatureCheck,
  secretBytes,
  type VerificationKey,
} from "./keys.ts";
import { type Polled, polled } from "./polled.ts";
import {
  indexRevocations,
  nothingRevoked,
  type RevocationIndex,
  type RevocationSource,
} from "./revocations.ts";

/** What {@link createTokenVerifier} needs: a secret, a key set, or both. */
export interface TokenVerifierOptions {
  /** `JWT_SECRET` of first-party apps; verifies HS256 tokens without a `kid`. At least 32 bytes. */
  readonly secret?: string | Uint8Array;
  /** Makes the check of HS256 signatures. Default WebCrypto, which every platform has; `createNodeHs256` costs less. */
  readonly hs256?: (secret: Uint8Array) => SignatureCheck;
  /** Public keys of third-party apps; verify EdDSA, ES256 and RS256 tokens by `kid`. A function is asked again. */
  readonly jwks?: JSONWebKeySet | (() => Promise<JSONWebKeySet>);
  /** Age in milliseconds after which a key set is asked for again. Default 300,000; an unknown `kid` asks earlier. */
  readonly jwksRefreshMs?: number;
  /** Least milliseconds between two requests for the key set, however many unknown `kid`s arrive. Default 5000. */
  readonly jwksPauseMs?: number;
  /** Expected `iss`. Default `elqnt`. */
  readonly issuer?: string;
  /** Expected `aud`. Default `elqnt-gateway`. */
  readonly audience?: string;
  /** Tolerated clock difference in seconds. Default 5. */
  readonly leewaySeconds?: number;
  /** Withdrawn tokens. Read at least every 4 seconds of use, so a revocation holds within 5. */
  readonly revocations?: RevocationSource;
  /** Number of verified tokens remembered. Default 10,000. */
  readonly cacheSize?: number;
  /** Lets published sample secrets pass, for development. Default `false`. */
  readonly allowSampleSecrets?: boolean;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
}

/** Outcome of a verification. The reason is for logs and names no part of the token. */
export type Verification =
  | { readonly ok: true; readonly token: VerifiedToken }
  | {
      readonly ok: false;
      readonly code: "unauthorized" | "token_expired" | "token_revoked";
      readonly reason: string;
    };

/** Verifies compact JWTs and remembers the good ones. */
export interface TokenVerifier {
  /** Answers without a promise when the whole token is remembered. */
  verify(token: string): Verification | Promise<Verification>;
  /** Whether `verify` would answer without a signature check. */
  knows(token: string): boolean;
  /** Milliseconds since the revocation list was last read; 0 without one. */
  revocationAge(): number;
}

interface Remembered {
  readonly verification: Verification & { ok: true };
  readonly expiresAtMs: number;
  /** The revocation list this entry was last judged by. */
  judgedBy: RevocationIndex;
}

const maxTokenLength = 8192;
const revoked: Verification = { ok: false, code: "token_revoked", reason: "revoked" };
const expired: Verification = { ok: false, code: "token_expired", reason: "exp" };

/**
 * Creates a verifier whose keys fix the algorithm: a token with a `kid` is held against that public key, one without
 * against the secret, and the header's `alg` must agree. Claims follow the contract; of a duplicated claim the last
 * one counts, as in every JSON parser of the platform.
 *
 * Good tokens are remembered under their whole text, until they expire or are revoked, so an EdDSA token costs its
 * signature check once.
 *
 * @throws TypeError when there is no key at all or the secret cannot keep one
 * @see {@link https://www.rfc-editor.org/rfc/rfc8725 RFC 8725, JSON Web Token Best Current Practices}
 * @example
 * ```ts
 * import { createTokenVerifier } from "@elqnt/gateway/verifier";
 *
 * const verifier = createTokenVerifier({ secret: process.env.JWT_SECRET! });
 * const verification = await verifier.verify(token);
 * if (verification.ok) console.log(verification.token.orgId);
 * ```
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { issuer = "elqnt", audience = "elqnt-gateway", leewaySeconds = 5, now = Date.now } = options;
  const selectKey = keySelector(options, now);
  const revocations = revocationPoll(options, now);
  const remembered = new BoundedMap<Remembered>(options.cacheSize ?? 10_000);
  const pending = new Map<string, Promise<Verification>>();

  function currentRevocations(): RevocationIndex | Promise<RevocationIndex> {
    return revocations ? revocations.get() : nothingRevoked;
  }

  function recall(token: string, entry: Remembered, index: RevocationIndex): Verification {
    if (now() >= entry.expiresAtMs) {
      remembered.delete(token);
      return expired;
    }
    if (entry.judgedBy !== index) {
      if (index(entry.verification.token)) {
        remembered.delete(token);
        return revoked;
      }
      entry.judgedBy = index;
    }
    return entry.verification;
  }

  async function check(token: string, header: CompactHeader): Promise<Verification> {
    try {
      const selected = await selectKey(header.kid);
      if (!selected) return refused("unknown key");
      if (selected.algorithm !== header.alg) return refused("algorithm of the key");
      const time = now();
      const { payload, fault } = await checkSignature(token, selected, leewaySeconds, new Date(time));
      if (fault) return fault;
      const complete = selected.algorithm !== "HS256";
      const claims = readClaims(payload, { issuer, audience, leewaySeconds, complete, now: time / 1000 });
      if (typeof claims === "string") return refused(`claim ${claims}`);
      const index = currentRevocations();
      return remember(token, claims, typeof index === "function" ? index : await index);
    } finally {
      pending.delete(token);
    }
  }

  function remember(token: string, claims: VerifiedToken, index: RevocationIndex): Verification {
    if (index(claims)) return revoked;
    const verification = { ok: true, token: claims } as const;
    const expiresAtMs = (claims.expiresAt + leewaySeconds) * 1000;
    remembered.set(token, { verification, expiresAtMs, judgedBy: index });
    return verification;
  }

  return {
    verify(token) {
      if (token.length > maxTokenLength) return refused("token too large");
      const entry = remembered.get(token);
      if (entry) {
        const index = currentRevocations();
        return typeof index === "function"
          ? recall(token, entry, index)
          : index.then((i) => recall(token, entry, i));
      }
      const running = pending.get(token);
      if (running) return running;
      const header = readCompactHeader(token);
      if ("reason" in header) return refused(header.reason);
      const checking = check(token, header);
      pending.set(token, checking);
      return checking;
    },
    knows: (token) => remembered.get(token) !== undefined,
    revocationAge: () => revocations?.age() ?? 0,
  };
}

function refused(reason: string): Verification {
  return { ok: false, code: "unauthorized", reason };
}

type Checked =
  | { readonly payload: JWTPayload; readonly fault?: never }
  | { readonly payload?: never; readonly fault: Verification };

/** The payload of a token whose signature and times are good. */
async function checkSignature(
  token: string,
  { key, algorithm }: VerificationKey,
  clockTolerance: number,
  currentDate: Date,
): Promise<Checked> {
  try {
    const times = { clockTolerance, currentDate };
    if (typeof key === "function") return { payload: payloadOf(token, key, times) };
    return { payload: (await jwtVerify(token, key, { algorithms: [algorithm], ...times })).payload };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { fault: expired };
    return { fault: refused(error instanceof errors.JOSEError ? error.code : "signature") };
  }
}

/** Of a token without a signature jose checks all but that; it was checked just before. */
function payloadOf(token: string, isGood: SignatureCheck, times: JWTClaimVerificationOptions): JWTPayload {
  const [header, payload, signature] = token.split(".") as [string, string, string];
  if (!isGood(`${header}.${payload}`, signature)) throw new errors.JWSSignatureVerificationFailed();
  return UnsecuredJWT.decode(`${unsignedHeader}.${payload}.`, times).payload;
}

/** `{"alg":"none"}` */
const unsignedHeader = "eyJhbGciOiJub25lIn0";

type KeySelector = (kid: string | undefined) => Promise<VerificationKey | undefined>;

function keySelector(options: TokenVerifierOptions, now: () => number): KeySelector {
  if (options.secret === undefined && options.jwks === undefined) {
    throw new TypeError("Failed to create a token verifier: neither a secret nor a key set was given.");
  }
  const secretKey = secretKeyOf(options);
  const keySet = keySetPoll(options, now);
  return async (kid) => {
    if (kid === undefined) return secretKey;
    if (!keySet) return undefined;
    return (await keySet.get()).get(kid) ?? (await keySet.refresh()).get(kid);
  };
}

function secretKeyOf({ secret, allowSampleSecrets = false, hs256 }: TokenVerifierOptions) {
  if (secret === undefined) return undefined;
  const bytes = secretBytes(secret, allowSampleSecrets);
  return hs256 ? { algorithm: "HS256", key: hs256(bytes) } : importSecret(bytes);
}

function keySetPoll(
  { jwks, jwksRefreshMs = 300_000, jwksPauseMs = 5000 }: TokenVerifierOptions,
  now: () => number,
): Polled<Map<string, VerificationKey>> | undefined {
  if (!jwks) return undefined;
  const constant = typeof jwks !== "function";
  const fetch = async () => importKeySet(constant ? jwks : await jwks());
  const refreshMs = constant ? Number.POSITIVE_INFINITY : jwksRefreshMs;
  const pauseMs = constant ? Number.POSITIVE_INFINITY : jwksPauseMs;
  // A rotated-out key must stop working, so a use waits for a set that is overdue.
  return polled(fetch, { refreshMs, waitMs: refreshMs * 2, pauseMs, now });
}

function revocationPoll(
  { revocations }: TokenVerifierOptions,
  now: () => number,
): Polled<RevocationIndex> | undefined {
  if (!revocations) return undefined;
  let previous: RevocationIndex | undefined;
  let fingerprint = "";
  const fetch = async () => {
    const list = await revocations.list();
    const print = JSON.stringify(list);
    // The same list keeps its index, and remembered tokens need not be judged again.
    if (!previous || print !== fingerprint) previous = indexRevocations(list);
    fingerprint = print;
    return previous;
  };
  return polled(fetch, { refreshMs: 2000, waitMs: 4000, pauseMs: 1000, now });
}
