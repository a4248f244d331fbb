import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { createDefinition, createRecord, itemDefinition, itemFields } from "../../recipes/entity-fixture.ts";
import { about } from "./about.ts";

const valid = { title: "Fine", status: "open" };

/** Fields that break the schema of the shared definition, with the place to blame. */
const invalid: Readonly<Record<string, [fields: Record<string, unknown>, pointer: string]>> = {
  "missing required field": [{ status: "open" }, "/fields/title"],
  "wrong type of text": [{ ...valid, title: 7 }, "/fields/title"],
  "null for text": [{ ...valid, title: null }, "/fields/title"],
  "empty text": [{ ...valid, title: "" }, "/fields/title"],
  "text too long": [{ ...valid, title: "x".repeat(201) }, "/fields/title"],
  "outside the enum": [{ ...valid, status: "lost" }, "/fields/status"],
  "enum in another case": [{ ...valid, status: "Open" }, "/fields/status"],
  "fraction for an integer": [{ ...valid, priority: 1.5 }, "/fields/priority"],
  "number as text": [{ ...valid, priority: "3" }, "/fields/priority"],
  "below the minimum": [{ ...valid, priority: 0 }, "/fields/priority"],
  "above the maximum": [{ ...valid, priority: 6 }, "/fields/priority"],
  "text for a boolean": [{ ...valid, done: "true" }, "/fields/done"],
  "no date": [{ ...valid, dueOn: "2026-02-30x" }, "/fields/dueOn"],
  "no date-time": [{ ...valid, dueAt: "2026-01-05" }, "/fields/dueAt"],
  "no e-mail address": [{ ...valid, email: "nobody" }, "/fields/email"],
  "outside the pattern": [{ ...valid, code: "abc" }, "/fields/code"],
  "scalar for a list": [{ ...valid, tags: "red" }, "/fields/tags"],
  "wrong element of a list": [{ ...valid, tags: ["red", 7] }, "/fields/tags/1"],
  "too many elements": [{ ...valid, tags: Array(21).fill("x") }, "/fields/tags"],
  "wrong nested type": [{ ...valid, address: { city: 1 } }, "/fields/address/city"],
  "unknown nested field": [{ ...valid, address: { planet: "Mars" } }, "/fields/address/planet"],
  "unknown field": [{ ...valid, unheardOf: 1 }, "/fields/unheardOf"],
};

