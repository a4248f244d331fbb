import { IdempotencyConflict, type IdempotencyRecord, newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { AuthStore } from "../store.ts";
import { memberRow, orgRow, storedOrg, userRow } from "../testing/rows.ts";

const replay = (key: string, fingerprint = "fingerprint"): IdempotencyRecord => ({
  scope: "ada\ncreateRole",
  key,
  fingerprint,
  response: { status: 201, headers: { etag: '"1"' }, body: '{"name":"support"}' },
});

export function transactionPromises(store: () => AuthStore): void {
  it("shows what it wrote to itself at once, and to others when it is over", async () => {
    const org = orgRow();
    const result = await store().transaction({}, async (tables) => {
      await tables.orgs.insert(org);
      expect(await tables.orgs.find(org.id)).toEqual(org);
      expect(await store().orgs.find(org.id)).toBeNull();
      return "done";
    });
    expect(result).toBe("done");
    expect(await store().orgs.find(org.id)).toEqual(org);
  });

  it("leaves nothing behind when it fails", async () => {
    const org = orgRow();
    const user = userRow();
    const failure = store().transaction({}, async (tables) => {
      await tables.orgs.insert(org);
      await tables.users.save(user);
      await tables.members.insert(memberRow(org.id, user.id));
      throw new Error("no");
    });
    await expect(failure).rejects.toThrow("no");
    expect(await store().orgs.find(org.id)).toBeNull();
    expect(await store().users.find(user.id)).toBeNull();
    expect(await store().members.find(org.id, user.id)).toBeNull();
  });

  it("makes those who want the same name exclusively wait for each other", async () => {
    const org = await storedOrg(store());
    const increase = () =>
      store().transaction({ exclusive: [`org:${org.id}`] }, async ({ orgs }) => {
        const { version } = (await orgs.find(org.id))!;
        await orgs.update({ ...org, version: version + 1 });
      });
    await Promise.all(Array.from({ length: 8 }, increase));
    expect((await store().orgs.find(org.id))?.version).toBe(9);
  });

  it("makes those who share a name wait for who has it exclusively", async () => {
    const org = await storedOrg(store());
    const name = `org:${org.id}`;
    const versions: number[] = [];
    const readTwice = () =>
      store().transaction({ shared: [name] }, async ({ orgs }) => {
        const first = (await orgs.find(org.id))!.version;
        const second = (await orgs.find(org.id))!.version;
        versions.push(first, second);
        expect(second).toBe(first);
      });
    const writeTwice = () =>
      store().transaction({ exclusive: [name] }, async ({ orgs }) => {
        const { version } = (await orgs.find(org.id))!;
        await orgs.update({ ...org, version: version + 1 });
        await orgs.update({ ...org, version: version + 2 });
      });
    await Promise.all([readTwice(), writeTwice(), readTwice(), writeTwice(), readTwice()]);
    expect(versions.every((version) => version % 2 === 1)).toBe(true);
    expect((await store().orgs.find(org.id))?.version).toBe(5);
  });

  it("takes several names without a deadlock, in whatever order they are given", async () => {
    const [left, right] = [newId(), newId()];
    const work = async () => "done";
    const runs = Array.from({ length: 6 }, (_value, index) =>
      store().transaction({ exclusive: index % 2 ? [left, right] : [right, left], shared: [left] }, work),
    );
    expect(await Promise.all(runs)).toHaveLength(6);
  });

  it("keeps an answer for replay, per organization, and refuses a second under its key", async () => {
    const { idempotency } = store();
    const [orgId, key] = [newId(), newId()];
    const record = replay(key);
    await store().transaction({}, (tables) => tables.idempotency.insert(orgId, record));
    expect(await idempotency.find(orgId, record.scope, key)).toEqual(record);
    expect(await idempotency.find(newId(), record.scope, key)).toBeNull();
    expect(await idempotency.find(orgId, "bob\ncreateRole", key)).toBeNull();

    const org = orgRow();
    const second = store().transaction({}, async (tables) => {
      await tables.orgs.insert(org);
      await tables.idempotency.insert(orgId, replay(key, "another"));
    });
    await expect(second).rejects.toBeInstanceOf(IdempotencyConflict);
    expect(await store().orgs.find(org.id)).toBeNull();
  });
}
