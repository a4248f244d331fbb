import { sleep, withDeadline } from "./deadline.ts";
import { GatewayError, isGatewayError } from "./gateway-error.ts";
import type { TokenRequest } from "./gateway-options.ts";
import { type IssuedToken, isExpired, type TokenEntry, toEntry } from "./issued-token.ts";
import { backoff } from "./retry.ts";
import { openChannel, type TokenChannel, type TokenMessage } from "./token-channel.ts";

/** Where tokens come from and how failures are paced. */
export interface TokenSourceOptions {
  /** Fetches a new token; `undefined` means that nobody is signed in. Called for one organization at a time. */
  readonly fetchToken: (request: {
    readonly orgId: string;
    readonly signal: AbortSignal;
  }) => Promise<IssuedToken | undefined>;
  /** Token the server rendered into the page, so that the first call need not wait. */
  readonly seed?: (IssuedToken & { readonly orgId: string }) | undefined;
  /** Name of the BroadcastChannel over which tabs share tokens and sign-out. Default is none. */
  readonly channel?: string | TokenChannel | undefined;
  /** How often a failed fetch is repeated before waiting calls fail. Default is 2. */
  readonly retries?: number | undefined;
  /** Milliseconds after a failure in which calls fail at once instead of fetching. Default is 10,000. */
  readonly cooldownMs?: number | undefined;
  /** Deadline (in milliseconds) of one refresh with its repeats. Default is 15,000. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds since 1970. Default is `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Source of jitter in [0, 1). Default is `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** A cache of tokens, one per organization. */
export interface TokenSource {
  /** Gives a valid token; pass it to `createGateway` as `getToken`. */
  readonly getToken: (request: TokenRequest) => Promise<string | undefined>;
  /** Takes a token from elsewhere, unless the source has a newer one. */
  set(orgId: string, issued: IssuedToken): void;
  /** Forgets every token, in all tabs; refreshes under way fail and cannot bring one back. Call it on sign-out. */
  clear(): void;
  /** Ends the source: refreshes under way fail and the channel closes. */
  dispose(): void;
}

interface OrgState {
  entry?: TokenEntry | undefined;
  flight?: Promise<string | undefined> | undefined;
  failure?: unknown;
  pausedUntil: number;
}

/**
 * Creates a cache of gateway tokens that refreshes them ahead of expiry.
 *
 * However many calls wait, one fetch runs; calls go on with the old token while its replacement is fetched.
 * A token the gateway rejected is replaced once, and only if it is still the current one. A newer token is
 * never replaced by an older one, in this tab or another. It is exported from `@elqnt/api`.
 *
 * @example
 * Tokens from the app's own endpoint
 *
 * ```ts
 * const tokens = createTokenSource({
 *   fetchToken: async ({ signal }) => (await fetch("/api/gateway-token", { method: "POST", signal })).json(),
 *   channel: "my-app:tokens",
 * });
 * const gateway = createGateway({ baseUrl, orgId, getToken: tokens.getToken });
 * ```
 */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { fetchToken, cooldownMs = 10_000, retries = 2, timeoutMs = 15_000 } = options;
  const { now = Date.now, random = Math.random } = options;
  const channel = openChannel(options.channel);
  let states = new Map<string, OrgState>();
  let session = new AbortController();
  let sessionStart = now();
  let clearedAt = 0;

  if (channel) channel.onmessage = ({ data }) => receive(data as TokenMessage);
  if (options.seed) set(options.seed.orgId, options.seed);

  return { getToken, set, clear, dispose };

  async function getToken({ orgId, rejectedToken }: TokenRequest): Promise<string | undefined> {
    session.signal.throwIfAborted();
    const state = stateOf(orgId);
    const time = now();
    // During the cooldown a rejection changes nothing: an endpoint that repeats a bad token would be stormed.
    if (rejectedToken && state.entry?.token === rejectedToken && time >= state.pausedUntil) {
      state.entry = { ...state.entry, refreshAt: 0, expiresAt: 0 };
    }
    const { entry } = state;
    if (!entry || time >= entry.expiresAt) return refresh(orgId, state, rejectedToken);
    if (time >= entry.refreshAt) refresh(orgId, state).catch(() => {});
    return entry.token;
  }

