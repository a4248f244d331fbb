import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, sessionRow, storedOrg } from "../testing/rows.ts";

export function sessionPromises(store: () => AuthStore): void {
  it("saves a session anew and again, and finds the newest of a key", async () => {
    const { sessions } = store();
    const { id: orgId } = await storedOrg(store());
    const userId = newId();
    const session = sessionRow(orgId, userId, { userAgent: "Firefox" });
    await sessions.save(session);
    const seen = { ...session, lastSeenAt: at("10:00") };
    await sessions.save(seen);
    expect(await sessions.find(orgId, session.id)).toEqual(seen);
    expect(await sessions.find(newId(), session.id)).toBeNull();
    const newer = sessionRow(orgId, userId, { createdAt: at("11:00") });
    await sessions.save(newer);
    expect(await sessions.findByKey(orgId, userId, "sid:1")).toEqual(newer);
    expect(await sessions.findByKey(orgId, userId, "sid:2")).toBeNull();
    expect(await sessions.findByKey(orgId, newId(), "sid:1")).toBeNull();
  });

  it("lists the live sessions of a user, last seen first, in pages", async () => {
    const { sessions } = store();
    const { id: orgId } = await storedOrg(store());
    const userId = newId();
    const session = (key: string, changes: Parameters<typeof sessionRow>[2]) =>
      sessionRow(orgId, userId, { key, ...changes });
    const idle = session("sid:1", { lastSeenAt: at("09:00") });
    const busy = session("sid:2", { lastSeenAt: at("10:00") });
    const over = session("sid:3", { expiresAt: at("10:30") });
    const ended = session("sid:4", { revokedAt: at("10:00") });
    for (const row of [idle, busy, over, ended, sessionRow(orgId, newId())]) await sessions.save(row);
    const now = at("10:30");
    expect(await sessions.listLive(orgId, userId, now, { limit: 10 })).toEqual([busy, idle]);
    const behind = { limit: 10, after: [busy.lastSeenAt, busy.id] as const };
    expect(await sessions.listLive(orgId, userId, now, behind)).toEqual([idle]);
    expect(await sessions.listLive(newId(), userId, now, { limit: 10 })).toEqual([]);
    expect(await sessions.knows(orgId, userId)).toBe(true);
    expect(await sessions.knows(newId(), userId)).toBe(false);
  });

  it("ends the sessions of one user, or of the whole organization", async () => {
    const { sessions } = store();
    const [{ id: orgId }, other] = [await storedOrg(store()), await storedOrg(store())];
    const [ada, bob] = [newId(), newId()];
    const adas = sessionRow(orgId, ada);
    const bobs = sessionRow(orgId, bob);
    const elsewhere = sessionRow(other.id, ada);
    for (const session of [adas, bobs, elsewhere]) await sessions.save(session);
    await sessions.revokeAll(orgId, ada, at("10:00"));
    expect(await sessions.find(orgId, adas.id)).toEqual({ ...adas, revokedAt: at("10:00") });
    expect(await sessions.find(orgId, bobs.id)).toEqual(bobs);
    await sessions.revokeAll(orgId, undefined, at("11:00"));
    expect(await sessions.find(orgId, adas.id)).toEqual({ ...adas, revokedAt: at("10:00") });
    expect(await sessions.find(orgId, bobs.id)).toEqual({ ...bobs, revokedAt: at("11:00") });
    expect(await sessions.find(other.id, elsewhere.id)).toEqual(elsewhere);
  });

  it("lets an assertion be used once, also by many at the same time", async () => {
    const { assertions } = store();
    const id = newId();
    const uses = await Promise.all([1, 2, 3].map(() => assertions.use(id, at("10:00"))));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await assertions.use(id, at("11:00"))).toBe(false);
  });

  it("forgets what has no effect any more", async () => {
    const { sessions, assertions, revocations } = store();
    const { id: orgId } = await storedOrg(store());
    const [used, session] = [newId(), sessionRow(orgId, newId(), { expiresAt: at("10:00") })];
    const kept = sessionRow(orgId, newId(), { expiresAt: at("10:01") });
    await assertions.use(used, at("10:00"));
    for (const row of [session, kept]) await sessions.save(row);
    const revocation = { orgId, notBefore: at("09:00"), recordedAt: at("09:00"), forgottenAt: at("10:00") };
    await revocations.insert(revocation);
    await store().sweep(at("10:00"));
    expect(await sessions.find(orgId, session.id)).toBeNull();
    expect(await sessions.find(orgId, kept.id)).toEqual(kept);
    expect(await assertions.use(used, at("11:00"))).toBe(true);
    expect(await revocations.latest(orgId, undefined)).toBeNull();
  });
}
