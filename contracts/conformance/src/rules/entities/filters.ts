import type { EntityRecord } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { condition, fieldsFor, randomFilters } from "./random-filter.ts";
import { matches, operators } from "./reference-filter.ts";
import { sample } from "./sample.ts";

type Filters = Record<string, unknown>;

/** Asks for everything that matches and compares with what the reference evaluation says. */
async function expectMatches(world: World, filters: Filters): Promise<void> {
  const { entityName, records } = await sample(world, world.a);
  const body = { filters, limit: 200 };
  const exchange = await world.a.admin.call("queryRecords", { entityName, body });
  expectStatus(exchange, 200, `for ${show(filters)}`);
  const found = new Set((exchange.json as { items: EntityRecord[] }).items.map(({ id }) => id));
  for (const record of records) {
    const isWanted = matches(record, filters);
    ensure(
      found.has(record.id) === isWanted,
      `${show(filters)} ${isWanted ? "to find" : "not to find"} a record with ${show(record.fields, 500)}`,
      isWanted ? "it is missing" : "it is there",
      exchange,
    );
  }
  expectEqual(found.size, records.filter((record) => matches(record, filters)).length, "matches:", exchange);
}

/** Filters that the language does not have, with the place to blame. */
const invalid: Readonly<Record<string, [filters: unknown, pointer: string]>> = {
  "unknown field": [{ nope: "x" }, "/filters/nope"],
  "unknown system field": [{ $secret: "x" }, "/filters/$secret"],
  "unknown nested field": [{ "address.planet": "x" }, "/filters/address.planet"],
  "unknown operator": [{ status: { like: "o%" } }, "/filters/status/like"],
  "operator of MongoDB": [{ status: { $ne: null } }, "/filters/status/$ne"],
  "operator for another type": [{ priority: { contains: "1" } }, "/filters/priority/contains"],
  "list operator on a scalar": [{ status: { has: "open" } }, "/filters/status/has"],
  "value of another type": [{ priority: { gt: "high" } }, "/filters/priority/gt"],
  "text for a boolean": [{ done: "yes" }, "/filters/done"],
  "no date": [{ dueOn: { gte: "soon" } }, "/filters/dueOn/gte"],
  "half a range": [{ priority: { between: [1] } }, "/filters/priority/between"],
  "a word for a list": [{ status: { in: "open" } }, "/filters/status/in"],
  "a word for exists": [{ status: { exists: "yes" } }, "/filters/status/exists"],
  "unknown field inside": [{ $or: [{ status: "open" }, { $not: { nope: 1 } }] }, "/filters/$or/1/$not/nope"],
  "a list of filters": [[{ status: "open" }], "/filters"],
  SQL: [{ "fields->>'x') or 1=1 --": "x" }, "/filters/fields->>'x') or 1=1 --"],
  "a JSON path": [{ "$.**": "x" }, "/filters/$.**"],
};

const depth = 17;