/** Records hold what their definition allows, and each fault is pointed at. */
export const fieldRules: readonly Rule[] = [
  {
    id: "fields/invalid",
    title:
      "A field that breaks the definition is refused with 422 validation_failed and its pointer, and nothing is stored",
    profile: "entities",
    reference: "contract.md §3 entities; entities.yaml RecordFields",
    subjects: () => Object.keys(invalid),
    run: async (world, what) => {
      const [fields, pointer] = invalid[what]!;
      const { name: entityName } = await itemDefinition(world, world.a);
      const { admin } = world.a;
      const wanted = { status: 422, code: "validation_failed", pointer };
      expectProblem(
        await admin.call("createRecord", { entityName, body: { fields } }),
        wanted,
        `for ${what}`,
      );
      expectProblem(
        await admin.call("createRecordByName", { body: { entityName, fields } }),
        wanted,
        `for ${what} by name`,
      );
      const record = await createRecord(world, world.a, entityName);
      const path = { entityName, recordId: record.id };
      expectProblem(
        await admin.call("replaceRecord", { ...path, body: { fields } }),
        wanted,
        `for ${what} when replaced`,
      );
      const read = await admin.call("getRecord", path);
      expectEqual(read.json, record, "the unchanged record", read);
    },
  },
  about(
    "fields/all-faults",
    "Several faults are answered together",
    "common/problem.yaml errors",
    async (world) => {
      const { name: entityName } = await itemDefinition(world, world.a);
      const fields = { title: "", status: "lost", priority: 9, tags: [1] };
      const exchange = await world.a.admin.call("createRecord", { entityName, body: { fields } });
      const problem = expectProblem(exchange, { status: 422, code: "validation_failed" });
      const pointers = new Set((problem.errors ?? []).map(({ pointer }) => pointer));
      for (const pointer of ["/fields/title", "/fields/status", "/fields/priority", "/fields/tags/0"]) {
        ensure(pointers.has(pointer), `a fault at ${pointer}`, JSON.stringify([...pointers]), exchange);
      }
    },
  ),
  about(
    "fields/patched",
    "A patch is held against the definition as a whole",
    "entities.yaml updateRecord",
    async (world) => {
      const { name: entityName } = await itemDefinition(world, world.a);
      const record = await createRecord(world, world.a, entityName);
      const path = { entityName, recordId: record.id };
      for (const [fields, pointer] of [
        [{ title: null }, "/fields/title"],
        [{ priority: 9 }, "/fields/priority"],
        [{ unheardOf: 1 }, "/fields/unheardOf"],
      ] as const) {
        const exchange = await world.a.admin.call("updateRecord", { ...path, body: { fields } });
        expectProblem(exchange, { status: 422, code: "validation_failed", pointer });
      }
      const read = await world.a.admin.call("getRecord", path);
      expectEqual(read.json, record, "the unchanged record", read);
    },
  ),
  about(
    "fields/round-trip",
    "Fields come back exactly as they were stored",
    "entities.yaml EntityRecord",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a, { type: "object" });
      const texts = [
        "naïve café",
        "مرحبا",
        "🦄🏳️‍🌈",
        "line\nbreak\ttab",
        "'; drop table x; --",
        "%_\\",
        "${7*7}",
        " ",
        "",
      ];
      const numbers = [0, -1, 1.5, 1e-7, 123456789.125, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];
      const fields = {
        texts,
        numbers,
        nested: { a: [{ b: null, c: [[]] }], "": "empty key", "a.b": 1, $d: 2 },
        yes: true,
        no: false,
        empty: {},
        none: [],
      };
      const record = await createRecord(world, world.a, entityName, fields);
      expectEqual(record.fields, fields, "the fields as created:");
      const read = await world.a.admin.call("getRecord", { entityName, recordId: record.id });
      expectEqual((read.json as { fields: unknown }).fields, fields, "the fields as stored:", read);
    },
  ),
  about("fields/odd-text", "Text that no store can hold is refused, never a 5xx", "S60", async (world) => {
    const { name: entityName } = await itemDefinition(world, world.a);
    for (const text of ["\\u0000", "a\\u0000b", "\\ud800", "\\udc00x"]) {
      const rawBody = `{"fields":{"title":"${text}","status":"open"}}`;
      const exchange = await world.a.admin.call("createRecord", { entityName }, { rawBody });
      expectProblem(
        exchange,
        { status: [400, 422], code: ["bad_request", "validation_failed"] },
        `for ${text}`,
      );
    }
  }),
  about(
    "fields/prototype",
    "__proto__ is refused or just a name, and reaches nobody else",
    "S57",
    async (world) => {
      const { name: entityName } = await createDefinition(world, world.a, { type: "object" });
      const rawBody =
        '{"fields":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"title":"x"}}';
      const exchange = await world.a.admin.call("createRecord", { entityName }, { rawBody });
      ensure([201, 400, 422].includes(exchange.status), "201, 400 or 422", String(exchange.status), exchange);
      const plain = await createRecord(world, world.a, entityName, { title: "y" });
      expectEqual(plain.fields, { title: "y" }, "the fields of the next record");
    },
  ),
  about("fields/read-only", "Properties of the record itself cannot be written", "S61", async (world) => {
    const { name: entityName } = await itemDefinition(world, world.a);
    const fields = itemFields(world, world.a);
    for (const name of ["id", "version", "createdAt", "createdBy", "orgId", "deletedAt"]) {
      const body = { fields, [name]: name === "version" ? 99 : "x" };
      const exchange = await world.a.admin.call("createRecord", { entityName, body });
      const refused = { status: 422, code: "validation_failed", pointer: `/${name}` };
      const isMismatch = name === "orgId" && exchange.status === 403;
      if (!isMismatch) expectProblem(exchange, refused, `for ${name}`);
    }
  }),
];
