/**
 * Calls from a server that holds the gateway's secret. Never bundled for browsers.
 *
 * @module
 */
import type { APIResponse } from "@elqnt/types";
import { settle } from "./api-response.ts";
import { createGateway, createRetryBudget, type Gateway, type GatewayOptions } from "./index.ts";
import { createTokenSigner, type ServerIdentity, type SigningOptions } from "./sign-token.ts";

export type { APIError, APIResponse, ResponseMetadata } from "@elqnt/types";
export type { ServerIdentity, SigningOptions } from "./sign-token.ts";

/** Settings of a gateway that a server passes on. */
type PassedOn = Omit<GatewayOptions, "baseUrl" | "orgId" | "getToken" | "retryBudget">;

/** How a server reaches the gateway and signs. */
export interface ServerClientOptions extends SigningOptions, PassedOn {
  /** Internal URL of the API gateway. */
  readonly gatewayUrl: string;
}

/** Who and what one request of a server is for. */
export interface ServerRequestOptions extends ServerIdentity {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** A request of a server with a body. */
export interface ServerWriteOptions extends ServerRequestOptions {
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Lets a POST or PATCH be repeated. */
  readonly idempotencyKey?: string | undefined;
}

/** A server's way to the platform. Every request names whom it is for. */
export interface ServerClient {
  get<TData>(path: string, options: ServerRequestOptions): Promise<APIResponse<TData>>;
  post<TData>(path: string, options: ServerWriteOptions): Promise<APIResponse<TData>>;
  put<TData>(path: string, options: ServerWriteOptions): Promise<APIResponse<TData>>;
  patch<TData>(path: string, options: ServerWriteOptions): Promise<APIResponse<TData>>;
  delete<TData>(path: string, options: ServerWriteOptions): Promise<APIResponse<TData>>;
  /** The gateway for typed operations, query options and prefetching, for one identity. */
  gateway(
    identity: ServerIdentity & { readonly headers?: Readonly<Record<string, string>> | undefined },
  ): Gateway;
}

/**
 * Creates a client that signs a short HS256 token of its own for every request.
 *
 * It keeps no identity: two requests can never share a user. The verbs resolve to `data` or `error` and never
 * reject; `gateway()` gives the typed operations, which throw. Whoever holds the secret can act for any
 * organization, so it stays on servers: a browser bundle that reaches this entry fails with a clear error.
 * It is exported from `@elqnt/api/server`.
 *
 * @example
 * Read records in a Server Component
 *
 * ```ts
 * const client = createServerClient({ gatewayUrl: process.env.API_GATEWAY_URL_INTERNAL!, jwtSecret: process.env.JWT_SECRET! });
 * const { data } = await client.get<{ items: Project[] }>("/api/v1/entities/project/records", { orgId, userId });
 * ```
 *
 * @example
 * Prefetch a query with typed operations
 *
 * ```ts
 * await queryClient.prefetchQuery(recordQueries.list(client.gateway({ orgId, userId }), { entityName: "project" }));
 * ```
 *
 * @param options Throws a TypeError when `jwtSecret` is shorter than 32 bytes.
 */
export function createServerClient(options: ServerClientOptions): ServerClient {
  const { gatewayUrl, jwtSecret: _, issuer, audience, expiresInSeconds, ...passedOn } = options;
  const sign = createTokenSigner(options);
  const retryBudget = createRetryBudget();

  const gateway: ServerClient["gateway"] = ({ headers, ...identity }) =>
    createGateway({
      ...passedOn,
      headers: { ...passedOn.headers, ...headers },
      baseUrl: gatewayUrl,
      orgId: identity.orgId,
      retryBudget,
      // A token signed a moment ago and rejected means another secret: signing again would not help.
      getToken: ({ rejectedToken }) => (rejectedToken ? undefined : sign(identity)),
    });

  const request =
    (method: string) =>
    <TData>(
      path: string,
      { body, headers, signal, timeoutMs, idempotencyKey, ...identity }: ServerWriteOptions,
    ) =>
      settle(signal, (onResponse) => {
        const operation = {
          service: "gateway",
          id: `${method} ${path.split("?", 1)[0]}`,
          method,
          path,
          idempotency: !!idempotencyKey,
        };
        return gateway(identity).call<TData>(
          operation,
          { body },
          { headers, signal, timeoutMs, idempotencyKey, onResponse },
        );
      });

  return {
    get: request("GET"),
    post: request("POST"),
    put: request("PUT"),
    patch: request("PATCH"),
    delete: request("DELETE"),
    gateway,
  };
}
