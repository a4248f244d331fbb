import type { ApiKeyTable, StoredApiKey } from "../store.ts";
import type { Access } from "./database.ts";
import { first, select } from "./select.ts";
import type { MemoryState } from "./state.ts";

const keyOf = ({ apiKeys }: MemoryState, orgId: string, apiKeyId: string): StoredApiKey | null => {
  const key = apiKeys.get(apiKeyId);
  return key?.orgId === orgId ? key : null;
};

const keysOf = ({ apiKeys }: MemoryState, orgId: string): StoredApiKey[] =>
  [...apiKeys.values()].filter((key) => key.orgId === orgId);

export const memoryApiKeys = ({ read, write }: Access): ApiKeyTable => ({
  insert: (key) =>
    write(({ apiKeys }) => {
      apiKeys.set(key.id, key);
    }),
  find: (orgId, apiKeyId) => read((state) => keyOf(state, orgId, apiKeyId)),
  findByPrefix: (prefix) => read(({ apiKeys }) => first(apiKeys.values(), (key) => key.prefix === prefix)),
  revoke: (orgId, apiKeyId, revokedAt) =>
    write((state) => {
      const key = keyOf(state, orgId, apiKeyId);
      if (key && key.revokedAt === undefined) state.apiKeys.set(apiKeyId, { ...key, revokedAt });
    }),
  touch: (orgId, apiKeyId, lastUsedAt, unlessAfter) =>
    write((state) => {
      const key = keyOf(state, orgId, apiKeyId);
      if (!key || (key.lastUsedAt !== undefined && key.lastUsedAt > unlessAfter)) return;
      state.apiKeys.set(apiKeyId, { ...key, lastUsedAt });
    }),
  list: (orgId, page) =>
    read((state) => select(keysOf(state, orgId), page, ({ createdAt, id }) => [createdAt, id], "descending")),
  countUsable: (orgId, now) =>
    read(
      (state) =>
        keysOf(state, orgId).filter(
          ({ revokedAt, expiresAt }) =>
            revokedAt === undefined && (expiresAt === undefined || expiresAt > now),
        ).length,
    ),
});
