import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { apiKeyRow, at, storedOrg } from "../testing/rows.ts";

export function apiKeyPromises(store: () => AuthStore): void {
  it("finds a key by its public part anywhere, and by id in its organization", async () => {
    const { apiKeys } = store();
    const key = apiKeyRow((await storedOrg(store())).id, { expiresAt: at("18:00") });
    await apiKeys.insert(key);
    expect(await apiKeys.findByPrefix(key.prefix)).toEqual(key);
    expect(await apiKeys.findByPrefix("elqnt_")).toBeNull();
    expect(await apiKeys.find(key.orgId, key.id)).toEqual(key);
    expect(await apiKeys.find(newId(), key.id)).toBeNull();
  });

  it("revokes once, and in its organization only", async () => {
    const { apiKeys } = store();
    const key = apiKeyRow((await storedOrg(store())).id);
    await apiKeys.insert(key);
    await apiKeys.revoke(newId(), key.id, at("10:00"));
    expect(await apiKeys.find(key.orgId, key.id)).toEqual(key);
    await apiKeys.revoke(key.orgId, key.id, at("11:00"));
    await apiKeys.revoke(key.orgId, key.id, at("12:00"));
    expect(await apiKeys.find(key.orgId, key.id)).toEqual({ ...key, revokedAt: at("11:00") });
  });

  it("notes its use when the last note is old enough", async () => {
    const { apiKeys } = store();
    const key = apiKeyRow((await storedOrg(store())).id);
    await apiKeys.insert(key);
    const lastUsedAt = async () => (await apiKeys.find(key.orgId, key.id))?.lastUsedAt;
    await apiKeys.touch(key.orgId, key.id, at("10:00"), at("09:59"));
    expect(await lastUsedAt()).toBe(at("10:00"));
    await apiKeys.touch(key.orgId, key.id, at("10:01"), at("09:59"));
    expect(await lastUsedAt()).toBe(at("10:00"));
    await apiKeys.touch(key.orgId, key.id, at("10:02"), at("10:00"));
    expect(await lastUsedAt()).toBe(at("10:02"));
  });

  it("lists the newest first, in pages, and counts those that still work", async () => {
    const { apiKeys } = store();
    const { id: orgId } = await storedOrg(store());
    const old = apiKeyRow(orgId, { createdAt: at("08:00") });
    const expired = apiKeyRow(orgId, { createdAt: at("09:00"), expiresAt: at("10:00") });
    const revoked = apiKeyRow(orgId, { createdAt: at("09:00"), revokedAt: at("09:30") });
    const newest = apiKeyRow(orgId, { createdAt: at("11:00"), expiresAt: at("20:00") });
    for (const key of [old, expired, revoked, newest]) await apiKeys.insert(key);
    expect(await apiKeys.list(orgId, { limit: 10 })).toEqual([newest, revoked, expired, old]);
    const behind = { limit: 1, after: [revoked.createdAt, revoked.id] as const };
    expect(await apiKeys.list(orgId, behind)).toEqual([expired]);
    expect(await apiKeys.countUsable(orgId, at("10:00"))).toBe(2);
    expect(await apiKeys.list(newId(), { limit: 10 })).toEqual([]);
  });
}
