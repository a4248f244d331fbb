import type { DefinitionPlan, EntityDefinition } from "@elqnt/contracts/entities";
import { ensure, expectEqual, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import { createDefinition, createRecords } from "../../recipes/entity-fixture.ts";
import { about } from "./about.ts";

const schema = {
  type: "object",
  required: ["title"],
  properties: {
    title: { type: "string" },
    email: { type: "string" },
    size: { type: "string" },
    old: { type: "string" },
  },
};

/** Ten records: seven without e-mail, three with a long size. */
const rows = Array.from({ length: 10 }, (_, index) => ({
  title: `t${index}`,
  size: index < 3 ? "very large" : "s",
  ...(index >= 7 ? { email: `u${index}@example.com` } : {}),
}));

async function plan(
  world: World,
  change: Record<string, unknown>,
  samples?: number,
): Promise<{ plan: DefinitionPlan; exchange: Exchange; entityName: string }> {
  const { name: entityName } = await createDefinition(world, world.a, schema);
  await createRecords(world.a, entityName, rows);
  const exchange = await world.a.admin.call("planDefinition", {
    entityName,
    body: { schema: change, ...(samples === undefined ? {} : { samples }) },
  });
  expectStatus(exchange, 200);
  return { plan: exchange.json as DefinitionPlan, exchange, entityName };
}

const kindsAt = ({ changes }: DefinitionPlan, pointer: string): string[] =>
  changes.filter((change) => change.pointer === pointer).map(({ kind }) => kind);

/** A schema change says beforehand what it would break. */
export const planRules: readonly Rule[] = [
  about(
    "plan/compatible",
    "A change that every record fits is compatible",
    "entities.yaml planDefinition",
    async (world) => {
      const wider = { ...schema, properties: { ...schema.properties, note: { type: "string" } } };
      const { plan: result, exchange } = await plan(world, wider);
      expectEqual(result.compatible, true, "compatible", exchange);
      expectEqual(result.recordCount, 10, "recordCount", exchange);
      expectEqual(result.incompatibleCount, 0, "incompatibleCount", exchange);
      expectEqual(result.samples, [], "samples", exchange);
      ensure(
        kindsAt(result, "/properties/note").includes("fieldAdded"),
        "fieldAdded at /properties/note",
        "no such change",
        exchange,
      );
    },
  ),
  about(
    "plan/required",
    "A newly required field counts the records without it and says what to backfill",
    "entities.yaml DefinitionPlan",
    async (world) => {
      const properties = {
        ...schema.properties,
        email: { type: "string", default: "nobody@example.com" },
      };
      const { plan: result, exchange } = await plan(world, {
        ...schema,
        properties,
        required: ["title", "email"],
      });
      expectEqual(result.compatible, false, "compatible", exchange);
      expectEqual(result.incompatibleCount, 7, "incompatibleCount", exchange);
      const backfill = result.backfills.find(({ field }) => field === "email");
      expectEqual(backfill?.recordCount, 7, "records to backfill:", exchange);
      expectEqual(backfill?.suggestedValue, "nobody@example.com", "suggestedValue", exchange);
      ensure(
        kindsAt(result, "/properties/email").includes("fieldRequired"),
        "fieldRequired at /properties/email",
        "no such change",
        exchange,
      );
    },
  ),
  about(
    "plan/samples",
    "Incompatible records are shown with their faults, as many as asked for",
    "entities.yaml PlanDefinitionBody",
    async (world) => {
      const properties = { ...schema.properties, size: { type: "string", maxLength: 2 } };
      const { plan: result, exchange } = await plan(world, { ...schema, properties }, 2);
      expectEqual(result.incompatibleCount, 3, "incompatibleCount", exchange);
      expectEqual(result.samples.length, 2, "the number of samples", exchange);
      for (const { errors } of result.samples) {
        ensure(
          errors.some(({ pointer }) => pointer === "/fields/size"),
          "a fault at /fields/size",
          JSON.stringify(errors),
          exchange,
        );
      }
    },
  ),
  about(
    "plan/changes",
    "Removed fields and changed types are named",
    "entities.yaml SchemaChange",
    async (world) => {
      const { old: _old, ...rest } = schema.properties;
      const { plan: result, exchange } = await plan(world, {
        ...schema,
        properties: { ...rest, size: { type: "integer" } },
      });
      ensure(
        kindsAt(result, "/properties/old").includes("fieldRemoved"),
        "fieldRemoved at /properties/old",
        JSON.stringify(result.changes),
        exchange,
      );
      const changed = result.changes
        .filter(({ kind }) => kind === "typeChanged")
        .map(({ pointer }) => pointer);
      ensure(
        changed.some((pointer) => pointer.startsWith("/properties/size")),
        "typeChanged at /properties/size",
        JSON.stringify(result.changes),
        exchange,
      );
    },
  ),
  about(
    "plan/writes-nothing",
    "A plan changes neither definition nor records",
    "entities.yaml planDefinition",
    async (world) => {
      const { entityName } = await plan(world, { type: "object", properties: {} });
      const read = await world.a.admin.call("getDefinition", { entityName });
      expectEqual((read.json as EntityDefinition).schema, schema, "schema", read);
      expectEqual((read.json as EntityDefinition).version, 1, "version", read);
    },
  ),
];
