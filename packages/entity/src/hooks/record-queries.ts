import type { Gateway } from "@elqnt/api";
import { useGivenGateway } from "@elqnt/api/hooks";
import type {
  GetRecordInput,
  ListRecordHistoryInput,
  ListRecordsInput,
  QueryRecordsInput,
} from "@elqnt/types/entities";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import {
  createRecordMutation,
  deleteRecordMutation,
  getDefinitionQuery,
  getRecordQuery,
  listDefinitionsQuery,
  listRecordHistoryInfiniteQuery,
  listRecordsInfiniteQuery,
  listRecordsQuery,
  listViewsQuery,
  queryRecordsInfiniteQuery,
  queryRecordsQuery,
  restoreRecordMutation,
  updateRecordMutation,
} from "../queries.ts";
import { createOptimistically, deleteOptimistically, updateOptimistically } from "./optimistic-records.ts";

/** What every query hook takes besides its input. */
export interface QueryHookOptions {
  /** Default: the gateway of the nearest provider. */
  readonly gateway?: Gateway | undefined;
  /** Waits with the request while `false`. */
  readonly enabled?: boolean | undefined;
}

const useGatewayOf = ({ gateway }: QueryHookOptions): Gateway => useGivenGateway(gateway);

const enabledOf = ({ enabled }: QueryHookOptions) => (enabled === undefined ? {} : { enabled });

/** One page of the entity definitions of the organization. Exported from `@elqnt/entity/hooks`. */
export function useDefinitionsQuery(options: QueryHookOptions = {}) {
  return useQuery({ ...listDefinitionsQuery(useGatewayOf(options), { limit: 200 }), ...enabledOf(options) });
}

/** One definition by name. Exported from `@elqnt/entity/hooks`. */
export function useDefinitionQuery(entityName: string, options: QueryHookOptions = {}) {
  return useQuery({ ...getDefinitionQuery(useGatewayOf(options), { entityName }), ...enabledOf(options) });
}

/** The views of a definition. Exported from `@elqnt/entity/hooks`. */
export function useViewsQuery(entityName: string, options: QueryHookOptions = {}) {
  return useQuery({
    ...listViewsQuery(useGatewayOf(options), { entityName, limit: 200 }),
    ...enabledOf(options),
  });
}

/** One page of records, newest first. Exported from `@elqnt/entity/hooks`. */
export function useRecordsQuery(input: ListRecordsInput, options: QueryHookOptions = {}) {
  return useQuery({ ...listRecordsQuery(useGatewayOf(options), input), ...enabledOf(options) });
}

/** All pages of records as they are asked for. Exported from `@elqnt/entity/hooks`. */
export function useInfiniteRecordsQuery(input: ListRecordsInput, options: QueryHookOptions = {}) {
  return useInfiniteQuery({
    ...listRecordsInfiniteQuery(useGatewayOf(options), input),
    ...enabledOf(options),
  });
}

/**
 * One page of a record query with filters, sort and search. While the next query runs the last page stays on screen.
 * Exported from `@elqnt/entity/hooks`.
 */
export function useQueryRecords(input: QueryRecordsInput, options: QueryHookOptions = {}) {
  return useQuery({
    ...queryRecordsQuery(useGatewayOf(options), input),
    placeholderData: keepPreviousData,
    ...enabledOf(options),
  });
}

/** All pages of a record query. Exported from `@elqnt/entity/hooks`. */
export function useInfiniteQueryRecords(input: QueryRecordsInput, options: QueryHookOptions = {}) {
  return useInfiniteQuery({
    ...queryRecordsInfiniteQuery(useGatewayOf(options), input),
    placeholderData: keepPreviousData,
    ...enabledOf(options),
  });
}

/** One record. Exported from `@elqnt/entity/hooks`. */
export function useRecordQuery(input: GetRecordInput, options: QueryHookOptions = {}) {
  return useQuery({ ...getRecordQuery(useGatewayOf(options), input), ...enabledOf(options) });
}

/** The revisions of a record, newest first, page by page. Exported from `@elqnt/entity/hooks`. */
export function useRecordHistoryQuery(input: ListRecordHistoryInput, options: QueryHookOptions = {}) {
  return useInfiniteQuery({
    ...listRecordHistoryInfiniteQuery(useGatewayOf(options), input),
    ...enabledOf(options),
  });
}

/** What the mutation hooks take. */
export interface MutationHookOptions extends Pick<QueryHookOptions, "gateway"> {
  /** Shows the change before the server answers and takes it back on failure. Default: `true`. */
  readonly optimistic?: boolean | undefined;
}

/** Creates records; lists show the record at once. Exported from `@elqnt/entity/hooks`. */
export function useCreateRecord({ optimistic = true, ...options }: MutationHookOptions = {}) {
  const gateway = useGatewayOf(options);
  return useMutation(
    createRecordMutation(
      gateway,
      optimistic ? { optimistic: (input, client) => createOptimistically(gateway, input, client) } : {},
    ),
  );
}

/** Changes fields of records; lists and the record show them at once. Exported from `@elqnt/entity/hooks`. */
export function useUpdateRecord({ optimistic = true, ...options }: MutationHookOptions = {}) {
  const gateway = useGatewayOf(options);
  return useMutation(
    updateRecordMutation(
      gateway,
      optimistic ? { optimistic: (input, client) => updateOptimistically(gateway, input, client) } : {},
    ),
  );
}

/** Deletes records (they can be restored); lists drop them at once. Exported from `@elqnt/entity/hooks`. */
export function useDeleteRecord({ optimistic = true, ...options }: MutationHookOptions = {}) {
  const gateway = useGatewayOf(options);
  return useMutation(
    deleteRecordMutation(
      gateway,
      optimistic ? { optimistic: (input, client) => deleteOptimistically(gateway, input, client) } : {},
    ),
  );
}

/** Restores deleted records. Exported from `@elqnt/entity/hooks`. */
export function useRestoreRecord(options: Pick<QueryHookOptions, "gateway"> = {}) {
  return useMutation(restoreRecordMutation(useGatewayOf(options)));
}
