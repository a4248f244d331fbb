/** How often a value is asked for again. */
export interface PollOptions {
  /** Age from which a use starts a refresh beside the request. */
  readonly refreshMs: number;
  /** Age from which a use waits for the refresh. */
  readonly waitMs: number;
  /** Least time between two refreshes, also after failures and forced ones. */
  readonly pauseMs: number;
  readonly now: () => number;
}

/** A value that is fetched when it is used and old; no timer runs while nobody asks. */
export interface Polled<TValue> {
  /** The value, at once when it is young enough, else after a refresh. */
  get(): TValue | Promise<TValue>;
  /** Refreshes now, unless it just happened. */
  refresh(): Promise<TValue>;
  /** Milliseconds since the last good refresh; `Infinity` before the first. */
  age(): number;
}

/**
 * Keeps the last good value of a source. A source that fails leaves the old value in place; only while there is none
 * do failures reach the caller, and even then the source is asked once per pause.
 */
export function polled<TValue>(fetch: () => Promise<TValue>, options: PollOptions): Polled<TValue> {
  let current: { value: TValue } | undefined;
  let failure: { error: unknown } | undefined;
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<TValue> | undefined;
  const { now } = options;

  async function run(): Promise<TValue> {
    const startedAt = now();
    triedAt = startedAt;
    try {
      current = { value: await fetch() };
      fetchedAt = startedAt;
      return current.value;
    } catch (error) {
      failure = { error };
      if (current) return current.value;
      throw error;
    } finally {
      running = undefined;
    }
  }

  function refresh(): Promise<TValue> {
    if (running) return running;
    if (now() - triedAt < options.pauseMs) {
      if (current) return Promise.resolve(current.value);
      if (failure) return Promise.reject(failure.error);
    }
    running = run();
    return running;
  }

  return {
    refresh,
    age: () => now() - fetchedAt,
    get() {
      const age = now() - fetchedAt;
      if (current && age < options.refreshMs) return current.value;
      const refreshed = refresh();
      if (!current || age >= options.waitMs) return refreshed;
      // The next use sees the outcome; this one has a value that is young enough.
      refreshed.catch(() => undefined);
      return current.value;
    },
  };
}
