import type { ClientOperation } from "./operation.ts";
import type { RetryBudget } from "./retry.ts";
import type { ValidationOptions } from "./validation.ts";

/** The slice of `fetch` the gateway needs. */
export type FetchImplementation = (url: string, init: RequestInit) => Promise<Response>;

/** Why a token is asked for. */
export interface TokenRequest {
  readonly orgId: string;
  /** The token the platform just answered 401 to; ask for another one. */
  readonly rejectedToken?: string | undefined;
}

/** Gives the token of an organization; `undefined` sends the request without one. */
export type TokenProvider = (request: TokenRequest) => string | undefined | Promise<string | undefined>;

/** How to reach the platform. */
export interface GatewayOptions extends ValidationOptions {
  /** URL of the API gateway; an empty string means the origin of the page. */
  readonly baseUrl: string;
  /** Organization every call belongs to. */
  readonly orgId: string;
  /** Called before every request and once after a 401. `createTokenSource().getToken` caches and refreshes. */
  readonly getToken?: TokenProvider | undefined;
  /** Default is the global `fetch`, looked up at each call. */
  readonly fetch?: FetchImplementation | undefined;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Deadline (in milliseconds) of operations that declare none. Default is 30,000. */
  readonly timeoutMs?: number | undefined;
  /** How often a call is repeated where its contract allows it. Default is 2. */
  readonly retries?: number | undefined;
  /** Share one among gateways to bound their retries together. */
  readonly retryBudget?: RetryBudget | undefined;
  /** Called once per operation that answers with a `Deprecation` header. Default writes a warning to the console. */
  readonly onDeprecation?: ((message: string) => void) | undefined;
  /** Source of jitter in [0, 1). Default is `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** What one call can change. */
export interface CallOptions {
  /** Ends the call at once; its reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Deadline (in milliseconds) over attempts, back-off, token refresh and body. */
  readonly timeoutMs?: number | undefined;
  readonly retries?: number | undefined;
  /** Key of a creating operation. Default is a new one per call, shared by its retries. */
  readonly idempotencyKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Media type of a string, stream or binary body. */
  readonly contentType?: string | undefined;
  /** Shows the last response: `ETag`, `Location`, `Idempotency-Replayed`. Its body may be read already. */
  readonly onResponse?: ((response: Response) => void) | undefined;
}

/** One organization's way to the platform. Holds no token itself. */
export interface Gateway {
  readonly baseUrl: string;
  readonly orgId: string;
  /** Runs an operation through the pipeline; the functions made by `operation()` are its typed form. */
  call<TOutput>(
    operation: ClientOperation,
    input?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ): Promise<TOutput>;
}
