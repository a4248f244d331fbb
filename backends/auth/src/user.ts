import type { User } from "@elqnt/contracts/auth";
import { type Actor, ProblemError } from "@elqnt/service-kit";
import { normalizeEmail } from "./email.ts";
import type { AuthTables, StoredUser } from "./store.ts";

/** The user as it is answered. */
export const toUser = ({ id, email, name, pictureUrl }: StoredUser): User => ({
  id,
  ...(email === undefined ? {} : { email }),
  ...(name === undefined ? {} : { name }),
  ...(pictureUrl === undefined ? {} : { pictureUrl }),
});

const apiKeyUser = /^key_/;

/** `user_id` of tokens that were exchanged for an API key: a program, no person. */
export const userOfApiKey = (apiKeyId: string): string => `key_${apiKeyId}`;

/** The API key behind a `user_id`, or null for a person's. */
export const apiKeyOfUser = (userId: string): string | null =>
  apiKeyUser.test(userId) ? userId.replace(apiKeyUser, "") : null;

/** @throws ProblemError `forbidden` when an API key calls */
export function requirePerson({ userId }: Actor): void {
  if (!apiKeyUser.test(userId)) return;
  throw new ProblemError("forbidden", { detail: "API keys cannot join or own organizations." });
}

/**
 * Stores the caller's user unless it is known. The address is what a token claims, so it stays unverified: nobody who
 * proves the same address later becomes this user.
 */
export async function rememberCaller(
  tables: AuthTables,
  { userId, email }: Actor,
  at: string,
): Promise<void> {
  if (await tables.users.find(userId)) return;
  await tables.users.save({
    id: userId,
    ...(email === undefined ? {} : { email: normalizeEmail(email) }),
    emailVerified: false,
    createdAt: at,
    updatedAt: at,
  });
}
