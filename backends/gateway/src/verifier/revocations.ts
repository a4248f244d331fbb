import type { VerifiedToken } from "./claims.ts";

/**
 * Withdraws tokens before they expire: all of an organization, all of a user in it, those of one session, or one by
 * `jti`. Kept in the list for at least as long as the withdrawn tokens could live.
 */
export interface Revocation {
  readonly orgId: string;
  readonly userId?: string;
  readonly sessionId?: string;
  readonly tokenId?: string;
  /** Epoch seconds: tokens issued before this moment are withdrawn, as are tokens that do not say when. */
  readonly before: number;
}

/** Knows what is revoked. The auth service, or a reader of its store, implements it. */
export interface RevocationSource {
  list(): Promise<readonly Revocation[]>;
}

/** A look-up over one state of the list. */
export type RevocationIndex = (token: VerifiedToken) => boolean;

export const nothingRevoked: RevocationIndex = () => false;

/** Indexes a list, so that judging a token costs the same however long the list is. */
export function indexRevocations(list: readonly Revocation[]): RevocationIndex {
  if (list.length === 0) return nothingRevoked;
  const limits = new Map<string, number>();
  for (const { before, ...subject } of list) {
    const key = keyOf(subject);
    limits.set(key, Math.max(before, limits.get(key) ?? 0));
  }
  return ({ orgId, userId, sessionId, tokenId, issuedAt }) => {
    const isVoid = (limit: number | undefined) =>
      limit !== undefined && (issuedAt === undefined || issuedAt < limit);
    return (
      (tokenId !== undefined && limits.has(keyOf({ orgId, tokenId }))) ||
      (sessionId !== undefined && isVoid(limits.get(keyOf({ orgId, sessionId })))) ||
      isVoid(limits.get(keyOf({ orgId }))) ||
      isVoid(limits.get(keyOf({ orgId, userId })))
    );
  };
}

/** The narrowest subject counts: a revoked session names its user, and leaves the user's other sessions alone. */
function keyOf({ orgId, userId, sessionId, tokenId }: Omit<Revocation, "before">): string {
  if (tokenId !== undefined) return `${orgId} token ${tokenId}`;
  if (sessionId !== undefined) return `${orgId} session ${sessionId}`;
  return userId !== undefined ? `${orgId} user ${userId}` : orgId;
}
