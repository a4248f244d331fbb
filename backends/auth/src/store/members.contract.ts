import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, memberRow, storedMember, storedOrg } from "../testing/rows.ts";

export function memberPromises(store: () => AuthStore): void {
  it("finds members of the organization with their users' address and name", async () => {
    const org = await storedOrg(store());
    const email = `${newId()}@example.com`;
    const userId = await storedMember(store(), org.id, { email, name: "Ada" });
    const member = { userId, email, name: "Ada", role: "user", version: 1 };
    const times = { joinedAt: at("09:00"), updatedAt: at("09:00") };
    const { members } = store();
    expect(await members.find(org.id, userId)).toEqual({ ...member, ...times });
    expect(await members.findByEmail(org.id, email)).toEqual({ ...member, ...times });
    const other = await storedOrg(store());
    expect(await members.find(other.id, userId)).toBeNull();
    expect(await members.findByEmail(other.id, email)).toBeNull();
  });

  it("refuses a second membership, and takes back who was removed", async () => {
    const org = await storedOrg(store());
    const userId = await storedMember(store(), org.id);
    const { members } = store();
    await expect(members.insert(memberRow(org.id, userId))).rejects.toMatchObject({ taken: "member" });
    expect(await members.wasRemoved(org.id, userId)).toBe(false);

    await members.remove(org.id, userId, at("10:00"));
    expect(await members.find(org.id, userId)).toBeNull();
    expect(await members.wasRemoved(org.id, userId)).toBe(true);
    expect(await members.list(org.id, { limit: 10 })).toEqual([]);
    expect(await members.listOfUser(userId)).toEqual([]);
    expect(await members.usersOfRole(org.id, "user", 10)).toEqual([]);

    await members.insert(memberRow(org.id, userId, { joinedAt: at("11:00"), role: "admin" }));
    expect(await members.find(org.id, userId)).toMatchObject({ role: "admin", joinedAt: at("11:00") });
    expect(await members.wasRemoved(org.id, userId)).toBe(false);
  });

  it("updates a member in its organization only", async () => {
    const [org, other] = [await storedOrg(store()), await storedOrg(store())];
    const { members } = store();
    const userId = await storedMember(store(), org.id);
    await members.insert(memberRow(other.id, userId));
    await members.update(memberRow(org.id, userId, { role: "admin", version: 2, updatedAt: at("10:00") }));
    expect(await members.find(org.id, userId)).toMatchObject({
      role: "admin",
      version: 2,
      updatedAt: at("10:00"),
    });
    expect(await members.find(other.id, userId)).toMatchObject({ role: "user", version: 1 });
  });

  it("lists the longest member first, in pages", async () => {
    const org = await storedOrg(store());
    const later = await storedMember(store(), org.id, { joinedAt: at("10:00") });
    const first = await storedMember(store(), org.id, { joinedAt: at("08:00") });
    const twins = [
      await storedMember(store(), org.id, { joinedAt: at("09:00") }),
      await storedMember(store(), org.id, { joinedAt: at("09:00") }),
    ].sort();
    const { members } = store();
    const ids = async (page: Parameters<typeof members.list>[1]) =>
      (await members.list(org.id, page)).map(({ userId }) => userId);
    expect(await ids({ limit: 10 })).toEqual([first, ...twins, later]);
    expect(await ids({ limit: 2, after: [at("09:00"), twins[0]!] })).toEqual([twins[1], later]);
  });

  it("lists the memberships of a user and the holders of a role", async () => {
    const [acme, beta] = [await storedOrg(store()), await storedOrg(store(), { name: "Beta" })];
    const { members, orgs } = store();
    const userId = await storedMember(store(), beta.id, { role: "admin" });
    await members.insert(memberRow(acme.id, userId));
    expect(await members.listOfUser(userId)).toEqual([
      { orgId: acme.id, orgName: "Acme", role: "user" },
      { orgId: beta.id, orgName: "Beta", role: "admin" },
    ]);
    await storedMember(store(), beta.id, { role: "admin", joinedAt: at("10:00") });
    expect(await members.usersOfRole(beta.id, "admin", 1)).toEqual([userId]);
    expect(await members.usersOfRole(beta.id, "user", 1)).toEqual([]);
    await orgs.update({ ...beta, status: "deleted" });
    expect(await members.listOfUser(userId)).toHaveLength(1);
  });
}
