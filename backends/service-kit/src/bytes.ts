const encoder = new TextEncoder();

/** UTF-8 bytes, as a `Uint8Array` of this realm: jsdom has one of its own, and jose looks closely. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(encoder.encode(text));

/** Unpadded base64url (RFC 4648 §5). */
export function base64url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The bytes of unpadded base64url, or null when the text is not canonical. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return base64url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", data)));
}

/** Compares in time that depends on the length alone. */
export function constantTimeEqual(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++)
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

/** Computes a keyed hash of text as base64url. Sync or async, so that a process may bring its platform's own. */
export type Hmac = (text: string) => string | Promise<string>;

/**
 * HMAC-SHA256 on WebCrypto, with a key derived from `secret` for one purpose (HKDF, RFC 5869), so that no two
 * uses share a key.
 */
export function createHmac(secret: string, purpose: string): Hmac {
  const key = (async () => {
    const master = await crypto.subtle.importKey("raw", utf8(secret), "HKDF", false, ["deriveKey"]);
    const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(purpose) };
    return crypto.subtle.deriveKey(
      derivation,
      master,
      { name: "HMAC", hash: "SHA-256", length: 256 },
      false,
      ["sign"],
    );
  })();
  return async (text) => base64url(new Uint8Array(await crypto.subtle.sign("HMAC", await key, utf8(text))));
}
