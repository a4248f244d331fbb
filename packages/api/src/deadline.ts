/** The time left for one call and the signal that ends it. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds until the deadline. */
  remaining(): number;
}

// A longer timer would fire at once: setTimeout takes a 32-bit integer.
const longestTimer = 2 ** 31 - 1;

/**
 * Runs a task under one deadline and the caller's signal. Settles at once when either ends, even if the task
 * does not listen; the caller's abort reason is passed on as it is.
 */
export function withDeadline<TResult>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  createTimeoutError: () => unknown,
  task: (deadline: Deadline) => Promise<TResult>,
): Promise<TResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const controller = new AbortController();
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const stop = (reason: unknown) => {
      release();
      controller.abort(reason);
      reject(reason);
    };
    const onAbort = () => stop(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });

    // Monotonic: a clock that is set while the call runs moves no deadline.
    const end = performance.now() + timeoutMs;
    const timer =
      timeoutMs <= longestTimer ? setTimeout(() => stop(createTimeoutError()), timeoutMs) : undefined;
    const deadline = { signal: controller.signal, remaining: () => end - performance.now() };
    task(deadline).then(
      (result) => {
        release();
        resolve(result);
      },
      (error) => {
        release();
        reject(error);
      },
    );
  });
}

/** Waits, and rejects with the abort reason as soon as the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
