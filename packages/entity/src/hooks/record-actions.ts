import { type CallOptions, type Gateway, readLines } from "@elqnt/api";
import { type Action, action } from "@elqnt/api/hooks";
import type {
  AggregateRecordsBody,
  BulkOperation,
  BulkResult,
  CreateRelationshipBody,
  EntityRecord,
  EntityRelationship,
  ExportFormat,
  Filters,
  ImportEvent,
  ImportRecordsInput,
  ImportReport,
  QueryRecordsBody,
  RecordList,
  RecordRevision,
} from "@elqnt/types/entities";
import {
  aggregateRecords,
  bulkRecords,
  countRecords,
  createRecord,
  createRelationship,
  deleteRecord,
  deleteRelationship,
  exportRecords,
  getRecord,
  importRecords,
  listRecordHistory,
  listRelationships,
  queryRecords,
  replaceRecord,
  restoreRecord,
  updateRecord,
} from "../api.ts";
import { collect } from "./collect.ts";
import type { WriteOptions } from "./use-entities.ts";

/** A record with typed fields. */
export type TypedRecord<TFields> = Omit<EntityRecord, "fields"> & { fields: TFields };

/** A page of records with typed fields. */
export type TypedRecordList<TFields> = Omit<RecordList, "items"> & { items: TypedRecord<TFields>[] };

/** How an import runs and how its progress is told. */
export type ImportOptions = Omit<ImportRecordsInput, "entityName" | "body"> & {
  readonly contentType?: "application/x-ndjson" | "text/csv" | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: ImportEvent) => void) | undefined;
};

/** Typed fields as the wire takes them. */
const plain = (fields: object): Record<string, unknown> => fields as Record<string, unknown>;

async function runImport(
  gateway: Gateway,
  entityName: string,
  body: ImportRecordsInput["body"],
  { contentType, signal, onEvent, ...input }: ImportOptions = {},
): Promise<ImportReport | null> {
  const options: CallOptions = { contentType, signal, headers: { accept: "application/x-ndjson" } };
  const response = await importRecords(gateway, { entityName, body, ...input }, options);
  let report: ImportReport | null = null;
  for await (const event of readLines<ImportEvent>(response, "entities.importRecords", signal)) {
    onEvent?.(event);
    if (event.type === "report") report = event;
  }
  return report;
}

/** The actions on records of one entity, with its fields typed. */
export function recordActions<TFields extends object>(entityName: string) {
  type Typed = TypedRecord<TFields>;
  const typed = (record: EntityRecord): Typed => record as unknown as Typed;
  const bulk = <TItem>(toOperation: (item: TItem) => BulkOperation) =>
    action(
      bulkRecords,
      (items: readonly TItem[], options: { atomic?: boolean } = {}) => ({
        entityName,
        body: { ...options, operations: items.map(toOperation) },
      }),
      null,
      (result): BulkResult => result,
    );
  const relationships: Action<[recordId: string], EntityRelationship[], EntityRelationship[]> = {
    run: (gateway, recordId) => collect(listRelationships, gateway, { entityName, recordId, limit: 200 }),
    fallback: [],
    writes: [],
  };
  const history: Action<[recordId: string], RecordRevision[], RecordRevision[]> = {
    run: async (gateway, recordId) =>
      (await listRecordHistory(gateway, { entityName, recordId, limit: 200 })).items,
    fallback: [],
    writes: [],
  };
  const importAll: Action<
    [body: ImportRecordsInput["body"], options?: ImportOptions],
    ImportReport | null,
    null
  > = {
    run: (gateway, body, options) => runImport(gateway, entityName, body, options),
    fallback: null,
    writes: [importRecords],
  };

  return {
    queryRecords: action(
      queryRecords,
      (query: QueryRecordsBody = {}) => ({ entityName, body: query }),
      null,
      (page) => page as unknown as TypedRecordList<TFields>,
    ),
    getRecord: action(getRecord, (recordId: string) => ({ entityName, recordId }), null, typed),
    createRecord: action(
      createRecord,
      (record: { fields: TFields }) => ({ entityName, body: { fields: plain(record.fields) } }),
      null,
      typed,
    ),
    updateRecord: action(
      updateRecord,
      (recordId: string, record: { fields: Partial<TFields> }, { version }: WriteOptions = {}) => ({
        entityName,
        recordId,
        body: { fields: plain(record.fields) },
        version,
      }),
      null,
      typed,
    ),
    replaceRecord: action(
      replaceRecord,
      (recordId: string, record: { fields: TFields }, { version }: WriteOptions = {}) => ({
        entityName,
        recordId,
        body: { fields: plain(record.fields) },
        version,
      }),
      null,
      typed,
    ),
    deleteRecord: action(
      deleteRecord,
      (recordId: string, { version }: WriteOptions = {}) => ({ entityName, recordId, version }),
      false,
      () => true,
    ),
    restoreRecord: action(restoreRecord, (recordId: string) => ({ entityName, recordId }), null, typed),
    countRecords: action(
      countRecords,
      (filters: Filters = {}) => ({ entityName, body: { filters } }),
      null,
      ({ total }) => total,
    ),
    aggregateRecords: action(
      aggregateRecords,
      (request: AggregateRecordsBody) => ({ entityName, body: request }),
      null,
    ),
    bulkCreate: bulk((record: { fields: TFields }) => ({ op: "create", fields: plain(record.fields) })),
    bulkUpdate: bulk(
      ({ id, version, fields }: { id: string; version?: number; fields: Partial<TFields> }) => ({
        op: "update",
        recordId: id,
        fields: plain(fields),
        ...(version === undefined ? {} : { version }),
      }),
    ),
    bulkUpsert: bulk(({ key, fields }: { key: string & keyof TFields; fields: TFields }) => ({
      op: "upsert",
      key,
      fields: plain(fields),
    })),
    bulkDelete: bulk((recordId: string) => ({ op: "delete", recordId })),
    importRecords: importAll,
    exportRecords: action(
      exportRecords,
      (format: ExportFormat = "ndjson", options: { viewId?: string; includeDeleted?: boolean } = {}) => ({
        entityName,
        format,
        ...options,
      }),
      null,
    ),
    listHistory: history,
    listRelationships: relationships,
    createRelationship: action(
      createRelationship,
      (recordId: string, relationship: CreateRelationshipBody) => ({
        entityName,
        recordId,
        body: relationship,
      }),
      null,
    ),
    deleteRelationship: action(
      deleteRelationship,
      (recordId: string, relationshipId: string) => ({ entityName, recordId, relationshipId }),
      false,
      () => true,
    ),
  };
}
