import type { Log } from "./log.ts";

/** Something to close at the end, in the order given. */
export type Closer = () => Promise<unknown>;

/**
 * Closes everything once on SIGINT or SIGTERM, and ends the process: 0 when all closed in time, 1 otherwise. A second
 * signal, or the deadline, ends it at once.
 */
export function closeOnSignal(closers: readonly Closer[], log: Log, deadlineMs = 30_000): void {
  let closing = false;
  const close = async (): Promise<void> => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), deadlineMs).unref();
    let code = 0;
    for (const closer of closers) {
      try {
        await closer();
      } catch (error) {
        log({ level: "error", message: "failed to close cleanly", error });
        code = 1;
      }
    }
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void close());
}