/** What a filter finds, and how a wrong one is refused. */
export const filterRules: readonly Rule[] = [
  {
    id: "filters/operator",
    title: "An operator finds exactly the records it describes, on every kind of field",
    profile: "entities",
    reference: "contract.md §2; common/filters.yaml",
    subjects: () => Object.keys(operators),
    run: async (world, operator) => {
      const { records } = await sample(world, world.a);
      for (const field of fieldsFor(operator)) {
        for (let round = 0; round < 4; round++) {
          await expectMatches(world, condition(operator, field, records, world.random));
        }
      }
    },
  },
  {
    id: "filters/scalar",
    title: "A scalar means equality, and null means that the field is absent",
    profile: "entities",
    reference: "contract.md §2",
    run: async (world) => {
      const { records } = await sample(world, world.a);
      for (const field of ["status", "priority", "amount", "done", "dueOn", "address.city", "tags"]) {
        await expectMatches(world, { [field]: null });
        if (field === "tags") continue;
        const [filters] = Object.values(condition("eq", field, records, world.random));
        await expectMatches(world, { [field]: (filters as { eq: unknown }).eq });
      }
    },
  },
  {
    id: "filters/combined",
    title: "$and, $or, $not and several keys combine as written",
    profile: "entities",
    reference: "contract.md §2",
    run: async (world) => {
      const { records } = await sample(world, world.a);
      for (let round = 0; round < 40; round++) {
        await expectMatches(world, randomFilters(records, world.random));
      }
    },
  },
  {
    id: "filters/several-operators",
    title: "Several operators on one field must all hold",
    profile: "entities",
    reference: "common/filters.yaml FilterOperators",
    run: async (world) => {
      await expectMatches(world, { priority: { gte: 0, lt: 5, ne: 2 } });
      await expectMatches(world, { status: { in: ["open", "closed"], ne: "closed" } });
      await expectMatches(world, { dueOn: { exists: true, gt: "2026-04-01", lte: "2026-08-28" } });
    },
  },
  {
    id: "filters/system-fields",
    title: "System fields filter like others",
    profile: "entities",
    reference: "contract.md §2",
    run: async (world) => {
      const { records } = await sample(world, world.a);
      const { random } = world;
      const one = random.pick(records);
      const two = random.pick(records);
      const filters: Filters[] = [
        { $id: one.id },
        { $id: { in: [one.id, two.id] } },
        { $id: { ne: one.id } },
        { $createdBy: one.createdBy },
        { $createdBy: { ne: one.createdBy } },
        { $version: 1 },
        { $version: { gt: 1 } },
        { $createdAt: { lte: one.createdAt } },
        { $createdAt: { gt: "2099-01-01T00:00:00.000Z" } },
        { $updatedAt: { gte: "2020-01-01T00:00:00.000Z" } },
      ];
      for (const filter of filters) await expectMatches(world, filter);
    },
  },
  {
    id: "filters/ignore-case",
    title: "contains, startsWith and endsWith ignore case; equality does not",
    profile: "entities",
    reference: "common/filters.yaml",
    run: async (world) => {
      for (const text of ["alpha", "ALPHA", "Alpha", "gAmMa"]) {
        await expectMatches(world, { title: { contains: text } });
        await expectMatches(world, { title: { startsWith: text } });
        await expectMatches(world, { title: { endsWith: text } });
        await expectMatches(world, { title: text });
      }
      await expectMatches(world, { tags: { has: "red" } });
      await expectMatches(world, { tags: { has: "Red" } });
    },
  },
  {
    id: "filters/literal",
    title: "Characters that mean something to a store mean nothing in a filter",
    profile: "entities",
    reference: "S71, S72",
    run: async (world) => {
      for (const text of ["%", "_", "100%", "r_s", "\\", "'", "O'", ".*", "^", "[", "(", "zoë", "$1", "{}"]) {
        for (const operator of ["contains", "startsWith", "endsWith", "eq"]) {
          await expectMatches(world, { title: { [operator]: text } });
        }
      }
    },
  },
  {
    id: "filters/invalid",
    title:
      "A filter with an unknown field, operator or a value of another type is refused with 400 filter_invalid and its pointer",
    profile: "entities",
    reference: "contract.md §2; S71",
    subjects: () => Object.keys(invalid),
    run: async (world, what) => {
      const [filters, pointer] = invalid[what]!;
      const { entityName } = await sample(world, world.a);
      for (const operationId of ["queryRecords", "countRecords"]) {
        const exchange = await world.a.admin.call(operationId, { entityName, body: { filters } });
        expectProblem(exchange, { status: 400, code: "filter_invalid", pointer }, `for ${what}`);
      }
    },
  },
  {
    id: "filters/depth",
    title: "Filters that nest deeper than 16 levels are refused with 400 filter_invalid",
    profile: "entities",
    reference: "common/filters.yaml Filters",
    run: async (world) => {
      const { entityName } = await sample(world, world.a);
      let filters: Filters = { status: "open" };
      for (let level = 0; level < depth; level++) filters = { $not: filters };
      const exchange = await world.a.admin.call("queryRecords", { entityName, body: { filters } });
      expectProblem(exchange, { status: 400, code: "filter_invalid" });
    },
  },
  {
    id: "filters/empty",
    title: "Empty filters find everything, and an empty in finds nothing",
    profile: "entities",
    reference: "common/filters.yaml",
    run: async (world) => {
      await expectMatches(world, {});
      await expectMatches(world, { status: { in: [] } });
      await expectMatches(world, { status: { nin: [] } });
      await expectMatches(world, { tags: { hasAny: [] } });
    },
  },
];
