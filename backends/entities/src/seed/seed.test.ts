import { describe, expect, it } from "vitest";
import { compileDefinition } from "../definitions/compiled.ts";
import { requireSchema } from "../definitions/rules.ts";
import { createMemoryStore } from "../memory-store.ts";
import { openDesk } from "../testing/desk.ts";
import { demoSeed, largeSeed, seedStore } from "./index.ts";

const orgA = "0197b2d3-982f-7b79-b2bf-710f6def104a";

describe("demo data", () => {
  it("is the same every time and fits its own definitions", async () => {
    const seed = demoSeed();
    expect(demoSeed()).toEqual(seed);
    for (const definition of seed.definitions) {
      await requireSchema(definition.schema);
      const { check } = await compileDefinition(orgA, definition);
      for (const { definitionId, fields } of seed.records) {
        if (definitionId === definition.id) expect(check(fields)).toEqual([]);
      }
    }
    expect([...seed.records]).toHaveLength(344);
  });

  it("loads, and is written through a store once", async () => {
    const seed = demoSeed();
    const store = createMemoryStore();
    expect(await seedStore(store, orgA, seed)).toBe(344);
    expect(await seedStore(store, orgA, seed)).toBe(0);
    const loaded = createMemoryStore();
    loaded.load(orgA, seed);
    const { call } = await openDesk({ store: loaded, events: async () => [] }, orgA);
    const { body } = await call("POST /ticket/records/query", {
      expand: ["customer"],
      count: "exact",
      limit: 1,
      filters: { customer: { exists: true } },
    });
    expect(body.items[0].expanded.customer).toHaveLength(1);
    expect((await call("GET /definitions/ticket/views")).body.items).toHaveLength(3);
    expect(
      (
        await call("POST /customer/records", {
          fields: { name: "Copy", email: [...seed.records][0]?.fields.email },
        })
      ).status,
    ).toBe(409);
  });

  it("grows large only when it is read", () => {
    const start = performance.now();
    const records = largeSeed({ rows: 1_000_000 }).records[Symbol.iterator]();
    for (let index = 0; index < 100; index++) records.next();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
