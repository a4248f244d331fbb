import type { EntityRecord } from "@elqnt/contracts/entities";
import { newId, type WriteContext } from "@elqnt/service-kit";
import { everything } from "@elqnt/service-kit/filter";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type CompiledDefinition, compile } from "../definitions/compiled.ts";
import { onlyRecord } from "../records/outcomes.ts";
import { openTestStore, type TestStore } from "../testing/postgres.ts";
import { definitionOf } from "../testing/random-records.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("single creates that come at once", () => {
  let test: TestStore;
  let org: string;
  let compiled: CompiledDefinition;

  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    org = newId();
    compiled = compile(definitionOf({ type: "object", properties: { title: { type: "string" } } } as never));
    await test.store.insertDefinition(org, compiled, 10, by("ada", "setup"));
  });

  const by = (userId: string, requestId: string, key?: string): WriteContext => ({
    actor: { userId, email: `${userId}@example.com` },
    requestId,
    ...(key !== undefined && {
      idempotency: {
        scope: `${userId}\ncreateRecord`,
        key,
        fingerprint: "f",
        respond: (record) => ({ status: 201, headers: {}, body: JSON.stringify(record) }),
      },
    }),
  });
  const create = async (write: WriteContext, id = newId(), definition = compiled): Promise<EntityRecord> => {
    const intent = { kind: "create", id, fields: { title: write.requestId } } as const;
    const options = { atomic: true, answer: onlyRecord };
    return onlyRecord(await test.store.writeRecords(org, definition, [intent], options, write));
  };

  it("each keep their own author, time, request, answer and event", async () => {
    const users = Array.from({ length: 40 }, (_, index) => `user${index}`);
    const records = await Promise.all(
      users.map((user, index) => create(by(user, `r${index}`, index % 2 ? `k${index}` : undefined))),
    );
    for (const [index, record] of records.entries()) {
      expect(await test.store.getRecord(org, compiled.definition, record.id)).toEqual(record);
      expect([record.createdBy, record.fields]).toEqual([users[index], { title: `r${index}` }]);
      const [revision] = await test.store.listRevisions(org, compiled.definition, record.id, { limit: 1 });
      expect([revision?.requestId, revision?.actor.email]).toEqual([`r${index}`, `user${index}@example.com`]);
    }
    const kept = await test.store.find(org, "user7\ncreateRecord", "k7");
    expect(JSON.parse(kept!.response.body!)).toEqual(records[7]);
    const told = (await test.events(org)).flatMap(({ data }) => {
      const { record, actor } = data as { record?: EntityRecord; actor: { userId: string } };
      return record ? [[record.id, actor.userId]] : [];
    });
    expect(told.sort()).toEqual(records.map(({ id, createdBy }) => [id, createdBy]).sort());
  });

  it("do not fail for the one whose key is taken", async () => {
    await create(by("ada", "first", "taken"));
    const results = await Promise.allSettled([
      create(by("ada", "before")),
      create(by("ada", "again", "taken")),
      create(by("bob", "after", "taken")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((results[1] as PromiseRejectedResult).reason.code).toBe("idempotency_conflict");
    const titles = [];
    for await (const batch of test.store.scanRecords(org, compiled.definition, {
      filter: everything,
      sort: [],
      includeDeleted: false,
      batchSize: 10,
    })) {
      titles.push(...batch.map(({ fields }) => fields.title));
    }
    expect(titles.sort()).toEqual(["after", "before", "first"]);
  });

  it("are all refused once the definition is another", async () => {
    const next = compile({ ...compiled.definition, displayName: "Next", version: 2 });
    await test.store.updateDefinition(org, compiled.definition, next, by("ada", "change"));
    const results = await Promise.allSettled([create(by("ada", "a")), create(by("bob", "b"))]);
    expect(results.map((result) => (result as PromiseRejectedResult).reason?.name)).toEqual([
      "StaleDefinition",
      "StaleDefinition",
    ]);
    expect((await create(by("ada", "c"), newId(), next)).version).toBe(1);
  });
});
