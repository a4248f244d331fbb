import type { AssertionTable, SessionTable, StoredSession } from "../store.ts";
import type { Access } from "./database.ts";
import { first, select } from "./select.ts";
import type { MemoryState } from "./state.ts";

const sessionsOf = ({ sessions }: MemoryState, orgId: string, userId: string | undefined): StoredSession[] =>
  [...sessions.values()].filter(
    (session) => session.orgId === orgId && (userId === undefined || session.userId === userId),
  );

export const memorySessions = ({ read, write }: Access): SessionTable => ({
  find: (orgId, sessionId) =>
    read(({ sessions }) => {
      const session = sessions.get(sessionId);
      return session?.orgId === orgId ? session : null;
    }),
  findByKey: (orgId, userId, key) =>
    read((state) => {
      const found = sessionsOf(state, orgId, userId).filter((session) => session.key === key);
      return select(found, { limit: 1 }, ({ createdAt, id }) => [createdAt, id], "descending")[0] ?? null;
    }),
  save: (session) =>
    write(({ sessions }) => {
      sessions.set(session.id, session);
    }),
  listLive: (orgId, userId, now, page) =>
    read((state) => {
      const live = sessionsOf(state, orgId, userId).filter(
        ({ revokedAt, expiresAt }) => revokedAt === undefined && expiresAt > now,
      );
      return select(live, page, ({ lastSeenAt, id }) => [lastSeenAt, id], "descending");
    }),
  knows: (orgId, userId) => read((state) => first(sessionsOf(state, orgId, userId), () => true) !== null),
  revokeAll: (orgId, userId, revokedAt) =>
    write((state) => {
      for (const session of sessionsOf(state, orgId, userId)) {
        if (session.revokedAt === undefined) state.sessions.set(session.id, { ...session, revokedAt });
      }
    }),
});

export const memoryAssertions = ({ write }: Access): AssertionTable => ({
  use: (tokenId, expiresAt) =>
    write(({ assertions }) => {
      if (assertions.has(tokenId)) return false;
      assertions.set(tokenId, expiresAt);
      return true;
    }),
});
