import type { EntityDefinition, EntityRecord, RecordFields } from "@elqnt/contracts/entities";
import type { Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import { bodyOf } from "./recipe.ts";

/** A definition with a field of every kind: what most entity rules work on. */
export const itemSchema = {
  type: "object",
  additionalProperties: false,
  required: ["title", "status"],
  properties: {
    title: { type: "string", minLength: 1, maxLength: 200, "x-searchable": true },
    status: { type: "string", enum: ["open", "waiting", "closed"], "x-indexed": true },
    priority: { type: "integer", minimum: 1, maximum: 5 },
    amount: { type: "number" },
    done: { type: "boolean" },
    dueOn: { type: "string", format: "date" },
    dueAt: { type: "string", format: "date-time" },
    email: { type: "string", format: "email", maxLength: 254 },
    tags: { type: "array", maxItems: 20, items: { type: "string", maxLength: 50 } },
    code: { type: "string", pattern: "^[A-Z]{2}-[0-9]{1,8}$", "x-unique": true },
    address: {
      type: "object",
      additionalProperties: false,
      properties: { city: { type: "string", maxLength: 100 }, zip: { type: "string", maxLength: 10 } },
    },
  },
  "x-displayOrder": ["title", "status", "priority"],
} as const;

async function define(org: Org, name: string, schema: Record<string, unknown>): Promise<EntityDefinition> {
  const body = { name, displayName: `Conformance ${org.canary}`, description: org.canary, schema };
  return bodyOf(await org.admin.call("createDefinition", { body }), 201);
}

/** Has a definition deleted after the case: organizations may not have many. */
export const removeAfterwards = (world: World, org: Org, entityName: string): void =>
  world.afterwards(() => org.admin.call("deleteDefinition", { entityName, force: true }));

/** Creates a definition of its own for a case that counts, lists or changes the schema. */
export async function createDefinition(
  world: World,
  org: Org,
  schema: Record<string, unknown> = itemSchema,
  name = world.unique("conf"),
): Promise<EntityDefinition> {
  const definition = await define(org, name, schema);
  removeAfterwards(world, org, name);
  return definition;
}

/** A definition for a case that fills it; cases before may have left records and views there. */
export const borrowDefinition = (world: World, org: Org): Promise<EntityDefinition> =>
  world.borrow(`definition/${org.id}`, () => define(org, world.unique("conf"), itemSchema));

/** Creates a definition that several cases of the run share. */
export const sharedDefinition = (
  world: World,
  org: Org,
  key: string,
  schema: Record<string, unknown>,
): Promise<EntityDefinition> =>
  world.shared(`definition/${key}/${org.id}`, () => define(org, `x-${key}-${org.canary}`, schema));

/** The definition that all rules of an organization share; nobody outside can guess its name. */
export const itemDefinition = (world: World, org: Org): Promise<EntityDefinition> =>
  sharedDefinition(world, org, "item", itemSchema);

/** Fields that fit `itemSchema`, with the organization's canary in them. */
export function itemFields(world: World, org: Org): RecordFields {
  const { random } = world;
  return {
    title: `${random.text(6)} ${org.canary}`,
    status: random.pick(itemSchema.properties.status.enum),
    priority: random.integer(1, 5),
    amount: random.integer(-1000, 1000) / 4,
    done: random.boolean(),
    tags: [random.text(3), random.text(3)],
    address: { city: random.text(5), zip: random.text(5, "0123456789") },
  };
}

/** Creates a record; the fields are random unless given. */
export async function createRecord(
  world: World,
  org: Org,
  entityName: string,
  fields: RecordFields = itemFields(world, org),
): Promise<EntityRecord> {
  return bodyOf(await org.admin.call("createRecord", { entityName, body: { fields } }), 201);
}

/** A page of records as the query operation answers it. */
export interface RecordPage {
  items: EntityRecord[];
  nextCursor?: string;
  total?: number;
  totalKind?: string;
}

/** Runs one query and gives back its page. */
export async function queryRecords(
  org: Org,
  entityName: string,
  body: Record<string, unknown> = {},
): Promise<RecordPage> {
  return bodyOf(await org.admin.call("queryRecords", { entityName, body }), 200);
}

/** Stores many records in few requests and answers them in order. */
export async function createRecords(
  org: Org,
  entityName: string,
  rows: readonly RecordFields[],
): Promise<EntityRecord[]> {
  const operations = rows.map((fields) => ({ op: "create", fields }));
  const result = bodyOf<{ items: { record?: EntityRecord }[] }>(
    await org.admin.call("bulkRecords", { entityName, body: { atomic: true, operations } }),
    200,
  );
  return result.items.map(({ record }) => record!);
}
