import { IdempotencyConflict } from "@elqnt/service-kit";
import type { IdempotencyTable } from "../store.ts";
import type { Access } from "./database.ts";
import { rowKey } from "./select.ts";

/** How long an answer is replayed. */
export const replayMs = 24 * 3_600_000;

export const memoryIdempotency = ({ read, write }: Access, now: () => number): IdempotencyTable => ({
  find: (orgId, scope, key) =>
    read(({ replays }) => {
      const replay = replays.get(rowKey(orgId, scope, key));
      return replay && replay.at + replayMs > now() ? replay.record : null;
    }),
  insert: (orgId, record) =>
    write(({ replays }) => {
      const id = rowKey(orgId, record.scope, record.key);
      const known = replays.get(id);
      if (known && known.at + replayMs > now()) throw new IdempotencyConflict("The key is taken.");
      replays.set(id, { record, at: now() });
    }),
});
