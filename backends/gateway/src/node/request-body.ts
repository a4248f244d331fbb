import type { IncomingMessage } from "node:http";
import { type Readable, Transform } from "node:stream";

/** The request body exceeded the operation's limit while it arrived. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/** The client went away, or was cut off, before its body was complete. */
export class BodyAbortedError extends Error {
  override readonly name = "BodyAbortedError";
}

/** A body that fits a few packets is cheaper to send in one piece, and can be sent again. */
const smallBody = 64 * 1024;

/** Whether the body is announced as small enough to be read before the upstream hears of it. */
export function isSmall(request: IncomingMessage): boolean {
  return Number(request.headers["content-length"]) <= smallBody;
}

/** Reads a whole body of at most `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) return reject(new BodyTooLargeError());
      chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)));
    request.on("error", () => reject(new BodyAbortedError()));
    request.on("close", () => {
      if (!request.complete) reject(new BodyAbortedError());
    });
  });
}

/** The body as a stream that fails beyond `limit`. A declared length was checked before and is kept by the parser. */
export function limitedBody(request: IncomingMessage, limit: number): Readable {
  if (request.headers["content-length"] !== undefined) return request;
  let size = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new BodyTooLargeError());
      else done(null, chunk);
    },
  });
  request.on("error", (error) => limited.destroy(error));
  // Whoever reads the stream may already have let go of it.
  limited.on("error", () => undefined);
  return request.pipe(limited);
}

/**
 * Bytes of an unwanted body that are read so that the client gets to see the answer before the connection ends: twice
 * what most operations take, because most bodies that are too large are so by little.
 */
const lingerBytes = 2 * 1024 * 1024;

/** Lets the rest of a body that nobody wants run off; a client that sends on and on is cut. */
export function discardBody(request: IncomingMessage): void {
  if (request.complete) return;
  let size = 0;
  request.on("error", () => undefined);
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > lingerBytes) request.destroy();
  });
}