  function refresh(orgId: string, state: OrgState, rejectedToken?: string): Promise<string | undefined> {
    if (state.flight) return state.flight;
    if (now() < state.pausedUntil)
      return state.failure ? Promise.reject(state.failure) : Promise.resolve(undefined);
    const { signal } = session;
    state.flight = fetchWithRetries(orgId, signal)
      .then((issued) => {
        signal.throwIfAborted();
        if (issued) accept(orgId, toEntry(issued, now(), random), true);
        if (!issued || issued.token === rejectedToken) state.pausedUntil = now() + cooldownMs;
        state.failure = undefined;
        return issued && state.entry?.token;
      })
      .catch((error: unknown) => {
        state.failure = error;
        state.pausedUntil = now() + cooldownMs;
        throw error;
      })
      .finally(() => {
        state.flight = undefined;
      });
    return state.flight;
  }

  function fetchWithRetries(orgId: string, signal: AbortSignal): Promise<IssuedToken | undefined> {
    const createTimeoutError = () => unavailable(orgId, `no answer within ${timeoutMs} ms`);
    return withDeadline(timeoutMs, signal, createTimeoutError, async (deadline) => {
      for (let attempt = 0; ; attempt++) {
        try {
          return await fetchToken({ orgId, signal: deadline.signal });
        } catch (cause) {
          const error = isGatewayError(cause) ? cause : unavailable(orgId, "the token fetch failed", cause);
          if (attempt >= retries || !error.retryable) throw error;
          await sleep(backoff(attempt, random), deadline.signal);
        }
      }
    });
  }

  function accept(orgId: string, entry: TokenEntry, share: boolean): void {
    const state = stateOf(orgId);
    if (state.entry && entry.issuedAt < state.entry.issuedAt) return;
    state.entry = entry;
    state.pausedUntil = 0;
    if (share)
      channel?.postMessage({ type: "token", session: sessionStart, orgId, entry } satisfies TokenMessage);
  }

  function receive(message: TokenMessage): void {
    // A tab that has not heard of the sign-out yet must not bring the old session back.
    if (message?.type === "token" && message.session >= clearedAt)
      accept(message.orgId, message.entry, false);
    if (message?.type === "clear" && message.session > clearedAt) forget(message.session);
  }

  function set(orgId: string, issued: IssuedToken): void {
    if (!isExpired(issued, now())) accept(orgId, toEntry(issued, now(), random), true);
  }

  function clear(): void {
    forget(now());
    channel?.postMessage({ type: "clear", session: sessionStart } satisfies TokenMessage);
  }

  function forget(time: number): void {
    const ended = session;
    session = new AbortController();
    states = new Map();
    sessionStart = clearedAt = time;
    ended.abort(
      new GatewayError("Failed to fetch a token: signed out meanwhile. Sign in again.", {
        code: "token_unavailable",
      }),
    );
  }

  function dispose(): void {
    states = new Map();
    session.abort(
      new GatewayError("Failed to fetch a token: the source is disposed. Create another.", {
        code: "token_unavailable",
      }),
    );
    channel?.close();
  }

  function stateOf(orgId: string): OrgState {
    const known = states.get(orgId);
    if (known) return known;
    const state: OrgState = { pausedUntil: 0 };
    states.set(orgId, state);
    return state;
  }
}

function unavailable(orgId: string, reason: string, cause?: unknown): GatewayError {
  return new GatewayError(
    `Failed to get a token for "${orgId}": ${reason}. Check the token endpoint and the session.`,
    {
      code: "token_unavailable",
      retryable: true,
      cause,
    },
  );
}
