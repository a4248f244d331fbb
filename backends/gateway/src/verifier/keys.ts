import { utf8 } from "@elqnt/service-kit";
import { type CryptoKey, importJWK, type JSONWebKeySet, type JWK } from "jose";

/** Whether a signature, in base64url, is that of what was signed. */
export type SignatureCheck = (signed: string, signature: string) => boolean;

/** A key and the one algorithm it is good for. */
export interface VerificationKey {
  readonly algorithm: string;
  readonly key: CryptoKey | SignatureCheck;
}

/** Secrets that stand in documentation and starter kits; compared in lower case. */
const samples = [
  "your-secret-key",
  "your-256-bit-secret",
  "your-super-secret",
  "your_jwt_secret",
  "a-string-secret-at-least-256-bits-long",
  "change-me",
  "changeme",
  "change-this",
  "replace-me",
  "supersecret",
  "super-secret",
  "secret-key-for-jwt",
  "dev-secret",
  "test-secret",
  "mock-secret",
  "example-secret",
];

/**
 * Takes `JWT_SECRET` apart and refuses what cannot keep a secret.
 *
 * @throws TypeError when the secret is shorter than 32 bytes, is a PEM or JWK, repeats a few characters, or is a
 *   known sample and samples are not allowed
 */
export function secretBytes(secret: string | Uint8Array, allowSamples: boolean): Uint8Array<ArrayBuffer> {
  const bytes = typeof secret === "string" ? utf8(secret) : Uint8Array.from(secret);
  if (bytes.byteLength < 32) {
    throw new TypeError(
      `Failed to use JWT_SECRET: it has ${bytes.byteLength} bytes. Use at least 32 random bytes.`,
    );
  }
  const text = new TextDecoder().decode(bytes).toLowerCase();
  // A public key in the place of the secret would let everyone who knows the public key sign tokens.
  if (text.includes("-----begin") || /^\s*\{[\s\S]*"kty"/.test(text) || /^\s*ssh-/.test(text)) {
    throw new TypeError("Failed to use JWT_SECRET: it is a key file. Pass public keys as JWKS instead.");
  }
  if (!allowSamples && (new Set(bytes).size < 8 || samples.some((sample) => text.includes(sample)))) {
    throw new TypeError("Failed to use JWT_SECRET: it is a published sample. Use at least 32 random bytes.");
  }
  return bytes;
}

/** The HS256 key of a secret. */
export async function importSecret(bytes: Uint8Array<ArrayBuffer>): Promise<VerificationKey> {
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  return { algorithm: "HS256", key };
}

/** Public keys by `kid`. Keys of another kind, or without a `kid`, are left out. */
export async function importKeySet(set: JSONWebKeySet): Promise<Map<string, VerificationKey>> {
  const keys = new Map<string, VerificationKey>();
  for (const jwk of set.keys) {
    const algorithm = algorithmOf(jwk);
    if (!jwk.kid || !algorithm || (jwk.use !== undefined && jwk.use !== "sig")) continue;
    const { d: _private, ...published } = jwk;
    keys.set(jwk.kid, { algorithm, key: (await importJWK(published as JWK, algorithm)) as CryptoKey });
  }
  return keys;
}

/** RFC 7518 and RFC 8037: type and curve of the key decide, and a contradicting `alg` disqualifies it. */
function algorithmOf({ kty, crv, alg, n }: JWK): string | undefined {
  const algorithm =
    kty === "OKP" && crv === "Ed25519" ? "EdDSA" : kty === "EC" && crv === "P-256" ? "ES256" : rsa(kty, n);
  const named = alg === "Ed25519" ? "EdDSA" : alg;
  return named === undefined || named === algorithm ? algorithm : undefined;
}

/** 2048 bits are 342 characters of base64url. */
function rsa(kty: string | undefined, modulus: string | undefined): string | undefined {
  return kty === "RSA" && modulus !== undefined && modulus.length >= 342 ? "RS256" : undefined;
}
