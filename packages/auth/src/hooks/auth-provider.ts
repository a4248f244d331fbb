import { type Gateway, isGatewayError } from "@elqnt/api";
import { browserTokens, clearGatewayTokenCache } from "@elqnt/api/browser";
import { useGateway } from "@elqnt/api/hooks";
import {
  createElement,
  type ReactElement,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { getMe } from "../api.ts";
import type { AuthSession } from "../session.ts";
import { type Auth, AuthContext, type AuthState } from "./auth-context.ts";

/** Props of {@link AuthProvider}. */
export interface AuthProviderProps {
  /**
   * The session the server rendered, or `null` when nobody is signed in. With it the first client render is final:
   * no flash, no request. Without it the platform is asked.
   */
  readonly session?: AuthSession | null | undefined;
  /** Default: the gateway of the nearest provider. */
  readonly gateway?: Gateway | undefined;
  /** Called after `signOut`, to end the app's own session. */
  readonly onSignOut?: (() => void) | undefined;
  readonly children?: ReactNode;
}

const signedOut: AuthState = { status: "unauthenticated", session: null, error: null };
const loading: AuthState = { status: "loading", session: null, error: null };

const signedIn = (session: AuthSession): AuthState => ({ status: "authenticated", session, error: null });

/** The token is put into the cache while rendering, so that the first query of a child finds it. */
function seedToken({ orgId, token }: AuthSession): void {
  if (token && typeof window !== "undefined") browserTokens().set(orgId, token);
}

function initialState(session: AuthSession | null | undefined): AuthState {
  if (session === undefined) return loading;
  if (session === null) return signedOut;
  seedToken(session);
  return signedIn(session);
}

async function askPlatform(gateway: Gateway, signal?: AbortSignal): Promise<AuthState> {
  try {
    const { user, org, role, scopes } = await getMe(gateway, undefined, { signal });
    return signedIn({
      user: {
        id: user.id,
        ...(user.email ? { email: user.email } : {}),
        ...(user.name ? { name: user.name } : {}),
      },
      orgId: org.id,
      ...(role ? { role } : {}),
      scopes,
    });
  } catch (error) {
    if (isGatewayError(error) && error.status === 401) return signedOut;
    return { ...signedOut, error: error as Error };
  }
}

/**
 * Tells everything below it who is signed in. Mount it inside a `GatewayProvider` (or `ElqntProvider`).
 *
 * Exported from `@elqnt/auth/hooks`.
 *
 * @example Seeded by the server, so that the first render is authenticated
 * ```tsx
 * <AuthProvider session={await getSession()}>{children}</AuthProvider>
 * ```
 */
export function AuthProvider({
  session,
  gateway: given,
  onSignOut,
  children,
}: AuthProviderProps): ReactElement {
  const provided = useGateway(given && { baseUrl: given.baseUrl, orgId: given.orgId });
  const gateway = given ?? provided;
  const [state, setState] = useState(() => initialState(session));

  useEffect(() => {
    if (session !== undefined) {
      setState(initialState(session));
      return;
    }
    const controller = new AbortController();
    void askPlatform(gateway, controller.signal).then((next) => {
      if (!controller.signal.aborted) setState(next);
    });
    return () => controller.abort();
  }, [gateway, session]);

  const signOut = useCallback(() => {
    clearGatewayTokenCache();
    setState(signedOut);
    onSignOut?.();
  }, [onSignOut]);
  const refresh = useCallback(async () => setState(await askPlatform(gateway)), [gateway]);
  const auth = useMemo<Auth>(() => ({ ...state, signOut, refresh }), [state, signOut, refresh]);
  return createElement(AuthContext.Provider, { value: auth }, children);
}
