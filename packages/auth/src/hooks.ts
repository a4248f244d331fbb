"use client";

export type { Auth, AuthState } from "./hooks/auth-context.ts";
export { AuthProvider, type AuthProviderProps } from "./hooks/auth-provider.ts";
export { useAuth, useHasScope } from "./hooks/use-auth.ts";
