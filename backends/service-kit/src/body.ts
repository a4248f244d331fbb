import type { Operation } from "@elqnt/contracts";
import type { ServiceCall } from "./call.ts";
import { parseJson } from "./json.ts";
import { ProblemError } from "./problem.ts";

const tooLarge = (limit: number): ProblemError =>
  new ProblemError("body_too_large", {
    detail: `The body is larger than the ${limit} bytes this operation takes.`,
  });

/** A stream that fails with `body_too_large` once more than `limit` bytes went through. */
export function limitStream(stream: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  let seen = 0;
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > limit) controller.error(tooLarge(limit));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** All of a stream, or `body_too_large` as soon as there is more than `limit`. */
async function readStream(
  stream: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

async function readText(
  { headers, body }: ServiceCall,
  limit: number,
): Promise<{ text: string; bytes: Uint8Array<ArrayBuffer> }> {
  if (Number(headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const bytes = body === null ? noBytes : "byteLength" in body ? body : await readStream(body, limit);
  if (bytes.byteLength > limit) throw tooLarge(limit);
  try {
    return { text: decoder.decode(bytes), bytes };
  } catch (cause) {
    throw new ProblemError("bad_request", {
      detail: "Failed to read the body: it is not valid UTF-8.",
      cause,
    });
  }
}

/** The media type of a header value, lower-case and without parameters. */
export const mediaType = (header: string | null): string =>
  (header ?? "").split(";", 1)[0]!.trim().toLowerCase();

function requireMediaType(operation: Operation, header: string | null): void {
  const accepted = operation.body?.contentTypes ?? [];
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(header ?? "")?.[1];
  if (accepted.includes(mediaType(header)) && (!charset || charset.toLowerCase() === "utf-8")) return;
  throw new ProblemError("unsupported_media_type", {
    detail: `"${operation.operationId}" takes ${accepted.join(" or ")}.`,
    headers: { "accept-post": accepted.join(", ") },
  });
}

/** What a request carries as body, and the bytes that identify it. */
export interface ReadBody {
  readonly body: unknown;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const noBytes = new Uint8Array();
const empty: ReadBody = { body: undefined, bytes: noBytes };

const streamOf = (body: ServiceCall["body"]): ReadableStream<Uint8Array> =>
  body instanceof ReadableStream ? body : new Blob(body === null ? [] : [body]).stream();

/** Reads the body of an operation within its limits: JSON is parsed, uploads stay streams. */
export async function readBody(operation: Operation, call: ServiceCall): Promise<ReadBody> {
  const { body } = operation;
  if (!body) return empty;
  const contentType = call.headers.get("content-type");
  if (!body.required && contentType === null && call.body === null) return empty;
  requireMediaType(operation, contentType);
  if (operation.stream === "upload") {
    return { ...empty, body: limitStream(streamOf(call.body), operation.maxBodyBytes) };
  }
  const { text, bytes } = await readText(call, operation.maxBodyBytes);
  if (text === "" && !body.required) return empty;
  return { body: parseJson(text), bytes };
}
