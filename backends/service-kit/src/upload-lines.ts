import { parseJson } from "./json.ts";
import { asProblemError, ProblemError } from "./problem.ts";

/** One row of an upload, or why it is none. `line` is where it starts, 1 is the first. */
export type UploadRow<TValue> = { line: number; value: TValue } | { line: number; problem: ProblemError };

/** A row longer than this is no row; the bound is what keeps memory constant. */
export const MAX_ROW_LENGTH = 1024 * 1024;

/** The text of an upload in chunks; invalid UTF-8 is a `bad_request`. A byte order mark is dropped. */
export async function* textChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new ProblemError("bad_request", { detail: "Failed to read the upload: it is not UTF-8.", cause });
    }
  };
  for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
    const text = decode(bytes);
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}

/** The parsed lines of NDJSON; empty lines are skipped, a broken one is reported and passed over. */
export async function* ndjsonRows(chunks: AsyncIterable<string>): AsyncGenerator<UploadRow<unknown>> {
  let line = 0;
  for await (const text of splitLines(chunks)) {
    line++;
    if (text === undefined) yield { line, problem: tooLong() };
    else if (text.trim() !== "") yield parseLine(line, text);
  }
}

function parseLine(line: number, text: string): UploadRow<unknown> {
  try {
    return { line, value: parseJson(text) };
  } catch (error) {
    return { line, problem: asProblemError(error) };
  }
}

export function tooLong(): ProblemError {
  return new ProblemError("body_too_large", {
    detail: `Failed to read the row: it is longer than ${MAX_ROW_LENGTH} characters.`,
  });
}

/** Lines without their ends; undefined for one that is too long. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = "";
  let dropping = false;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      yield dropping || part.length > MAX_ROW_LENGTH ? undefined : part;
      dropping = false;
    }
    if (rest.length > MAX_ROW_LENGTH) {
      dropping = true;
      rest = "";
    }
  }
  if (rest !== "" || dropping) yield dropping ? undefined : rest;
}
