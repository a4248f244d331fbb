import { base64url, fromBase64url, utf8 } from "@elqnt/service-kit";

/** Encrypts what must rest in the store and be readable again. */
export interface Sealer {
  /** `purpose` says what the text is and of whom; it opens only under the same. */
  seal(text: string, purpose: string): Promise<string>;
  /** The text, or null when it was sealed otherwise. */
  open(sealed: string, purpose: string): Promise<string | null>;
}

const version = "sealed1.";
const ivLength = 12;

/** AES-256-GCM with a key derived from the platform's secret for this use alone (HKDF, RFC 5869). */
export function createSealer(secret: string): Sealer {
  const key = deriveKey(secret);
  // A use reports the failure; an unused sealer must not end the process.
  key.catch(() => undefined);
  return {
    async seal(text, purpose) {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const sealed = new Uint8Array(
        await crypto.subtle.encrypt(algorithm(iv, purpose), await key, utf8(text)),
      );
      const bytes = new Uint8Array(ivLength + sealed.byteLength);
      bytes.set(iv);
      bytes.set(sealed, ivLength);
      return version + base64url(bytes);
    },
    async open(sealed, purpose) {
      const bytes = sealed.startsWith(version) ? fromBase64url(sealed.slice(version.length)) : null;
      if (!bytes || bytes.byteLength <= ivLength) return null;
      const iv = bytes.slice(0, ivLength);
      try {
        const text = await crypto.subtle.decrypt(algorithm(iv, purpose), await key, bytes.slice(ivLength));
        return new TextDecoder().decode(text);
      } catch {
        return null;
      }
    },
  };
}

const algorithm = (iv: Uint8Array<ArrayBuffer>, purpose: string) => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8(purpose),
});

async function deriveKey(secret: string): Promise<CryptoKey> {
  const master = await crypto.subtle.importKey("raw", utf8(secret), "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8("elqnt auth seal") };
  return crypto.subtle.deriveKey(derivation, master, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}
