import { callError } from "./call-error.ts";

/** The body as text, by whole characters. Stops at once when the signal aborts, and closes the connection when the reader stops. */
export async function* readText(
  response: Response,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  // Not awaited: cancelling a stream that already failed rejects. It ends a pending read.
  const cancel = () => void reader.cancel().catch(() => {});
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    for (;;) {
      const { done, value } = await overConnection(name, signal, () => reader.read());
      if (done) break;
      yield decoder.decode(value, { stream: true });
    }
    yield decoder.decode();
  } finally {
    signal?.removeEventListener("abort", cancel);
    cancel();
  }
}

async function overConnection<TResult>(
  name: string,
  signal: AbortSignal | undefined,
  read: () => Promise<TResult>,
): Promise<TResult> {
  try {
    signal?.throwIfAborted();
    const result = await read();
    signal?.throwIfAborted();
    return result;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw callError("network_error", name, "the connection was cut. Try again.", { retryable: true, cause });
  }
}
