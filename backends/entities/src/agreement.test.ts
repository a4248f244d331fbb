import { newId, type WriteContext } from "@elqnt/service-kit";
import {
  type Filter,
  type FilterResult,
  parseFilters,
  parseSort,
  type SortKey,
} from "@elqnt/service-kit/filter";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type CompiledDefinition, compile } from "./definitions/compiled.ts";
import { createMemoryStore, type MemoryEntityStore } from "./memory-store.ts";
import { parseAggregation } from "./records/aggregate.ts";
import type { EntityStore, RecordQuery } from "./store.ts";
import { openTestStore, type TestStore } from "./testing/postgres.ts";
import {
  definitionOf,
  everyKind,
  randomFields,
  randomFilters,
  randomSort,
} from "./testing/random-records.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const write: WriteContext = { actor: { userId: "ä" }, requestId: "r" };

/** The promise behind the mock: what memory answers is what SQL answers, whatever was stored and asked. */
describe("memory and PostgreSQL agree", () => {
  let test: TestStore;
  let memory: MemoryEntityStore;
  let stores: EntityStore[];
  let definition: CompiledDefinition;
  let org: string;

  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    org = newId();
    definition = compile(definitionOf(structuredClone(everyKind) as never));
    memory = createMemoryStore();
    stores = [memory, test.store];
    for (const store of stores) await store.insertDefinition(org, definition, 10, write);
    const records = fc.sample(randomFields, { numRuns: 300, seed: 11 });
    const intents = records.map((fields) => ({ kind: "create" as const, id: newId(), fields }));
    await test.store.writeRecords(org, definition, intents, { atomic: true }, write);
    for await (const batch of test.store.scanRecords(org, definition.definition, {
      filter: all,
      sort: [],
      includeDeleted: true,
      batchSize: 100,
    })) {
      memory.load(org, { definitions: [], records: batch });
    }
  });

  const all: Filter = { kind: "and", filters: [] };
  const must = <TValue>(result: FilterResult<TValue>): TValue => {
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value;
  };
  const filterOf = (filters: unknown): Filter => must(parseFilters(filters, definition.catalogue));
  const sortOf = (sort: unknown): readonly SortKey[] => must(parseSort(sort, definition.catalogue));

  /** Every page until there is no next one. */
  async function pages(store: EntityStore, query: RecordQuery): Promise<string[]> {
    const ids: string[] = [];
    for (let after: RecordQuery["after"]; ; ) {
      const { items, next } = await store.queryRecords(org, definition.definition, { ...query, after });
      ids.push(...items.map(({ id }) => id));
      if (!next) return ids;
      // A cursor travels as JSON.
      after = JSON.parse(JSON.stringify(next)) as RecordQuery["after"];
    }
  }

  it("on what a filter matches and in which order", async () => {
    await fc.assert(
      fc.asyncProperty(randomFilters, randomSort, async (filters, sort) => {
        const query = { filter: filterOf(filters), sort: sortOf(sort), includeDeleted: false, limit: 400 };
        const [expected, actual] = await Promise.all(stores.map((store) => pages(store, query)));
        expect(actual).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it("on pages, which together are the whole", async () => {
    await fc.assert(
      fc.asyncProperty(randomSort, fc.integer({ min: 7, max: 60 }), async (sort, limit) => {
        const query = { filter: all, sort: sortOf(sort), includeDeleted: false, limit };
        const whole = await pages(memory, { ...query, limit: 400 });
        for (const store of stores) expect(await pages(store, query)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("on groups and what is computed over them", async () => {
    const metrics = [
      { op: "count", as: "records" },
      { op: "count", field: "list", as: "lists" },
      { op: "countDistinct", field: "text", as: "texts" },
      { op: "min", field: "text", as: "first" },
      { op: "max", field: "at", as: "last" },
      { op: "min", field: "day", as: "day" },
      { op: "max", field: "deep.number", as: "most" },
      { op: "countDistinct", field: "$id", as: "ids" },
    ] as const;
    for (const groupBy of [[], ["flag"], ["text"], ["at"], ["number", "flag"], ["day"], ["$createdBy"]]) {
      for (const sort of [[], [{ field: "records", direction: "desc" as const }], [{ field: "first" }]]) {
        const aggregation = parseAggregation(definition, { groupBy, metrics: [...metrics], sort, limit: 20 });
        const [expected, actual] = await Promise.all(
          stores.map((store) => store.aggregateRecords(org, definition.definition, aggregation)),
        );
        expect(actual).toEqual(expected);
      }
    }
    const sums = parseAggregation(definition, {
      groupBy: ["flag"],
      metrics: [{ op: "avg", field: "deep.number", as: "mean" }],
    });
    const [expected, actual] = await Promise.all(
      stores.map((store) => store.aggregateRecords(org, definition.definition, sums)),
    );
    for (const [index, { values }] of (expected?.items ?? []).entries()) {
      const mean = values.mean as number | null;
      if (mean === null) expect(actual?.items[index]?.values.mean).toBeNull();
      else expect(actual?.items[index]?.values.mean).toBeCloseTo(mean, -8);
    }
  });

  it("on duplicates", async () => {
    for (const name of ["text", "number", "flag"]) {
      const field = definition.catalogue.get(name)!;
      const counts = await Promise.all(
        stores.map(async (store) =>
          (await store.findDuplicates(org, definition.definition, field, 100)).map(({ count }) => count),
        ),
      );
      expect(counts[1]).toEqual(counts[0]);
    }
  });
});
