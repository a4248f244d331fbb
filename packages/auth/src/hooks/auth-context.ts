import { type Context, createContext } from "react";
import type { AuthSession } from "../session.ts";

/** What the app knows of who is signed in. */
export interface AuthState {
  readonly status: "loading" | "authenticated" | "unauthenticated";
  readonly session: AuthSession | null;
  /** Why the session could not be read, when the platform could not be asked. */
  readonly error: Error | null;
}

/** What {@link useAuth} gives. */
export interface Auth extends AuthState {
  /** Forgets the session and every gateway token, in all tabs. The app ends its own session besides. */
  signOut(): void;
  /** Asks the platform again who is signed in. */
  refresh(): Promise<void>;
}

// Under a registered symbol, so that the ESM and CJS copies of this package share one context.
const key = Symbol.for("elqnt.AuthContext");
const registry = globalThis as { [key]?: Context<Auth | undefined> };

registry[key] ??= createContext<Auth | undefined>(undefined);

export const AuthContext: Context<Auth | undefined> = registry[key];
