const accepted = /^[A-Za-z0-9._-]{1,128}$/;
const traceContext = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The client's request id when it is one line of safe characters, else a new UUID. */
export function requestIdOf(sent: string | null | undefined): string {
  return sent && accepted.test(sent) ? sent : crypto.randomUUID();
}

/** Whether a client sent a well-formed W3C trace context. */
export function isTraceparent(sent: string | null | undefined): sent is string {
  return typeof sent === "string" && traceContext.test(sent);
}

/** The root of a new trace. */
export function newTraceparent(): string {
  return `00-${hexadecimal(16)}-${hexadecimal(8)}-01`;
}

/** One call to the random source serves many requests: it costs more than the formatting. */
const pool = new Uint8Array(3072);
let used = pool.length;
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function hexadecimal(bytes: number): string {
  if (used + bytes > pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  let text = "";
  for (const end = used + bytes; used < end; used++) text += pairs[pool[used]!];
  // All zeros is the one value the W3C forbids.
  return /^0+$/.test(text) ? hexadecimal(bytes) : text;
}
