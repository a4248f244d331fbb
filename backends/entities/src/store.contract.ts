import type { EntityDefinition, EntityRelationship, RecordFields } from "@elqnt/contracts/entities";
import { IdempotencyConflict, newId, ProblemError, type WriteContext } from "@elqnt/service-kit";
import { everything } from "@elqnt/service-kit/filter";
import { beforeEach, describe, expect, it } from "vitest";
import { describeModel } from "./contract/model.contract.ts";
import { type CompiledDefinition, compile } from "./definitions/compiled.ts";
import { StaleDefinition } from "./definitions/stale.ts";
import type { WriteIntent, WriteOutcome } from "./records/write-plan.ts";
import type { EntityStore } from "./store.ts";
import type { DeskStore } from "./testing/desk.ts";
import { definitionOf } from "./testing/random-records.ts";

const schema = {
  type: "object",
  properties: {
    title: { type: "string", "x-searchable": true, "x-indexed": true },
    email: { type: "string", "x-unique": true },
    number: { type: "number", "x-unique": true },
    rank: { type: "integer", "x-indexed": true },
  },
} as const;

const write: WriteContext = { actor: { userId: "ada", email: "ada@example.com" }, requestId: "r-1" };

/** The promises of {@link EntityStore}, asked of one implementation. Each test has an org of its own. */
export function describeEntityStore(open: () => DeskStore): void {
  let store: EntityStore;
  let events: DeskStore["events"];
  let org: string;
  let compiled: CompiledDefinition;
  let definition: EntityDefinition;

  beforeEach(async () => {
    ({ store, events } = open());
    org = newId();
    compiled = compile(definitionOf(structuredClone(schema) as never));
    definition = compiled.definition;
    await store.insertDefinition(org, compiled, 10, write);
  });

  const create = (fields: RecordFields, id = newId()): WriteIntent => ({ kind: "create", id, fields });
  const change = (recordId: string, fields: RecordFields, version?: number): WriteIntent => ({
    kind: "change",
    recordId,
    version,
    fields: (current) => ({ ...current.fields, ...fields }),
  });
  const run = (intents: readonly WriteIntent[], atomic = false, context = write): Promise<WriteOutcome[]> =>
    store.writeRecords(org, compiled, intents, { atomic }, context);
  const statusOf = (outcomes: readonly WriteOutcome[]) =>
    outcomes.map((outcome) => (outcome.status === "failed" ? outcome.problem.code : outcome.status));
  const recordsNow = async () => {
    const found = [];
    for await (const batch of store.scanRecords(org, definition, {
      filter: everything,
      sort: [],
      includeDeleted: true,
      batchSize: 7,
    })) {
      found.push(...batch);
    }
    return found;
  };
  const problemOf = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof ProblemError ? error.code : String(error);
  };
  const key = (name: string, respond: (output: unknown) => unknown = (output) => output): WriteContext => ({
    ...write,
    idempotency: {
      scope: "ada\ncreateRecord",
      key: name,
      fingerprint: "f",
      respond: (output) => ({ status: 201, headers: {}, body: JSON.stringify(respond(output)) }),
    },
  });

  describe("writes", () => {
    it("leave record, revisions and events in the order of versions", async () => {
      const id = newId();
      await run([create({ title: "a" }, id)]);
      await run([change(id, { title: "b" }), change(id, { title: "c" }), { kind: "delete", recordId: id }]);
      await run([{ kind: "restore", recordId: id, check: () => {} }]);
      expect(await store.getRecord(org, definition, id)).toMatchObject({
        version: 5,
        fields: { title: "c" },
        createdBy: "ada",
      });
      const revisions = await store.listRevisions(org, definition, id, { limit: 10 });
      expect(
        revisions.map(({ version, action, requestId, actor }) => [version, action, requestId, actor.email]),
      ).toEqual(
        ["restored", "deleted", "updated", "updated", "created"].map((action, index) => [
          5 - index,
          action,
          "r-1",
          "ada@example.com",
        ]),
      );
      expect(revisions.at(-1)?.changes).toEqual([{ pointer: "/title", after: "a" }]);
      expect(
        (await store.listRevisions(org, definition, id, { before: 3, limit: 1 })).map(
          ({ version }) => version,
        ),
      ).toEqual([2]);
      const told = (await events(org)).slice(1) as unknown as {
        type: string;
        data: { record: { version: number } };
      }[];
      expect(told.map(({ type, data }) => [type.split(".").at(-1), data.record.version])).toEqual([
        ["created", 1],
        ["updated", 2],
        ["updated", 3],
        ["deleted", 4],
        ["restored", 5],
      ]);
    });

    it("answer one outcome each and store what succeeded", async () => {
      const outcomes = await run([
        create({ email: "a" }),
        create({ email: "a" }),
        change(newId(), {}),
        create({ email: "b", number: 1 }),
        create({ email: "c", number: 1 }),
      ]);
      expect(statusOf(outcomes)).toEqual([
        "created",
        "unique_conflict",
        "record_not_found",
        "created",
        "unique_conflict",
      ]);
      expect(await recordsNow()).toHaveLength(2);
    });

    it("undo everything when one of an atomic bulk fails", async () => {
      const before = (await events(org)).length;
      const outcomes = await run([create({ email: "a" }), create({ email: "a" })], true);
      expect(statusOf(outcomes)).toEqual(["bulk_rolled_back", "unique_conflict"]);
      expect([await recordsNow(), (await events(org)).length]).toEqual([[], before]);
    });

    it("store nothing on a dry run, and say what would be", async () => {
      await run([create({ email: "a" })]);
      const outcomes = await store.writeRecords(
        org,
        compiled,
        [create({ email: "a" }), create({ email: "b" })],
        { atomic: false, dryRun: true },
        write,
      );
      expect([statusOf(outcomes), (await recordsNow()).length]).toEqual([["unique_conflict", "created"], 1]);
    });

    it("let a value move between records within one bulk", async () => {
      const [a, b] = [newId(), newId()];
      await run([create({ email: "x" }, a), create({ email: "y" }, b)]);
      const outcomes = await run([
        { kind: "delete", recordId: a },
        change(b, { email: "x" }),
        create({ email: "y" }),
      ]);
      expect(statusOf(outcomes)).toEqual(["deleted", "updated", "created"]);
    });

    it("upsert by a unique field and by id", async () => {
      const email = compiled.catalogue.get("email")!;
      const upsert = (value: string, fields: RecordFields): WriteIntent => ({
        kind: "upsert",
        id: newId(),
        key: email,
        value,
        create: () => ({ email: value, ...fields }),
        fields: (current) => ({ ...current.fields, ...fields }),
      });
      const outcomes = await run([upsert("a", { title: "1" }), upsert("a", { title: "2" }), upsert("b", {})]);
      expect(statusOf(outcomes)).toEqual(["created", "updated", "created"]);
      expect(statusOf(await run([upsert("a", { title: "3" })]))).toEqual(["updated"]);
      const [first] = outcomes;
      const id = first?.status === "created" ? first.record.id : "";
      expect(await store.getRecord(org, definition, id)).toMatchObject({
        version: 3,
        fields: { title: "3" },
      });
      const byId: WriteIntent = {
        ...(upsert("c", {}) as Extract<WriteIntent, { kind: "upsert" }>),
        id,
        key: compiled.catalogue.get("$id")!,
        value: id,
      };
      expect(statusOf(await run([byId]))).toEqual(["updated"]);
    });

    it("R50: of two changes of one version one wins", async () => {
      const id = newId();
      await run([create({}, id)]);
      const outcomes = await Promise.all(["a", "b"].map((title) => run([change(id, { title }, 1)])));
      expect(statusOf(outcomes.flat()).sort()).toEqual(["updated", "version_conflict"]);
    });

    it("of many creates with one unique value one wins", async () => {
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => run([create({ email: "same" })])));
      expect(statusOf(outcomes.flat()).sort()).toEqual(["created", ...Array(11).fill("unique_conflict")]);
    });

    it("R12: bulks that meet in opposite order both end", async () => {
      const ids = Array.from({ length: 30 }, () => newId());
      await run(ids.map((id) => create({}, id)));
      const bulk = (order: string[]) => run(order.map((id) => change(id, { rank: 1 })));
      const swap = (order: string[]) =>
        run(
          order.map((email) => create({ email })),
          true,
        );
      await Promise.all([
        bulk(ids),
        bulk(ids.toReversed()),
        bulk(ids),
        swap(["p", "q", "r"]),
        swap(["r", "q", "p"]),
      ]);
      const found = (await recordsNow()).filter(({ version }) => version === 4);
      expect([found.length, (await recordsNow()).length]).toEqual([30, 33]);
    });

    it("R59: events of a record keep the order of its versions under concurrent writers", async () => {
      const ids = Array.from({ length: 3 }, () => newId());
      await run(ids.map((id) => create({}, id)));
      await Promise.all(
        Array.from({ length: 24 }, (_, index) => run([change(ids[index % 3]!, { rank: index })])),
      );
      for (const id of ids) {
        const told = (await events(org)) as unknown as {
          subject: string;
          data: { record?: { version: number } };
        }[];
        const versions = told
          .filter(({ subject }) => subject.endsWith(id))
          .map(({ data }) => data.record?.version);
        expect(versions).toEqual(Array.from({ length: 9 }, (_, index) => index + 1));
      }
    });

    it("refuse a definition that is no longer the stored one", async () => {
      const next = compile({ ...definition, version: 2, displayName: "New" });
      await store.updateDefinition(org, definition, next, write);
      await expect(run([create({})])).rejects.toBeInstanceOf(StaleDefinition);
      expect(await problemOf(store.updateDefinition(org, definition, next, write))).toBe("version_conflict");
      expect(await problemOf(store.deleteDefinition(org, definition, true, write))).toBe("version_conflict");
    });
  });

  describe("idempotency", () => {
    it("R02: keeps the answer with the write", async () => {
      const id = newId();
      await run([create({ title: "a" }, id)], false, key("k"));
      const stored = await store.find(org, "ada\ncreateRecord", "k");
      expect(JSON.parse(stored?.response.body ?? "")).toMatchObject([{ status: "created", record: { id } }]);
      expect(await store.find(org, "bob\ncreateRecord", "k")).toBeNull();
      expect(await store.find(newId(), "ada\ncreateRecord", "k").catch(() => null)).toBeNull();
    });

    it("R03: keeps neither when the write fails", async () => {
      const failing = key("k", () => {
        throw new Error("no answer");
      });
      await expect(run([create({})], false, failing)).rejects.toThrow("no answer");
      expect([await recordsNow(), await store.find(org, "ada\ncreateRecord", "k")]).toEqual([[], null]);
    });

    it("R47: of many writes under one key one commits", async () => {
      const results = await Promise.allSettled(
        Array.from({ length: 12 }, () => run([create({})], false, key("k"))),
      );
      const reasons = results.flatMap((result) =>
        result.status === "rejected" ? [result.reason as unknown] : [],
      );
      expect([reasons.length, reasons.every((reason) => reason instanceof IdempotencyConflict)]).toEqual([
        11,
        true,
      ]);
      expect([(await recordsNow()).length, (await events(org)).length]).toEqual([1, 2]);
    });
  });

  describe("orgs", () => {
    it("never meet", async () => {
      const other = newId();
      await store.insertDefinition(other, compiled, 10, write);
      const id = newId();
      await run([create({ email: "a" }, id)]);
      expect(await store.getRecord(other, definition, id)).toBeUndefined();
      expect(
        statusOf(
          await store.writeRecords(
            other,
            compiled,
            [change(id, {}), create({ email: "a" })],
            { atomic: false },
            write,
          ),
        ),
      ).toEqual(["record_not_found", "created"]);
      expect((await store.getRecords(other, definition, [id])).length).toBe(0);
      await store.deleteDefinition(other, definition, true, write);
      expect((await recordsNow()).length).toBe(1);
    });

    it.each([
      'a"; drop schema public; --',
      "pg_catalog",
      "public",
      "0197B2D3-982F-7B79-B2BF-710F6DEF104A",
      "x".repeat(80),
    ])("S69: %s is none", async (name) => {
      const answer = await store.listDefinitions(name, { limit: 1 }).catch((error: unknown) => error);
      expect(answer instanceof TypeError || (Array.isArray(answer) && answer.length === 0)).toBe(true);
    });
  });

  describe("relationships", () => {
    it("are unique, listed from both ends, and hidden with their records", async () => {
      const [a, b] = [newId(), newId()];
      await run([create({}, a), create({}, b)]);
      const relationship = (): EntityRelationship => ({
        id: newId(),
        name: "knows",
        sourceEntity: "thing",
        sourceRecordId: a,
        targetEntity: "thing",
        targetRecordId: b,
        createdAt: "2026-01-01T00:00:00.000Z",
        createdBy: "ada",
      });
      const ends = { sourceDefinitionId: definition.id, targetDefinitionId: definition.id };
      const stored = await store.insertRelationship(org, { relationship: relationship(), ...ends }, write);
      expect(
        await problemOf(store.insertRelationship(org, { relationship: relationship(), ...ends }, write)),
      ).toBe("relationship_exists");
      const list = (id: string, direction: "in" | "out" | "both") =>
        store.listRelationships(org, id, { direction, limit: 10 });
      expect([await list(a, "out"), await list(a, "in"), await list(b, "both")]).toEqual([
        [stored],
        [],
        [stored],
      ]);
      await run([{ kind: "delete", recordId: b }]);
      expect(await list(a, "both")).toEqual([]);
      expect([
        await store.deleteRelationship(org, newId(), stored.id, write),
        await store.deleteRelationship(org, a, stored.id, write),
      ]).toEqual([false, true]);
    });
  });

  it("relationships leave an event when they come and when they go, in the place of the record they leave", async () => {
    const [a, b] = [newId(), newId()];
    await run([create({}, a), create({}, b)]);
    const { id: definitionId, name } = definition;
    const relationship: EntityRelationship = {
      id: newId(),
      name: "knows",
      sourceEntity: name,
      sourceRecordId: a,
      targetEntity: name,
      targetRecordId: b,
      properties: { since: 1843 },
      createdAt: "2026-01-01T00:00:00.000Z",
      createdBy: "ada",
    };
    const row = { relationship, sourceDefinitionId: definitionId, targetDefinitionId: definitionId };
    await store.insertRelationship(org, row, write);
    await problemOf(
      store.insertRelationship(org, { ...row, relationship: { ...relationship, id: newId() } }, write),
    );
    await store.deleteRelationship(org, b, newId(), write);
    await store.deleteRelationship(org, b, relationship.id, write);
    const told = (await events(org)).filter(({ type }) => type.includes("relationship"));
    expect(told).toEqual(
      ["created", "deleted"].map((action) =>
        expect.objectContaining({
          type: `entity.events.relationship.${action}`,
          subject: `${name}/${a}`,
          orgid: org,
          data: { relationship, actor: write.actor },
        }),
      ),
    );
  });

  it("R50: of many deletions of a definition one happens", async () => {
    await run([create({})]);
    const deletions = Array.from({ length: 6 }, () =>
      problemOf(store.deleteDefinition(org, definition, true, write)),
    );
    expect((await Promise.all(deletions)).sort()).toEqual([
      ...Array(5).fill("definition_not_found"),
      "undefined",
    ]);
    const next = compile({ ...definition, version: 2 });
    expect(await problemOf(store.updateDefinition(org, definition, next, write))).toBe(
      "definition_not_found",
    );
  });

  describeModel(open);
}
