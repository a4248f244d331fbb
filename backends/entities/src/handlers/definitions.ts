import type { EntitiesOperations, EntityDefinition } from "@elqnt/contracts/entities";
import { type Context, type Handlers, listPage, newId } from "@elqnt/service-kit";
import { compileDefinition } from "../definitions/compiled.ts";
import { planDefinition, requireCompatible } from "../definitions/plan.ts";
import { definitionLimits, requireName, requireSchema, requireTexts } from "../definitions/rules.ts";
import type { Desk } from "../ports.ts";
import { mergePatch } from "../records/merge-patch.ts";
import { versionConflict } from "../records/problems.ts";
import { jsonEqual } from "../schema/pointer.ts";

type DefinitionHandlers = Pick<
  Handlers<EntitiesOperations>,
  | "listDefinitions"
  | "createDefinition"
  | "getDefinition"
  | "replaceDefinition"
  | "updateDefinition"
  | "deleteDefinition"
  | "planDefinition"
>;

type Texts = Pick<EntityDefinition, "displayName" | "description" | "schema" | "isActive">;

export function definitionHandlers({ store, definitions, now }: Desk): DefinitionHandlers {
  const change = async (
    {
      entityName,
      version,
      force = false,
    }: { entityName: string; version?: number | undefined; force?: boolean | undefined },
    context: Context,
    edit: (current: EntityDefinition) => Texts,
  ): Promise<EntityDefinition> => {
    const { org, signal } = context;
    const current = await definitions.current(org, entityName);
    if (version !== undefined && version !== current.version) throw versionConflict(current, version);
    const { description, ...edited } = edit(current);
    const { description: _, ...kept } = current;
    const texts = { ...edited, ...(description === undefined ? {} : { description }) };
    const next: EntityDefinition = { ...kept, ...texts, version: current.version + 1, updatedAt: now() };
    requireTexts({ displayName: next.displayName, ...(description === undefined ? {} : { description }) });
    if (!jsonEqual(next.schema, current.schema)) {
      await requireSchema(next.schema);
      if (!force) await requireCompatible({ store, org, current, schema: next.schema, samples: 5, signal });
    }
    const stored = await store.updateDefinition(
      org,
      current,
      await compileDefinition(org, next),
      context.write,
    );
    await definitions.forget(org, entityName);
    return stored;
  };

  return {
    listDefinitions: ({ limit = 50, cursor, isActive }, { org, cursors }) =>
      listPage({
        limit,
        cursor,
        cursors,
        query: ["listDefinitions", isActive ?? null],
        read: (after: string | undefined, count) =>
          store.listDefinitions(org, { isActive, after, limit: count }),
        position: ({ name }) => name,
      }),

    createDefinition: async ({ body }, { org, write }) => {
      const { name, displayName, description, schema, isActive = true } = body;
      requireName(name);
      requireTexts({ displayName, ...(description === undefined ? {} : { description }) });
      await requireSchema(schema);
      const created = { createdAt: now(), updatedAt: now() };
      const texts = { name, displayName, ...(description === undefined ? {} : { description }) };
      const definition: EntityDefinition = {
        id: newId(),
        ...texts,
        schema,
        isActive,
        version: 1,
        ...created,
      };
      const stored = await store.insertDefinition(
        org,
        await compileDefinition(org, definition),
        definitionLimits.definitions,
        write,
      );
      await definitions.forget(org, name);
      return stored;
    },

    getDefinition: ({ entityName }, { org }) => definitions.current(org, entityName),

    replaceDefinition: (input, context) =>
      change(input, context, () => {
        const { displayName, description, schema, isActive = true } = input.body;
        return { displayName, schema, isActive, ...(description === undefined ? {} : { description }) };
      }),

    updateDefinition: (input, context) =>
      change(
        input,
        context,
        ({ displayName, description, schema, isActive }) =>
          mergePatch({ displayName, description, schema, isActive }, { ...input.body }) as unknown as Texts,
      ),

    deleteDefinition: async ({ entityName, version, force = false }, { org, write }) => {
      const current = await definitions.current(org, entityName);
      if (version !== undefined && version !== current.version) throw versionConflict(current, version);
      await store.deleteDefinition(org, current, force, write);
      await definitions.forget(org, entityName);
    },

    planDefinition: async ({ entityName, body }, { org, signal }) => {
      const current = await definitions.current(org, entityName);
      await requireSchema(body.schema);
      return planDefinition({ store, org, current, schema: body.schema, samples: body.samples ?? 5, signal });
    },
  };
}
