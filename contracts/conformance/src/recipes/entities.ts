import type { EntitiesOperations, EntityRelationship, EntityView } from "@elqnt/contracts/entities";
import type { Org } from "../engine/org.ts";
import type { World } from "../engine/world.ts";
import {
  borrowDefinition,
  createDefinition,
  createRecord,
  itemDefinition,
  itemFields,
  itemSchema,
  removeAfterwards,
} from "./entity-fixture.ts";
import { countingItems, countingRecords, observing, observingRecords } from "./entity-observers.ts";
import { bodyOf, type Prepared, type Recipes } from "./recipe.ts";

async function ownDefinition(world: World, org: Org) {
  const definition = await createDefinition(world, org);
  const entityName = definition.name;
  return {
    definition,
    entityName,
    version: definition.version,
    observe: observing(org, "getDefinition", { entityName }),
  };
}

async function sharedRecord(world: World, org: Org) {
  const { name: entityName } = await itemDefinition(world, org);
  const record = await createRecord(world, org, entityName);
  const input = { entityName, recordId: record.id };
  return {
    record,
    input,
    version: record.version,
    observe: observing(org, "getRecord", { ...input, includeDeleted: true }),
  };
}

const viewBody = (world: World, org: Org) => ({
  name: `${world.unique("view")} ${org.canary}`,
  kind: "table" as const,
  filters: { status: { in: ["open", "waiting"] } },
  sort: [{ field: "priority", direction: "asc" as const }],
  columns: ["title", "status"],
});

async function ownView(world: World, org: Org) {
  const { name: entityName } = await itemDefinition(world, org);
  const view = bodyOf<EntityView>(
    await org.admin.call("createView", { entityName, body: viewBody(world, org) }),
    201,
  );
  const input = { entityName, viewId: view.id };
  return { view, input, version: view.version, observe: observing(org, "getView", input) };
}

async function twoRecords(world: World, org: Org) {
  const { name: entityName } = await itemDefinition(world, org);
  const source = await createRecord(world, org, entityName);
  const target = await createRecord(world, org, entityName);
  const path = { entityName, recordId: source.id };
  const body = {
    name: world.unique("rel"),
    targetEntity: entityName,
    targetRecordId: target.id,
    properties: { note: org.canary },
  };
  return { path, body, observe: observing(org, "listRelationships", path) };
}

const relate = async (org: Org, input: Record<string, unknown>): Promise<EntityRelationship> =>
  bodyOf(await org.admin.call("createRelationship", input), 201);

