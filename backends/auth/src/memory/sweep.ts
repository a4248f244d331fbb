import { replayMs } from "./idempotency.ts";
import type { MemoryState } from "./state.ts";

/** Deletes rows that no longer have an effect at `now`. */
export function sweepMemory({ assertions, revocations, sessions, replays }: MemoryState, now: string): void {
  for (const [id, expiresAt] of assertions) if (expiresAt <= now) assertions.delete(id);
  for (const revocation of revocations) if (revocation.forgottenAt <= now) revocations.delete(revocation);
  for (const { id, expiresAt } of sessions.values()) if (expiresAt <= now) sessions.delete(id);
  for (const [id, { at }] of replays) if (at + replayMs <= Date.parse(now)) replays.delete(id);
}
