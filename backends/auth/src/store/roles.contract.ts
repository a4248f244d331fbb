import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, roleRow, storedOrg } from "../testing/rows.ts";

export function rolePromises(store: () => AuthStore): void {
  it("keeps a role per name and organization", async () => {
    const { roles } = store();
    const [org, other] = [await storedOrg(store()), await storedOrg(store())];
    const role = roleRow(org.id, "support", {
      description: "Answers tickets.",
      scopes: ["read", "write:chat"],
    });
    await roles.insert(role);
    await roles.insert(roleRow(other.id, "support"));
    await expect(roles.insert(role)).rejects.toMatchObject({ taken: "role_name" });
    expect(await roles.find(org.id, "support")).toEqual(role);
    expect(await roles.find(org.id, "sales")).toBeNull();
  });

  it("replaces and deletes a role in its organization only", async () => {
    const { roles } = store();
    const [org, other] = [await storedOrg(store()), await storedOrg(store())];
    const role = roleRow(org.id, "support", { description: "Answers tickets." });
    await roles.insert(role);
    await roles.insert(roleRow(other.id, "support"));
    const { description: _gone, ...rest } = role;
    const replaced = { ...rest, displayName: "Help", scopes: ["write"], version: 2, updatedAt: at("10:00") };
    await roles.update(replaced);
    expect(await roles.find(org.id, "support")).toEqual(replaced);
    await roles.delete(org.id, "support");
    expect(await roles.find(org.id, "support")).toBeNull();
    expect(await roles.find(other.id, "support")).toEqual(roleRow(other.id, "support"));
  });

  it("lists by name, byte by byte", async () => {
    const { roles } = store();
    const { id } = await storedOrg(store());
    for (const name of ["b_1", "b-1", "b1", "a"]) await roles.insert(roleRow(id, name));
    expect((await roles.list(id)).map(({ name }) => name)).toEqual(["a", "b-1", "b1", "b_1"]);
  });
}
