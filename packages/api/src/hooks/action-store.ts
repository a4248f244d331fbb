import { toGatewayError } from "../api-response.ts";
import type { GatewayError } from "../index.ts";

/** What a hook shows about the actions it gives. */
export interface ActionState {
  /** True while any action runs. */
  readonly loading: boolean;
  /** Failure of the latest action, until the next one starts. */
  readonly error: GatewayError | null;
}

/** State of the actions of one hook instance, for `useSyncExternalStore`. */
export interface ActionStore {
  subscribe(listener: () => void): () => void;
  getState(): ActionState;
  /** Follows a task; a failure becomes the error and the fallback. */
  track<TResult>(
    task: () => Promise<TResult>,
    fallback: TResult,
    signal: AbortSignal | undefined,
  ): Promise<TResult>;
}

/** What is shown before anything ran, and on a server. */
export const idle: ActionState = { loading: false, error: null };

export function createActionStore(): ActionStore {
  const listeners = new Set<() => void>();
  let running = 0;
  let state = idle;
  const show = (error: GatewayError | null) => {
    const loading = running > 0;
    if (state.loading === loading && state.error === error) return;
    state = { loading, error };
    for (const listener of listeners) listener();
  };
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => state,
    async track(task, fallback, signal) {
      running += 1;
      show(null);
      let error = null;
      try {
        return await task();
      } catch (cause) {
        // Who aborts knows; it is no failure to show.
        if (!signal?.aborted) error = toGatewayError(cause);
        return fallback;
      } finally {
        running -= 1;
        show(error ?? state.error);
      }
    },
  };
}
