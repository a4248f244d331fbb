import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, revocationRow } from "../testing/rows.ts";

export function revocationPromises(store: () => AuthStore): void {
  it("lists what was recorded since, until it is forgotten, oldest first", async () => {
    const { revocations } = store();
    const orgId = newId();
    const rows = [
      revocationRow(orgId, { recordedAt: at("12:00"), tokenId: "jti" }),
      revocationRow(orgId, { recordedAt: at("11:00"), userId: "ada" }),
      revocationRow(orgId, { recordedAt: at("11:30"), userId: "ada", sessionId: newId() }),
      revocationRow(orgId, { recordedAt: at("12:00"), forgottenAt: at("12:30") }),
    ] as const;
    for (const row of rows) await revocations.insert(row);
    const ours = async (since: string | undefined) =>
      (await revocations.list(since, at("12:30"))).filter((row) => row.orgId === orgId);
    expect(await ours(undefined)).toEqual([rows[1], rows[2], rows[0]]);
    expect(await ours(at("11:30"))).toEqual([rows[2], rows[0]]);
    expect(await ours(at("12:01"))).toEqual([]);
  });

  it("knows the latest limit of a user, and of everybody in the organization", async () => {
    const { revocations } = store();
    const orgId = newId();
    expect(await revocations.latest(orgId, "ada")).toBeNull();
    await revocations.insert(revocationRow(orgId, { notBefore: at("09:00") }));
    await revocations.insert(revocationRow(orgId, { notBefore: at("10:00"), userId: "ada" }));
    await revocations.insert(
      revocationRow(orgId, { notBefore: at("11:00"), userId: "bob", sessionId: newId() }),
    );
    await revocations.insert(revocationRow(orgId, { notBefore: at("12:00"), tokenId: "jti" }));
    expect(await revocations.latest(orgId, "ada")).toBe(at("10:00"));
    expect(await revocations.latest(orgId, "bob")).toBe(at("11:00"));
    expect(await revocations.latest(orgId, "eve")).toBe(at("09:00"));
    expect(await revocations.latest(orgId, undefined)).toBe(at("11:00"));
    expect(await revocations.latest(newId(), undefined)).toBeNull();
  });
}
