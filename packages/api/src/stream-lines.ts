import { callError } from "./call-error.ts";
import type { CallOptions, Gateway } from "./gateway-options.ts";
import type { StreamFunction } from "./operation.ts";
import { readText } from "./read-text.ts";

/**
 * Reads an operation that streams newline-delimited JSON, one value per line.
 *
 * Nothing is repeated after the first byte: what was read was processed. Breaking out of the loop closes the
 * connection. It is exported from `@elqnt/api`.
 *
 * @example
 * Follow an import
 *
 * ```ts
 * for await (const progress of streamLines(importRecords, gateway, { entityName: "ticket", body: file })) {
 *   console.log(progress.done);
 * }
 * ```
 */
export async function* streamLines<TInput, TItem>(
  operation: StreamFunction<TInput, TItem, string>,
  gateway: Gateway,
  input: TInput,
  options?: CallOptions,
): AsyncGenerator<TItem, void, undefined> {
  const headers = { accept: "application/x-ndjson", ...options?.headers };
  const response = await operation(gateway, input, { ...options, headers });
  yield* readLines<TItem>(
    response,
    `${operation.operation.service}.${operation.operation.id}`,
    options?.signal,
  );
}

/**
 * Parses the lines of a response as JSON; blank lines are skipped, the last one needs no line end. For responses
 * that {@link streamLines} did not open. It is exported from `@elqnt/api`.
 *
 * @param name What errors call the stream, as `service.operationId`.
 * @param signal Ends the reading at once; its reason is thrown as it is.
 */
export async function* readLines<TItem>(
  response: Response,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<TItem, void, undefined> {
  let rest = "";
  for await (const text of readText(response, name, signal)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) yield parseLine<TItem>(line, name);
  }
  if (rest.trim()) yield parseLine<TItem>(rest, name);
}

function parseLine<TItem>(line: string, name: string): TItem {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw callError("protocol_error", name, "a line is not JSON. Report it to the service's team.", {
      cause,
    });
  }
}
