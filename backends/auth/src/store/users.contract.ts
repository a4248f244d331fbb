import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { at, userRow } from "../testing/rows.ts";

export function userPromises(store: () => AuthStore): void {
  it("saves a user anew and again, and forgets what the second time lacks", async () => {
    const { users } = store();
    const user = userRow({ email: "ada@example.com", name: "Ada", pictureUrl: "https://example.com/a.png" });
    await users.save(user);
    expect(await users.find(user.id)).toEqual(user);
    const changed = userRow({ id: user.id, name: "Ada L.", updatedAt: at("09:00") });
    await users.save(changed);
    expect(await users.find(user.id)).toEqual(changed);
    expect(await users.find(newId())).toBeNull();
  });

  it("takes ids of any form, byte by byte", async () => {
    const { users } = store();
    const id = `auth0|${newId()}/Ä?`;
    await users.save(userRow({ id }));
    expect((await users.find(id))?.id).toBe(id);
    expect(await users.find(id.toLowerCase())).toBeNull();
  });

  it("finds users by verified addresses only, and lets each belong to one", async () => {
    const { users } = store();
    const email = `${newId()}@example.com`;
    await users.save(userRow({ email }));
    expect(await users.findByVerifiedEmail(email)).toBeNull();
    const holder = userRow({ email, emailVerified: true });
    await users.save(holder);
    await users.save({ ...holder, name: "Again" });
    expect((await users.findByVerifiedEmail(email))?.id).toBe(holder.id);
    await expect(users.save(userRow({ email, emailVerified: true }))).rejects.toMatchObject({
      taken: "verified_email",
    });
  });

  it("gives an identity to one user", async () => {
    const { users, identities } = store();
    const user = userRow();
    await users.save(user);
    const issuer = "https://issuer.example.com";
    const identity = { issuer, subject: newId(), userId: user.id, createdAt: at("09:00") };
    await identities.insert(identity);
    expect(await identities.find(issuer, identity.subject)).toEqual(identity);
    expect(await identities.find("https://other.example.com", identity.subject)).toBeNull();
    await expect(identities.insert(identity)).rejects.toMatchObject({ taken: "identity" });
  });
}
