/** A token as the app's token endpoint answers it. */
export interface IssuedToken {
  readonly token: string;
  /** RFC 3339 time, or seconds or milliseconds since 1970. */
  readonly expiresAt: string | number;
}

/** A token with the times the source works with, in milliseconds of the local clock. */
export interface TokenEntry {
  readonly token: string;
  /** Decides which of two tokens is newer. */
  readonly issuedAt: number;
  /** From here on a replacement is fetched while the token is still used. */
  readonly refreshAt: number;
  readonly expiresAt: number;
}

/** Works out when to refresh: max(30 s, 10 % of its life) before expiry, earlier by jitter, but never in its first quarter. */
export function toEntry({ token, expiresAt }: IssuedToken, now: number, random: () => number): TokenEntry {
  const { iat, exp } = readClaims(token);
  const stated = toTime(expiresAt) || (exp ?? 0) * 1_000;
  const life = iat && exp ? (exp - iat) * 1_000 : stated - now;
  // A token that is new and yet expired means that the local clock is ahead; its life still holds.
  const end = stated > now ? Math.min(stated, now + life) : now + (life > 0 ? life : 60_000);
  const margin = Math.min(Math.max(30_000, (end - now) / 10), (end - now) / 2);
  return {
    token,
    issuedAt: iat ? iat * 1_000 : now,
    refreshAt: end - margin * (1 + random() / 2),
    expiresAt: end,
  };
}

/** True when a token handed over earlier, such as one in server-rendered HTML, is past its time. */
export function isExpired({ expiresAt }: IssuedToken, now: number): boolean {
  return toTime(expiresAt) <= now;
}

function toTime(value: string | number): number {
  if (typeof value === "string") return Date.parse(value);
  return value < 1e12 ? value * 1_000 : value;
}

/** The payload is read for its times only; the gateway is who verifies it. Opaque tokens have none. */
function readClaims(token: string): { iat?: number; exp?: number } {
  try {
    return JSON.parse(atob(token.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/")));
  } catch {
    return {};
  }
}
