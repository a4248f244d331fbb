import type { BulkOperation, EntitiesOperations, EntityRecord } from "@elqnt/contracts/entities";
import { type Handlers, mediaType, newId, ProblemError } from "@elqnt/service-kit";
import { comparable } from "@elqnt/service-kit/filter";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { viewNotFound } from "../definitions/problems.ts";
import type { Desk } from "../ports.ts";
import { mergePatch } from "../records/merge-patch.ts";
import { bulkResult, undone } from "../records/outcomes.ts";
import { missingRelations } from "../records/relations.ts";
import type { WriteIntent, WriteOutcome } from "../records/write-plan.ts";
import { valueAt } from "../schema/fields.ts";
import { exportRecords } from "../transfer/export.ts";
import { importRecords, upsertKey } from "../transfer/import.ts";

type ManyHandlers = Pick<Handlers<EntitiesOperations>, "bulkRecords" | "importRecords" | "exportRecords">;

export function manyHandlers({ store, definitions }: Desk): ManyHandlers {
  return {
    bulkRecords: ({ entityName, body }, { org, requestId, write }) =>
      definitions.useActive(org, entityName, async (definition) => {
        const { atomic = false, operations } = body;
        const answer = (outcomes: readonly WriteOutcome[]) => {
          const committed = !atomic || outcomes.every(({ status }) => status !== "failed");
          const instance = `/api/v1/entities/${entityName}/records/bulk`;
          return bulkResult(operations, outcomes, committed, instance, requestId);
        };
        const plans = await planOperations(store, org, definition, operations);
        const intents = plans.filter((plan): plan is WriteIntent => !(plan instanceof ProblemError));
        const merge = (written: readonly WriteOutcome[]): WriteOutcome[] => {
          const rest = written.values();
          return plans.map((plan) =>
            plan instanceof ProblemError ? { status: "failed", problem: plan } : rest.next().value!,
          );
        };
        if (atomic && intents.length < plans.length) return answer(merge(intents.map(undone)));
        const options = { atomic, answer: (outcomes: readonly WriteOutcome[]) => answer(merge(outcomes)) };
        return answer(merge(await store.writeRecords(org, definition, intents, options, write)));
      }),

    importRecords: (input, { org, headers, write }) =>
      definitions.useActive(org, input.entityName, async (definition) => {
        if (input.mode === "upsert") upsertKey(definition, input.key, "#/query/key");
        const instance = `/api/v1/entities/${input.entityName}/records/import`;
        const type = mediaType(headers.get("content-type"));
        return importRecords({ store, org, definition, write, mediaType: type, input, instance });
      }),

    exportRecords: ({ entityName, format = "ndjson", viewId, includeDeleted = false }, { org }) =>
      definitions.use(org, entityName, async (definition) => {
        const view =
          viewId === undefined ? undefined : await store.getView(org, definition.definition.id, viewId);
        if (viewId !== undefined && !view) throw viewNotFound(viewId);
        return exportRecords({ store, org, definition, view, format, includeDeleted });
      }),
  };
}

/** What each operation does, or why it cannot. Relations of new values are looked up for all at once. */
async function planOperations(
  store: Desk["store"],
  org: string,
  definition: CompiledDefinition,
  operations: readonly BulkOperation[],
): Promise<(WriteIntent | ProblemError)[]> {
  const fields = operations.map((operation) => ("fields" in operation ? operation.fields : {}));
  const missing = await missingRelations(store, org, definition, fields);
  return operations.map((operation, index) => {
    try {
      return missing[index] ?? intentOf(definition, operation);
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
  });
}

function intentOf(definition: CompiledDefinition, operation: BulkOperation): WriteIntent {
  switch (operation.op) {
    case "create":
      return { kind: "create", id: newId(), fields: definition.accept(operation.fields) };
    case "update":
      return {
        kind: "change",
        recordId: operation.recordId,
        version: operation.version,
        fields: (current) => definition.accept(mergePatch(current.fields, operation.fields)),
      };
    case "upsert":
      return upsert(definition, operation.key, operation.fields);
    case "delete":
      return { kind: "delete", recordId: operation.recordId, version: operation.version };
  }
}

function upsert(definition: CompiledDefinition, name: string, fields: EntityRecord["fields"]): WriteIntent {
  const key = upsertKey(definition, name === "$id" ? undefined : name, "/key");
  const value = comparable(key.kind, valueAt(fields, key));
  if (value === undefined) {
    throw new ProblemError("validation_failed", {
      detail: `Failed to upsert a "${definition.definition.name}": its fields lack the key "${name}".`,
      errors: [{ pointer: `/fields/${name.replaceAll(".", "/")}`, code: "required", message: "is required" }],
    });
  }
  return {
    kind: "upsert",
    id: newId(),
    key,
    value,
    create: () => definition.accept(fields),
    fields: (current) => definition.accept(mergePatch(current.fields, fields)),
  };
}
