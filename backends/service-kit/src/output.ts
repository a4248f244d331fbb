import type { Operation } from "@elqnt/contracts";
import { ByteSource } from "./byte-source.ts";
import type { ServiceAnswer } from "./call.ts";
import type { StoredResponse } from "./context.ts";
import { asProblemError, toProblem } from "./problem.ts";
import { type ServerEvent, serverEvent } from "./server-events.ts";

/** The value an OpenAPI runtime expression names: `$response.body#/id` or `$request.path.entityName`. */
function evaluate(expression: string, input: Record<string, unknown>, output: unknown): string {
  if (expression.startsWith("$request.path."))
    return String(input[expression.slice("$request.path.".length)]);
  const pointer = expression.slice("$response.body#/".length).split("/");
  return String(
    pointer.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], output),
  );
}

function locationOf(
  operation: Operation,
  input: Record<string, unknown>,
  output: unknown,
): string | undefined {
  const { location } = operation.success;
  return location?.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(evaluate(location.parameters[name] ?? "", input, output)),
  );
}

/** The success answer of an operation as plain data: status and headers come from its row. */
export function successAnswer(
  operation: Operation,
  input: Record<string, unknown>,
  output: unknown,
): StoredResponse {
  const { status } = operation.success;
  const headers: Record<string, string> = { "cache-control": "no-store" };
  if (status === 204) return { status, headers, body: null };
  headers["content-type"] = "application/json";
  const version = (output as { version?: unknown } | undefined)?.version;
  if (operation.etag && typeof version === "number") headers.etag = `"${version}"`;
  const location = locationOf(operation, input, output);
  if (location) headers.location = location;
  return { status, headers, body: JSON.stringify(output) };
}

/** A stored or fresh answer as one to this request. */
export function stamped(
  { status, headers, body }: StoredResponse,
  requestId: string,
  extra: Record<string, string> = {},
): StoredResponse {
  return { status, headers: { ...headers, ...extra, "x-request-id": requestId }, body };
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

const encoders: Record<string, (item: unknown) => string> = {
  "application/x-ndjson": (item) => `${JSON.stringify(item)}\n`,
  "text/event-stream": (item) => serverEvent(item as ServerEvent),
};

const streamTypeOf = ({ success }: Operation): string =>
  success.contentTypes.find((type) => type in encoders) ?? "application/x-ndjson";

/** Items as bytes. A failure after the first byte ends the stream with a problem, then breaks it. */
function itemStream(
  operation: Operation,
  items: AsyncIterable<unknown>,
  requestId: string,
  instance: string,
): ReadableStream<Uint8Array> {
  const encode = encoders[streamTypeOf(operation)]!;
  const encoder = new TextEncoder();
  const iterator = items[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(encode(next.value)));
      } catch (error) {
        const problem = toProblem(asProblemError(error), instance, requestId);
        controller.enqueue(encoder.encode(encode({ type: "problem", problem })));
        controller.close();
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

const streamHeaders = (operation: Operation, requestId: string): Record<string, string> => ({
  "content-type": streamTypeOf(operation),
  "cache-control": "no-store",
  "x-accel-buffering": "no",
  "x-request-id": requestId,
});

/**
 * What a handler gave, as an answer: data by the row, async iterables as streams of items, sources of
 * bytes and responses as they are.
 */
export function handlerAnswer(
  operation: Operation,
  input: Record<string, unknown>,
  output: unknown,
  requestId: string,
  instance: string,
): ServiceAnswer {
  if (output instanceof Response) {
    output.headers.set("x-request-id", requestId);
    return output;
  }
  const { status } = operation.success;
  if (output instanceof ByteSource)
    return { status, headers: streamHeaders(operation, requestId), source: output };
  if (isAsyncIterable(output)) {
    const body = itemStream(operation, output, requestId, instance);
    return new Response(body, { status, headers: streamHeaders(operation, requestId) });
  }
  return stamped(successAnswer(operation, input, output), requestId);
}
