import type { EntityRecord } from "@elqnt/contracts/entities";
import { expectEqual } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import { createRecords, queryRecords, sharedDefinition } from "../../recipes/entity-fixture.ts";
import { about } from "./about.ts";

const schema = {
  type: "object",
  properties: {
    title: { type: "string", "x-searchable": true },
    body: { type: "string", "x-searchable": true },
    secret: { type: "string" },
    status: { type: "string" },
  },
};

const rows = [
  { title: "Broken lamp", body: "The lamp in the hall flickers", secret: "zebra", status: "open" },
  { title: "Lamp delivered", body: "Nothing to do", secret: "lamp", status: "closed" },
  { title: "Quiet day", body: "No news", secret: "lamp", status: "open" },
  { title: "Hall cleaned", body: "Floor and windows", status: "open" },
];

/** Titles found by a search, in alphabetical order. */
async function found(world: World, search: string, more: Record<string, unknown> = {}): Promise<string[]> {
  const entityName = await world.shared(`search/${world.a.id}`, async () => {
    const { name } = await sharedDefinition(world, world.a, "search", schema);
    await createRecords(world.a, name, rows);
    return name;
  });
  const { items } = await queryRecords(world.a, entityName, { search, ...more });
  return items.map((record: EntityRecord) => String(record.fields.title)).sort();
}

/** Words are looked for in the fields that say so. */
export const searchRules: readonly Rule[] = [
  about(
    "search/word",
    "A word is found in every searchable field, whatever its case",
    "entities.yaml QueryRecordsBody.search",
    async (world) => {
      for (const word of ["lamp", "LAMP", "Lamp"])
        expectEqual(await found(world, word), ["Broken lamp", "Lamp delivered"], "records with lamp:");
      expectEqual(await found(world, "hall"), ["Broken lamp", "Hall cleaned"], "records with hall:");
    },
  ),
  about(
    "search/words",
    "Several words must all be found",
    "entities.yaml QueryRecordsBody.search",
    async (world) => {
      expectEqual(await found(world, "lamp hall"), ["Broken lamp"], "records with lamp and hall:");
      expectEqual(await found(world, "lamp windows"), [], "records with lamp and windows:");
    },
  ),
  about(
    "search/searchable-only",
    "Fields without x-searchable are not searched",
    "entities.yaml JsonSchema",
    async (world) => {
      expectEqual(await found(world, "zebra"), [], "records with zebra in a field that is not searchable:");
    },
  ),
  about(
    "search/with-filters",
    "Search and filters must both hold",
    "entities.yaml QueryRecordsBody",
    async (world) => {
      expectEqual(
        await found(world, "lamp", { filters: { status: "open" } }),
        ["Broken lamp"],
        "open records with lamp:",
      );
    },
  ),
  about(
    "search/harmless",
    "Characters that mean something to a search engine break nothing",
    "S71, S72",
    async (world) => {
      for (const text of [
        "%",
        "'; drop table x; --",
        "lamp & | !",
        '"lamp',
        "lamp:*",
        "(((",
        "\\",
        "<->",
        "*",
      ]) {
        await found(world, text);
      }
    },
  ),
];
