// jose's own types are ESM only: declarations that name them fail in CommonJS under `moduleResolution: node16`.

/** A private key as JSON (RFC 7517), such as `exportJWK` of jose gives it. */
export interface PrivateJwk {
  readonly kty?: string;
  readonly kid?: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly d?: string;
  readonly n?: string;
  readonly e?: string;
}

/** Finds the public key of a token, such as `createRemoteJWKSet` and `createLocalJWKSet` of jose make it. */
export type PublicKeyFinder = (
  header: { readonly alg: string; readonly kid?: string },
  token: { readonly payload: string | Uint8Array; readonly signature: string },
) => Promise<CryptoKey>;

/** Algorithms of tokens for third parties. */
export type AsymmetricAlgorithm = "EdDSA" | "ES256" | "RS256";

/** A key that signs: the gateway's shared secret, or a private key of the app's own. */
export type SigningKey =
  | { readonly secret: string | Uint8Array }
  | {
      readonly privateKey: CryptoKey | PrivateJwk;
      readonly algorithm: AsymmetricAlgorithm;
      readonly keyId: string;
    };

/** A key that verifies: the shared secret, or the public keys by id. The key fixes the algorithm. */
export type VerificationKey =
  | { readonly secret: string | Uint8Array }
  | { readonly jwks: PublicKeyFinder; readonly algorithms?: readonly AsymmetricAlgorithm[] };

const minimumBytes = 32;

/** The bytes of a shared secret; short ones are refused (RFC 7518 §3.2). */
export function secretBytes(secret: string | Uint8Array): Uint8Array {
  const bytes = typeof secret === "string" ? new Uint8Array(new TextEncoder().encode(secret)) : secret;
  if (bytes?.byteLength >= minimumBytes) return bytes;
  throw new TypeError(
    `Failed to read "secret": it is shorter than ${minimumBytes} bytes. Pass the gateway's JWT_SECRET.`,
  );
}
