import { base64url, constantTimeEqual, sha256, utf8 } from "@elqnt/service-kit";

/** A new secret and what is kept of it. */
export interface NewSecret {
  readonly secret: string;
  readonly hash: string;
}

/** A new API key and what is kept of it. */
export interface NewApiKeySecret extends NewSecret {
  /** Public part, by which the key is found. */
  readonly prefix: string;
}

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Hashes a secret for storage. One round of SHA-256 is enough, because our secrets are 256 random bits: there is no
 * dictionary to try.
 */
export const hashSecret = (secret: string): Promise<string> => sha256(utf8(secret));

/** Makes an API key, `elqnt_<id>_<secret>`. */
export async function newApiKeySecret(): Promise<NewApiKeySecret> {
  const prefix = `elqnt_${hex(randomBytes(8))}`;
  const secret = `${prefix}_${base64url(randomBytes(32))}`;
  return { prefix, secret, hash: await hashSecret(secret) };
}

/** The public part of an API key, or null when the text is none. */
export const prefixOfApiKey = (apiKey: string): string | null =>
  /^(elqnt_[0-9a-f]{16})_[A-Za-z0-9_-]{43}$/.exec(apiKey)?.[1] ?? null;

/** Whether a secret has this hash, in time that tells nothing about it. */
export const matchesHash = async (secret: string, hash: string): Promise<boolean> =>
  constantTimeEqual(await hashSecret(secret), hash);

/** Makes the token of an invitation. */
export async function newInvitationSecret(): Promise<NewSecret> {
  const secret = `elqnt_invitation_${base64url(randomBytes(32))}`;
  return { secret, hash: await hashSecret(secret) };
}
