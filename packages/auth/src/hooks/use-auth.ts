import { useContext } from "react";
import { hasScope } from "../scopes.ts";
import { type Auth, AuthContext } from "./auth-context.ts";

/**
 * Gives who is signed in. Exported from `@elqnt/auth/hooks`.
 *
 * @example
 * ```tsx
 * const { status, session, signOut } = useAuth();
 * if (status === "unauthenticated") return <SignIn />;
 * ```
 *
 * @throws Error without an `AuthProvider` above.
 */
export function useAuth(): Auth {
  const auth = useContext(AuthContext);
  if (auth) return auth;
  throw new Error("Failed to use the sign-in state: no AuthProvider is mounted. Mount one around the app.");
}

/**
 * Whether the signed-in user holds a scope, for showing and hiding controls. The platform decides anyway.
 *
 * Exported from `@elqnt/auth/hooks`.
 *
 * @example
 * ```tsx
 * const mayWrite = useHasScope("write:entities");
 * ```
 */
export function useHasScope(scope: string): boolean {
  return hasScope(useAuth().session?.scopes ?? [], scope);
}
