/** Members, roles, invitations, keys and revocations of an organization. */
export const orgLock = (orgId: string): string => `org:${orgId}`;

/** What a user owns across organizations. */
export const userLock = (userId: string): string => `user:${userId}`;

/** Sessions of a user in an organization. */
export const sessionLock = (orgId: string, userId: string): string => `session:${orgId}:${userId}`;

/** Whose a verified address is. */
export const emailLock = (email: string): string => `email:${email}`;

/** Whose an OpenID identity is. */
export const identityLock = (issuer: string, subject: string): string => `identity:${issuer} ${subject}`;
