import { createParser } from "eventsource-parser";
import { callError } from "./call-error.ts";
import { sleep } from "./deadline.ts";
import { type GatewayError, isGatewayError } from "./gateway-error.ts";
import type { CallOptions, Gateway } from "./gateway-options.ts";
import type { StreamFunction } from "./operation.ts";
import { readText } from "./read-text.ts";
import { backoff } from "./retry.ts";

/** One event of a stream, its data parsed. */
export interface StreamEvent<TData> {
  /** Position to resume after; `undefined` when the service sent none. */
  readonly id: string | undefined;
  /** Type of the event; `message` when the service named none. */
  readonly event: string;
  readonly data: TData;
}

/** How a stream is kept alive. */
export interface StreamOptions extends CallOptions {
  /** Position to resume after, from an earlier stream. */
  readonly lastEventId?: string | undefined;
  /** Connections in a row that may fail without an event. Default is 5. */
  readonly attempts?: number | undefined;
  /** Milliseconds of silence after which a connection counts as dead; services beat every 15 s. Default is 45,000. */
  readonly heartbeatTimeoutMs?: number | undefined;
  /** Shows whether events can arrive. */
  readonly onState?: ((state: "connecting" | "open") => void) | undefined;
  /** Source of jitter in [0, 1). Default is `Math.random`. */
  readonly random?: (() => number) | undefined;
}

// A connection that lived this long was healthy, even if it had nothing to say.
const healthyAfterMs = 10_000;
const maxEventLength = 8 * 1024 * 1024;

/**
 * Reads an operation that streams server-sent events, and resumes after the last event when the connection
 * breaks, falls silent or is closed.
 *
 * The stream ends when the service answers 204 or closes a connection without sending anything; it throws on
 * an error that a retry cannot cure (every 4xx but 408 and 429, after one token refresh), and when `attempts`
 * connections in a row failed. Breaking out of the loop or aborting the signal closes the connection, which
 * does not cancel the work behind it. It is exported from `@elqnt/api`.
 *
 * @example
 * Follow a chat
 *
 * ```ts
 * for await (const { id, data } of streamEvents(streamChat, gateway, { chatId }, { signal, lastEventId })) {
 *   show(data);
 *   remember(id);
 * }
 * ```
 *
 * @see [Server-sent events](https://html.spec.whatwg.org/multipage/server-sent-events.html)
 */
export async function* streamEvents<TInput, TData>(
  operation: StreamFunction<TInput, TData, string>,
  gateway: Gateway,
  input: TInput,
  options: StreamOptions = {},
): AsyncGenerator<StreamEvent<TData>, void, undefined> {
  const { signal, attempts = 5, random = Math.random } = options;
  const position: Position = { lastEventId: options.lastEventId, retryMs: undefined };
  for (let failures = 0; ; ) {
    const openedAt = performance.now();
    let failure: GatewayError | undefined;
    try {
      options.onState?.("connecting");
      const connection = connect(operation, gateway, input, options, position);
      for await (const event of connection) {
        failures = 0;
        yield event;
      }
      if (position.ended) return;
    } catch (error) {
      if (!isGatewayError(error) || !error.retryable) throw error;
      failure = error;
    }
    if (performance.now() - openedAt > healthyAfterMs) failures = 0;
    if (++failures > attempts) {
      if (failure) throw failure;
      return;
    }
    const wait = failure?.retryAfterMs ?? reconnectDelay(position.retryMs, failures, random);
    await sleep(wait, signal ?? new AbortController().signal);
  }
}

/** Where the stream is, across its connections. */
interface Position {
  lastEventId: string | undefined;
  retryMs: number | undefined;
  ended?: boolean;
}

/** Events of one connection. */
async function* connect<TInput, TData>(
  operation: StreamFunction<TInput, TData, string>,
  gateway: Gateway,
  input: TInput,
  options: StreamOptions,
  position: Position,
): AsyncGenerator<StreamEvent<TData>, void, undefined> {
  const name = `${operation.operation.service}.${operation.operation.id}`;
  const watchdog = createWatchdog(name, options.heartbeatTimeoutMs ?? 45_000);
  const signal = options.signal ? AbortSignal.any([options.signal, watchdog.signal]) : watchdog.signal;
  const headers: Record<string, string> = { accept: "text/event-stream", ...options.headers };
  if (position.lastEventId) headers["last-event-id"] = position.lastEventId;
  try {
    // Retries are this loop's business; two layers would multiply them.
    const response = await operation(gateway, input, { ...options, signal, headers, retries: 0 });
    position.ended = true;
    if (response.status === 204) return;
    options.onState?.("open");
    watchdog.reset();
    const { feed, events } = createEventQueue<TData>(name, position);
    for await (const text of readText(response, name, signal)) {
      if (text) position.ended = false;
      watchdog.reset();
      feed(text);
      for (const event of events.splice(0)) {
        position.lastEventId = event.id;
        yield event;
      }
    }
  } finally {
    watchdog.stop();
  }
}

function createEventQueue<TData>(name: string, position: Position) {
  const events: StreamEvent<TData>[] = [];
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent: ({ id = position.lastEventId, event = "message", data }) => {
      events.push({ id, event, data: parseData<TData>(data, name) });
    },
    onRetry: (retryMs) => {
      position.retryMs = retryMs;
    },
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") throw malformed(name, "an event is too large", error);
    },
  });
  return { events, feed: parser.feed };
}

/** Aborts when it is not reset in time. */
function createWatchdog(name: string, timeoutMs: number) {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    signal: controller.signal,
    stop,
    reset() {
      stop();
      timer = setTimeout(() => {
        const reason = `nothing arrived for ${timeoutMs} ms. Check the connection.`;
        controller.abort(callError("network_error", name, reason, { retryable: true }));
      }, timeoutMs);
    },
  };
}

function reconnectDelay(retryMs: number | undefined, failures: number, random: () => number): number {
  // Spread out: after a restart every client of the service reconnects.
  return retryMs === undefined ? backoff(failures, random) : retryMs * (1 + random() / 2);
}

function parseData<TData>(data: string, name: string): TData {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw malformed(name, "the data of an event is not JSON", cause);
  }
}

function malformed(name: string, reason: string, cause: unknown): GatewayError {
  return callError("protocol_error", name, `${reason}. Report it to the service's team.`, { cause });
}
