"use client";

export { draftPrefix } from "./hooks/optimistic-records.ts";
export type { ImportOptions, TypedRecord, TypedRecordList } from "./hooks/record-actions.ts";
export {
  type MutationHookOptions,
  type QueryHookOptions,
  useCreateRecord,
  useDefinitionQuery,
  useDefinitionsQuery,
  useDeleteRecord,
  useInfiniteQueryRecords,
  useInfiniteRecordsQuery,
  useQueryRecords,
  useRecordHistoryQuery,
  useRecordQuery,
  useRecordsQuery,
  useRestoreRecord,
  useUpdateRecord,
  useViewsQuery,
} from "./hooks/record-queries.ts";
export { type Entities, useEntities, type WriteOptions } from "./hooks/use-entities.ts";
export {
  type DefinitionWriteOptions,
  type EntityDefinitions,
  useEntityDefinitions,
} from "./hooks/use-entity-definitions.ts";
export {
  type EntityRecords,
  type EntityRecordsOptions,
  useEntityRecords,
} from "./hooks/use-entity-records.ts";
