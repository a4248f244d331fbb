import { callError } from "./call-error.ts";
import { type Deadline, sleep, withDeadline } from "./deadline.ts";
import { warnOfDeprecation } from "./deprecation.ts";
import { isGatewayError } from "./gateway-error.ts";
import type { CallOptions, Gateway, GatewayOptions } from "./gateway-options.ts";
import type { ClientOperation } from "./operation.ts";
import { createPacer } from "./pacer.ts";
import { createId } from "./random-id.ts";
import { type PreparedRequest, prepareRequest } from "./request.ts";
import { readError, readOutput } from "./response.ts";
import { backoff, createRetryBudget, mayRepeat } from "./retry.ts";
import { checkError, checkOutput } from "./validation.ts";

/**
 * Creates the client of one organization at one gateway: the pipeline every call goes through.
 *
 * A call has one deadline over token refresh, attempts, back-off and body. It is repeated where the contract
 * allows it, with the same idempotency key, honours `Retry-After` and rate limits, refreshes the token once
 * after a 401, and fails with a {@link GatewayError} for anything but a success. Create one per browser tab,
 * or one per request on a server: nothing is shared between instances. It is exported from `@elqnt/api`.
 *
 * @example
 * Create a record
 *
 * ```ts
 * import { createGateway } from "@elqnt/api";
 * import { createRecord } from "@elqnt/entity/api";
 *
 * const gateway = createGateway({ baseUrl: "https://gateway.example.com", orgId, getToken: () => token });
 * const record = await createRecord(gateway, { entityName: "ticket", body: { fields: { title: "Broken lamp" } } });
 * ```
 *
 * @param options Where the gateway is, whose calls these are and where tokens come from.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { orgId } = options;
  if (!orgId || typeof options.baseUrl !== "string") {
    throw new TypeError('Failed to create a gateway: "baseUrl" and "orgId" must be strings. Pass both.');
  }
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const pacer = createPacer();
  const budget = options.retryBudget ?? createRetryBudget();

  return { baseUrl, orgId, call };

  function call<TOutput>(
    operation: ClientOperation,
    input?: Readonly<Record<string, unknown>>,
    callOptions: CallOptions = {},
  ): Promise<TOutput> {
    const name = `${operation.service}.${operation.id}`;
    const timeoutMs = callOptions.timeoutMs ?? operation.timeoutMs ?? options.timeoutMs ?? 30_000;
    return withDeadline(
      timeoutMs,
      callOptions.signal,
      () => {
        const reason = `no answer within ${timeoutMs} ms. Try again or raise timeoutMs.`;
        return callError("deadline_exceeded", name, reason, { retryable: true });
      },
      (deadline) => run(operation, name, input, callOptions, deadline) as Promise<TOutput>,
    );
  }

  async function run(
    operation: ClientOperation,
    name: string,
    input: Readonly<Record<string, unknown>> | undefined,
    callOptions: CallOptions,
    deadline: Deadline,
  ): Promise<unknown> {
    const headers = ownHeaders(options.headers, callOptions.headers);
    const request = prepareRequest(baseUrl, operation, input, headers, callOptions);
    let token = operation.public ? undefined : await fetchToken(name);
    headers["x-org-id"] = orgId;
    headers["x-request-id"] ||= createId();
    const idempotencyKey = callOptions.idempotencyKey ?? (operation.idempotency ? createId() : undefined);
    if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;

    const repeats =
      request.repeatable && mayRepeat(operation) ? (callOptions.retries ?? options.retries ?? 2) : 0;
    let refreshed = !request.repeatable;
    for (let attempt = 0; ; ) {
      if (token) headers.authorization = `Bearer ${token}`;
      try {
        const wait = pacer.delay();
        if (wait) await pace(wait, name, deadline);
        const output = await send(operation, name, request, callOptions, deadline);
        budget.earn();
        return output;
      } catch (error) {
        if (deadline.signal.aborted || !isGatewayError(error)) throw error;
        if (error.status === 401 && token && !refreshed) {
          refreshed = true;
          const fresh = await fetchToken(name, token);
          if (!fresh || fresh === token) throw error;
          token = fresh;
        } else {
          const wait = error.retryAfterMs ?? backoff(attempt, options.random ?? Math.random);
          if (!error.retryable || attempt++ >= repeats || wait >= deadline.remaining() || !budget.spend())
            throw error;
          await sleep(wait, deadline.signal);
        }
      }
    }
  }

  async function fetchToken(name: string, rejectedToken?: string): Promise<string | undefined> {
    try {
      return await options.getToken?.({ orgId, rejectedToken });
    } catch (cause) {
      if (isGatewayError(cause)) throw cause;
      throw callError("token_unavailable", name, "getToken failed. The cause says why.", { cause });
    }
  }

  async function pace(wait: number, name: string, deadline: Deadline): Promise<void> {
    if (wait < deadline.remaining()) return sleep(wait, deadline.signal);
    const reason = `the rate limit is used up for another ${Math.ceil(wait / 1_000)} s. Try again then.`;
    throw callError("rate_limited", name, reason, { retryable: true, retryAfterMs: wait });
  }

  async function send(
    operation: ClientOperation,
    name: string,
    { url, headers, body }: PreparedRequest,
    { signal, onResponse }: CallOptions,
    deadline: Deadline,
  ): Promise<unknown> {
    const streams = operation.stream && operation.stream !== "upload";
    const init: RequestInit & { duplex?: "half" } = {
      method: operation.method,
      headers,
      // A stream outlives the deadline of its first byte, but never the caller's signal.
      signal: streams && signal ? AbortSignal.any([deadline.signal, signal]) : deadline.signal,
    };
    if (body !== undefined) init.body = body;
    if (body instanceof ReadableStream) init.duplex = "half";

    const response = await overNetwork(name, () => (options.fetch ?? globalThis.fetch)(url, init));
    pacer.observe(response);
    warnOfDeprecation(name, response.headers, options.onDeprecation);
    onResponse?.(response);
    const checks = options.validate && options.validate !== "off";
    if (!response.ok) {
      const error = await overNetwork(name, () => readError(response, name));
      if (checks) checkError(error, options);
      throw error;
    }
    if (streams) return response;
    const output = await overNetwork(name, () => readOutput(response, operation, name));
    if (checks) await checkOutput(operation, response, output, options);
    return output;
  }
}

/** The app's own headers by lower-case name; the later ones win. Throws a TypeError for what is no header. */
function ownHeaders(...sources: readonly CallOptions["headers"][]): Record<string, string> {
  const given = sources.filter((source) => source);
  if (given.length === 0) return { accept: "application/json" };
  const headers = new Headers({ accept: "application/json" });
  for (const source of given) for (const name in source) headers.set(name, source[name]!);
  return Object.fromEntries(headers);
}

/** Names whatever `fetch` and body readers throw; an abort is settled by the deadline before it comes here. */
async function overNetwork<TResult>(name: string, task: () => Promise<TResult>): Promise<TResult> {
  try {
    return await task();
  } catch (cause) {
    if (isGatewayError(cause)) throw cause;
    const reason = "the network request failed. Check the connection and baseUrl.";
    throw callError("network_error", name, reason, { retryable: true, cause });
  }
}
