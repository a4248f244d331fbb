import type { EntitiesOperations, EntityRecord, RecordFields } from "@elqnt/contracts/entities";
import { type Context, type Handlers, listPage, newId } from "@elqnt/service-kit";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import type { Desk } from "../ports.ts";
import { mergePatch } from "../records/merge-patch.ts";
import { onlyRecord } from "../records/outcomes.ts";
import { recordNotFound } from "../records/problems.ts";
import { missingRelations } from "../records/relations.ts";
import type { WriteIntent } from "../records/write-plan.ts";

type RecordHandlers = Pick<
  Handlers<EntitiesOperations>,
  | "createRecord"
  | "createRecordByName"
  | "getRecord"
  | "replaceRecord"
  | "updateRecord"
  | "deleteRecord"
  | "restoreRecord"
  | "listRecordHistory"
>;

export function recordHandlers({ store, definitions }: Desk): RecordHandlers {
  const writeOne = async (
    context: Context,
    definition: CompiledDefinition,
    intent: WriteIntent,
  ): Promise<EntityRecord> => {
    const options = { atomic: true, answer: onlyRecord };
    return onlyRecord(await store.writeRecords(context.org, definition, [intent], options, context.write));
  };

  /** Relations are looked up outside of the transaction, and only those that the write adds. */
  const requireRelations = async (
    org: string,
    definition: CompiledDefinition,
    fields: RecordFields,
    before?: RecordFields,
  ) => {
    if (definition.relations.length === 0) return;
    const [problem] = await missingRelations(store, org, definition, [fields], [before]);
    if (problem) throw problem;
  };

  const create = (entityName: string, fields: RecordFields, context: Context): Promise<EntityRecord> =>
    definitions.useActive(context.org, entityName, async (definition) => {
      definition.accept(fields);
      await requireRelations(context.org, definition, fields);
      return writeOne(context, definition, { kind: "create", id: newId(), fields });
    });

  const change = (
    { entityName, recordId, version }: { entityName: string; recordId: string; version?: number | undefined },
    context: Context,
    edit: (current: RecordFields) => RecordFields,
  ): Promise<EntityRecord> =>
    definitions.useActive(context.org, entityName, async (definition) => {
      if (definition.relations.length > 0) {
        const { fields } = await requireRecord(context.org, definition, recordId);
        await requireRelations(context.org, definition, edit(fields), fields);
      }
      const fields = (current: EntityRecord) => definition.accept(edit(current.fields));
      return writeOne(context, definition, { kind: "change", recordId, version, fields });
    });

  const requireRecord = async (
    org: string,
    { definition }: CompiledDefinition,
    recordId: string,
    includeDeleted = false,
  ) => {
    const record = await store.getRecord(org, definition, recordId);
    if (!record || (record.deletedAt && !includeDeleted)) throw recordNotFound(definition.name, recordId);
    return record;
  };

  return {
    createRecord: ({ entityName, body }, context) => create(entityName, body.fields, context),
    createRecordByName: ({ body }, context) => create(body.entityName, body.fields, context),

    getRecord: ({ entityName, recordId, includeDeleted }, { org }) =>
      definitions.use(org, entityName, (definition) =>
        requireRecord(org, definition, recordId, includeDeleted),
      ),

    replaceRecord: (input, context) => change(input, context, () => input.body.fields),
    updateRecord: (input, context) =>
      change(input, context, (current) => mergePatch(current, input.body.fields)),

    deleteRecord: ({ entityName, recordId, version }, context) =>
      definitions.use(context.org, entityName, async (definition) => {
        await writeOne(context, definition, { kind: "delete", recordId, version });
      }),

    restoreRecord: ({ entityName, recordId }, context) =>
      definitions.useActive(context.org, entityName, (definition) => {
        const check = ({ fields }: EntityRecord) => void definition.accept(fields);
        return writeOne(context, definition, { kind: "restore", recordId, check });
      }),

    listRecordHistory: ({ entityName, recordId, limit = 50, cursor }, { org, cursors }) =>
      definitions.use(org, entityName, async ({ definition }) => {
        const page = await listPage({
          limit,
          cursor,
          cursors,
          query: ["listRecordHistory", definition.id, recordId],
          read: (before: number | undefined, count) =>
            store.listRevisions(org, definition, recordId, { before, limit: count }),
          position: ({ version }) => version,
        });
        if (page.items.length === 0 && cursor === undefined) throw recordNotFound(entityName, recordId);
        return page;
      }),
  };
}
