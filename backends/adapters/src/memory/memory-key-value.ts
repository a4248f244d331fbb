import { BusUnavailable } from "../bus/event-bus.ts";
import type { KeyValue } from "../bus/key-value.ts";
import { cacheKey } from "../cache/cache.ts";

/** The {@link KeyValue} port on the memory of this process; it grows with what is put there. */
export function createMemoryKeyValue(): KeyValue {
  const entries = new Map<string, { readonly json: string; readonly revision: number }>();
  let revision = 0;
  let closed = false;

  const at = (orgId: string, key: string) => {
    if (closed) throw new BusUnavailable("Failed to use the key-value store: it is closed.");
    return cacheKey(orgId, key);
  };
  const store = (entry: string, value: unknown) => {
    revision += 1;
    entries.set(entry, { json: JSON.stringify(value), revision });
    return revision;
  };
  return {
    async get(orgId, key) {
      const entry = entries.get(at(orgId, key));
      return entry && { value: JSON.parse(entry.json), revision: entry.revision };
    },
    put: async (orgId, key, value) => store(at(orgId, key), value),
    async create(orgId, key, value) {
      const entry = at(orgId, key);
      return entries.has(entry) ? undefined : store(entry, value);
    },
    async update(orgId, key, value, read) {
      const entry = at(orgId, key);
      return entries.get(entry)?.revision === read ? store(entry, value) : undefined;
    },
    async delete(orgId, key) {
      entries.delete(at(orgId, key));
    },
    async close() {
      closed = true;
      entries.clear();
    },
  };
}
