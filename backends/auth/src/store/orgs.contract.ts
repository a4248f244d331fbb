import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, memberRow, orgRow, storedOrg, userRow } from "../testing/rows.ts";

export function orgPromises(store: () => AuthStore): void {
  it("finds what was inserted, and nothing else", async () => {
    const org = await storedOrg(store(), { provisionedAt: at("08:01") });
    expect(await store().orgs.find(org.id)).toEqual(org);
    expect(await store().orgs.find(org.id.toUpperCase())).toBeNull();
    expect(await store().orgs.find("no id at all")).toBeNull();
  });

  it("keeps ids and slugs unique, the slugs of deleted organizations apart", async () => {
    const { orgs } = store();
    const org = await storedOrg(store());
    await expect(orgs.insert(orgRow({ id: org.id }))).rejects.toMatchObject({ taken: "org_id" });
    await expect(orgs.insert(orgRow({ slug: org.slug }))).rejects.toMatchObject({ taken: "org_slug" });
    const other = await storedOrg(store());
    await expect(orgs.update({ ...other, slug: org.slug })).rejects.toMatchObject({ taken: "org_slug" });
    await orgs.update({ ...org, status: "deleted" });
    await orgs.update({ ...other, slug: org.slug });
    expect((await orgs.find(other.id))?.slug).toBe(org.slug);
  });

  it("keeps the note that stores are ready when a row read before is written", async () => {
    const org = await storedOrg(store());
    await store().orgs.markProvisioned(org.id, at("08:30"));
    await store().orgs.update({ ...org, name: "Renamed", version: 2 });
    expect(await store().orgs.find(org.id)).toEqual({
      ...org,
      name: "Renamed",
      version: 2,
      provisionedAt: at("08:30"),
    });
  });

  it("lists the organizations of a user by name, in pages", async () => {
    const user = userRow();
    await store().users.save(user);
    const names = ["zeta", "Alpha", "Émile", "alpha", "\u{1f98a} fox", "\ufffd", "Ωmega"];
    const mine: string[] = [];
    for (const name of names) {
      const { id } = await storedOrg(store(), { name });
      await store().members.insert(memberRow(id, user.id));
      mine.push(id);
    }
    const [gone, left] = mine as [string, string];
    await store().orgs.update({ ...(await store().orgs.find(gone))!, status: "deleted" });
    await store().members.remove(left, user.id, at("10:00"));
    const foreign = await storedOrg(store(), { name: "Beta" });

    const { orgs } = store();
    const all = await orgs.listOfUser(user.id, foreign.id, { limit: 10 });
    expect(all.map(({ name }) => name)).toEqual([
      "alpha",
      "Beta",
      "Émile",
      "Ωmega",
      "\ufffd",
      "\u{1f98a} fox",
    ]);
    const { sortName, id } = all[1]!;
    const rest = await orgs.listOfUser(user.id, foreign.id, { limit: 2, after: [sortName, id] });
    expect(rest).toEqual(all.slice(2, 4));
    expect(await orgs.listOfUser(newId(), newId(), { limit: 10 })).toEqual([]);
  });
}
