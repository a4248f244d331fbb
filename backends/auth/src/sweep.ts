import type { Runtime } from "./runtime.ts";
import { timestamp } from "./time.ts";

const everyMs = 600_000;

/**
 * Lets the store forget what is over, at most every ten minutes and on the back of a request, so that the service
 * needs no timer. Its failure fails nobody.
 */
export function createSweep({ store, now, log }: Runtime): () => Promise<void> {
  let nextAt = now() + everyMs;
  return async () => {
    const at = now();
    if (at < nextAt) return;
    nextAt = at + everyMs;
    await store
      .sweep(timestamp(at))
      .catch((error: unknown) => log({ level: "warn", message: "Failed to sweep the auth store.", error }));
  };
}
