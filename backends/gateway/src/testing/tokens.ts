import { SignJWT } from "jose";

export const secret = "k2Vd8-4fQz7mYp1sX9tB6wLc3nRg0hJe";
export const orgA = "0197b2d3-982f-7b79-b2bf-710f6def104a";
export const orgB = "0197b2d3-0000-7000-8000-00000000000b";

/** The claims of the mission's own snippet. */
export const claims = {
  org_id: orgA,
  user_id: "user-1",
  email: "ada@example.com",
  role: "user",
  scopes: ["read", "write"],
};

/** Mints a first-party token, one hour long unless `exp` is given. */
export function mint(
  overrides: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key: string | Uint8Array = secret,
): Promise<string> {
  const payload = { ...claims, exp: Math.floor(Date.now() / 1000) + 3600, ...overrides };
  const bytes = typeof key === "string" ? new TextEncoder().encode(key) : key;
  return new SignJWT(payload).setProtectedHeader({ alg: "HS256", ...header }).sign(bytes);
}

/** Signs any header and payload text, however malformed, with the right secret. */
export async function signRaw(header: string, payload: string): Promise<string> {
  const input = `${encode(header)}.${encode(payload)}`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [
    "sign",
  ]);
  const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(input));
  return `${input}.${Buffer.from(signature).toString("base64url")}`;
}

export function encode(text: string): string {
  return Buffer.from(text).toString("base64url");
}

/** Headers of an authenticated call. */
export async function bearer(overrides: Record<string, unknown> = {}): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await mint(overrides)}` };
}
