import { hasScope, ProblemError } from "@elqnt/service-kit";

/** Scopes without repeats, in their order. */
export const uniqueScopes = (scopes: readonly string[]): string[] => [...new Set(scopes)];

/** The scopes that both sets satisfy: `admin` narrowed to `read` is `read`, `read:chat` narrowed to `read` stays. */
export const narrowScopes = (granted: readonly string[], wanted: readonly string[]): string[] =>
  uniqueScopes([
    ...wanted.filter((scope) => hasScope(granted, scope)),
    ...granted.filter((scope) => hasScope(wanted, scope)),
  ]);

/**
 * Nobody grants more than they have.
 *
 * @throws ProblemError `forbidden` with a pointer per scope beyond the caller's own
 */
export function requireGrantable(own: readonly string[], granted: readonly string[]): void {
  const beyond = granted.flatMap((scope, index) => (hasScope(own, scope) ? [] : [{ scope, index }]));
  if (beyond.length === 0) return;
  throw new ProblemError("forbidden", {
    detail: "Scopes beyond your own cannot be granted.",
    errors: beyond.map(({ scope, index }) => ({
      pointer: `/scopes/${index}`,
      code: "scope",
      message: `"${scope}" is not among your scopes`,
    })),
  });
}

/**
 * The scopes a token gets of those its credentials have.
 *
 * @throws ProblemError `validation_failed` when none of the wanted scopes is left
 */
export function scopesOfToken(granted: readonly string[], wanted: readonly string[] | undefined): string[] {
  if (!wanted) return uniqueScopes(granted);
  const scopes = narrowScopes(granted, wanted);
  if (scopes.length > 0) return scopes;
  throw new ProblemError("validation_failed", {
    detail: "The credentials have none of the wanted scopes.",
    errors: [{ pointer: "/scopes", code: "scope", message: "must share a scope with the credentials" }],
  });
}
