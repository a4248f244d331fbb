/** How often the callers of open streams are judged again: a revocation holds within 5 seconds for them, too. */
export const judgeMs = 1_000;

/** Whether a response is a stream of server-sent events, whatever the operation promised. */
export function isEventStream(contentType: string | null | undefined): boolean {
  return contentType?.startsWith("text/event-stream") ?? false;
}

/** Whether a chunk ends an event, so that a field written after it does not fall into the middle of another. */
export function endsEvent(chunk: Uint8Array): boolean {
  const { length } = chunk;
  if (length < 2 || chunk[length - 1] !== 10) return false;
  return chunk[length - 2] === 10 || (length > 3 && chunk[length - 2] === 13 && chunk[length - 3] === 10);
}

/** Tells a client when to come back: spread out, so that a thousand streams do not return in the same moment. */
export function retryField(random: () => number = Math.random): string {
  return `retry: ${500 + Math.floor(random() * 2500)}\n\n`;
}