/** How to call each operation of the entities service. */
export const entitiesRecipes: Recipes<EntitiesOperations> = {
  listDefinitions: async (world, org) => ({
    input: {},
    keyOf: (item) => String(item.name),
    add: async () => (await createDefinition(world, org)).name,
    remove: async (entityName) =>
      void bodyOf(await org.admin.call("deleteDefinition", { entityName, force: true }), 204),
  }),
  createDefinition: async (world, org) => {
    const name = world.unique("conf");
    removeAfterwards(world, org, name);
    return {
      input: { body: { name, displayName: `New ${org.canary}`, schema: itemSchema } },
      observe: observing(org, "getDefinition", { entityName: name }),
    };
  },
  getDefinition: async (world, org) => ({ input: { entityName: (await itemDefinition(world, org)).name } }),
  replaceDefinition: async (world, org) => {
    const { entityName, version, observe } = await ownDefinition(world, org);
    return {
      input: { entityName, body: { displayName: "Replaced", schema: itemSchema } },
      version,
      observe,
    };
  },
  updateDefinition: async (world, org) => {
    const { entityName, version, observe } = await ownDefinition(world, org);
    return { input: { entityName, body: { displayName: "Updated" } }, version, observe };
  },
  deleteDefinition: async (world, org) => {
    const { entityName, version, observe } = await ownDefinition(world, org);
    return { input: { entityName }, version, observe };
  },
  planDefinition: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    const observe = observing(org, "getDefinition", { entityName });
    return { input: { entityName, body: { schema: itemSchema, samples: 2 } }, observe };
  },
  listViews: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return {
      input: { entityName },
      add: async () => {
        const body = viewBody(world, org);
        return bodyOf<EntityView>(await org.admin.call("createView", { entityName, body }), 201).id;
      },
      remove: async (viewId) => void bodyOf(await org.admin.call("deleteView", { entityName, viewId }), 204),
    };
  },
  createView: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return {
      input: { entityName, body: viewBody(world, org) },
      observe: observing(org, "listViews", { entityName }),
      effects: countingItems(org, "listViews", { entityName }),
    };
  },
  getView: async (world, org) => ({ input: (await ownView(world, org)).input }),
  replaceView: async (world, org) => {
    const { input, version, observe } = await ownView(world, org);
    return { input: { ...input, body: { ...viewBody(world, org), kind: "board" } }, version, observe };
  },
  deleteView: async (world, org) => {
    const { input, version, observe } = await ownView(world, org);
    return { input, version, observe };
  },
  createRecordByName: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return {
      input: { body: { entityName, fields: itemFields(world, org) } },
      observe: observingRecords(org, entityName),
      effects: countingRecords(org, entityName),
    };
  },
  listRecords: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return { input: { entityName }, ...recordList(world, org, entityName) };
  },
  createRecord: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return {
      input: { entityName, body: { fields: itemFields(world, org) } },
      observe: observingRecords(org, entityName),
      effects: countingRecords(org, entityName),
    };
  },
  getRecord: async (world, org) => ({ input: (await sharedRecord(world, org)).input }),
  replaceRecord: async (world, org) => {
    const { input, version, observe } = await sharedRecord(world, org);
    return { input: { ...input, body: { fields: itemFields(world, org) } }, version, observe };
  },
  updateRecord: async (world, org) => {
    const { input, version, observe } = await sharedRecord(world, org);
    return {
      input: { ...input, body: { fields: { title: `Updated ${org.canary}` } } },
      version,
      observe,
    };
  },
  deleteRecord: async (world, org) => {
    const { input, version, observe } = await sharedRecord(world, org);
    return { input, version, observe };
  },
  restoreRecord: async (world, org) => {
    const { input, observe } = await sharedRecord(world, org);
    bodyOf(await org.admin.call("deleteRecord", input), 204);
    return { input, observe };
  },
  queryRecords: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return { input: { entityName, body: { limit: 50 } }, ...recordList(world, org, entityName) };
  },
  countRecords: async (world, org) => ({
    input: {
      entityName: (await itemDefinition(world, org)).name,
      body: { filters: { status: "open" } },
    },
  }),
  aggregateRecords: async (world, org) => ({
    input: {
      entityName: (await itemDefinition(world, org)).name,
      body: {
        groupBy: ["status"],
        metrics: [
          { op: "count", as: "records" },
          { op: "avg", field: "priority", as: "priority" },
        ],
        limit: 10,
      },
    },
  }),
  bulkRecords: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return {
      input: {
        entityName,
        body: {
          atomic: false,
          operations: [
            { op: "create", fields: itemFields(world, org) },
            { op: "create", fields: itemFields(world, org) },
          ],
        },
      },
      observe: observingRecords(org, entityName),
      effects: countingRecords(org, entityName, 2),
    };
  },
  importRecords: async (world, org) => {
    const { name: entityName } = await borrowDefinition(world, org);
    return {
      input: { entityName, body: `${JSON.stringify(itemFields(world, org))}\n` },
      observe: observingRecords(org, entityName),
    };
  },
  exportRecords: async (world, org) => ({
    input: { entityName: (await itemDefinition(world, org)).name },
  }),
  listRecordHistory: async (world, org) => {
    const { input, observe } = await sharedRecord(world, org);
    return {
      input,
      observe,
      keyOf: (item) => String(item.version),
      add: async () => {
        const body = { fields: { title: world.unique("title") } };
        return String(
          bodyOf<{ version: number }>(await org.admin.call("updateRecord", { ...input, body }), 200).version,
        );
      },
    };
  },
  listRelationships: async (world, org) => {
    const { path, body } = await twoRecords(world, org);
    return {
      input: path,
      add: async () => (await relate(org, { ...path, body: { ...body, name: world.unique("rel") } })).id,
      remove: async (relationshipId) =>
        void bodyOf(await org.admin.call("deleteRelationship", { ...path, relationshipId }), 204),
    };
  },
  createRelationship: async (world, org) => {
    const { path, body, observe } = await twoRecords(world, org);
    return {
      input: { ...path, body },
      observe,
      effects: countingItems(org, "listRelationships", path),
    };
  },
  deleteRelationship: async (world, org) => {
    const { path, body, observe } = await twoRecords(world, org);
    const { id } = await relate(org, { ...path, body });
    return { input: { ...path, relationshipId: id }, observe };
  },
};

const recordList = (world: World, org: Org, entityName: string): Pick<Prepared, "add" | "remove"> => ({
  add: async () => (await createRecord(world, org, entityName)).id,
  remove: async (recordId) =>
    void bodyOf(await org.admin.call("deleteRecord", { entityName, recordId }), 204),
});
