/**
 * Calls from the browser with the token of the signed-in user.
 *
 * @module
 */
import type { APIResponse } from "@elqnt/types";
import { settle } from "./api-response.ts";
import {
  createGateway,
  createTokenSource,
  type Gateway,
  GatewayError,
  type IssuedToken,
  type TokenSource,
} from "./index.ts";

export type { APIError, APIResponse, ResponseMetadata } from "@elqnt/types";

/** How {@link browserApiRequest} calls. */
export interface BrowserApiRequestOptions {
  /** Default is GET. */
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined;
  /** Public URL of the API gateway. */
  readonly baseUrl: string;
  readonly orgId: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface BrowserState {
  readonly tokens: TokenSource;
  readonly gateways: Map<string, Gateway>;
}

// On globalThis, so that every entry point and every copy of this package shares one token cache.
const stateKey = Symbol.for("elqnt.api.browser");
const registry = globalThis as { [stateKey]?: BrowserState | undefined };

/**
 * Calls a path of the API gateway as the signed-in user and resolves to `data` or `error`; it never rejects,
 * except with the reason of an aborted `signal`.
 *
 * The token comes from the app's own `POST /api/gateway-token`, is cached per organization, refreshed ahead of
 * expiry and shared between tabs. Typed operations are in the domain packages; this is for paths they do not
 * cover. It is exported from `@elqnt/api/browser`.
 *
 * @example
 * Read a list
 *
 * ```ts
 * const { data, error } = await browserApiRequest<{ items: Ticket[] }>("/api/v1/entities/ticket/records", { baseUrl, orgId });
 * ```
 *
 * @param path Path below `baseUrl`, with its query.
 */
export function browserApiRequest<TData>(
  path: string,
  { method = "GET", baseUrl, orgId, body, headers, signal }: BrowserApiRequestOptions,
): Promise<APIResponse<TData>> {
  return settle(signal, (onResponse) => {
    const operation = { service: "gateway", id: `${method} ${path.split("?", 1)[0]}`, method, path };
    return browserGateway({ baseUrl, orgId }).call<TData>(
      operation,
      { body },
      { headers, signal, onResponse },
    );
  });
}

/**
 * Forgets the tokens of every organization, in all tabs. Call it on sign-out and when the user changes.
 * It is exported from `@elqnt/api/browser`.
 */
export function clearGatewayTokenCache(): void {
  registry[stateKey]?.tokens.clear();
  registry[stateKey]?.gateways.clear();
}

/**
 * The token cache behind {@link browserApiRequest} and the hooks. Seed it with a server-rendered token by
 * `browserTokens().set(orgId, issued)`. It is exported from `@elqnt/api/browser`.
 */
export function browserTokens(): TokenSource {
  return browserState().tokens;
}

/**
 * The one gateway of a tab to an organization, with the token of the signed-in user: for typed operations
 * outside of React. Hooks that are given `baseUrl` and `orgId` only use the same one, so rate limits and retries
 * are minded together. It is exported from `@elqnt/api/browser`.
 *
 * @example
 * Create a record on a click
 *
 * ```ts
 * await createRecord(browserGateway({ baseUrl, orgId }), { entityName: "ticket", body: { fields } });
 * ```
 */
export function browserGateway({
  baseUrl,
  orgId,
}: {
  readonly baseUrl: string;
  readonly orgId: string;
}): Gateway {
  const { gateways, tokens } = browserState();
  const key = `${orgId} ${baseUrl}`;
  const known = gateways.get(key);
  if (known) return known;
  const gateway = createGateway({ baseUrl, orgId, getToken: tokens.getToken });
  gateways.set(key, gateway);
  return gateway;
}

/**
 * Makes the `fetchToken` of a token source that asks the app's own endpoint. It is exported from
 * `@elqnt/api/browser`.
 *
 * @param url Endpoint that takes `POST { orgId }` with the session cookie and answers `{ token, expiresAt }`.
 */
export function gatewayTokenFetcher(url = "/api/gateway-token") {
  return async ({ orgId, signal }: { orgId: string; signal: AbortSignal }): Promise<IssuedToken> => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ orgId }),
      cache: "no-store",
      credentials: "same-origin",
      signal,
    });
    const issued = response.ok
      ? ((await response.json().catch(() => undefined)) as IssuedToken | undefined)
      : undefined;
    if (typeof issued?.token === "string") return issued;
    const signedOut = response.status === 401 || response.status === 403;
    const advice = signedOut ? "Sign in again." : "Check that the endpoint answers { token, expiresAt }.";
    throw new GatewayError(`Failed to fetch a token from "${url}": HTTP ${response.status}. ${advice}`, {
      code: "token_unavailable",
      status: response.status,
      retryable: response.status >= 500 || response.status === 429,
    });
  };
}

function browserState(): BrowserState {
  // On a server this cache would hand one user's token to another.
  if (typeof location === "undefined") {
    throw new TypeError(
      'Failed to use the browser token cache: not in a browser. Use createServerClient of "@elqnt/api/server".',
    );
  }
  registry[stateKey] ??= {
    tokens: createTokenSource({ fetchToken: gatewayTokenFetcher(), channel: "elqnt:gateway-token" }),
    gateways: new Map(),
  };
  return registry[stateKey];
}
