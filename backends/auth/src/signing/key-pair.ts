import type { Jwk } from "@elqnt/contracts/auth";
import { newId } from "@elqnt/service-kit";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { Sealer } from "../seal.ts";
import type { StoredSigningKey } from "../store.ts";

/** What a private key is sealed for: moved under another id it does not open. */
const purposeOf = (kid: string): string => `signing key ${kid}`;

/** A new Ed25519 key pair (RFC 8037), ready to store. */
export async function newSigningKey(
  sealer: Sealer,
  times: Pick<StoredSigningKey, "generation" | "createdAt" | "activeFrom">,
): Promise<StoredSigningKey> {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { d, ...published } = await exportJWK(privateKey);
  const kid = newId();
  return {
    ...times,
    publicKey: { ...published, kty: "OKP", kid, alg: "EdDSA", use: "sig" } satisfies Jwk,
    sealedPrivateKey: await sealer.seal(d ?? "", purposeOf(kid)),
  };
}

/** The private key, or null when it was sealed with another secret. */
export async function openSigningKey(sealer: Sealer, stored: StoredSigningKey): Promise<CryptoKey | null> {
  const { publicKey, sealedPrivateKey } = stored;
  const d = await sealer.open(sealedPrivateKey, purposeOf(publicKey.kid));
  return d === null ? null : ((await importJWK({ ...publicKey, d } as JWK, "EdDSA")) as CryptoKey);
}
