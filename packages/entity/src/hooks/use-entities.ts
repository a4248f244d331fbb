import type { GatewayOptions } from "@elqnt/api";
import { type Actions, action, useActions, useGateway } from "@elqnt/api/hooks";
import type { CreateRecordBody, Filters, QueryRecordsBody, UpdateRecordBody } from "@elqnt/types/entities";
import {
  countRecords,
  createRecord,
  deleteRecord,
  getRecord,
  queryRecords,
  restoreRecord,
  updateRecord,
} from "../api.ts";

/** What a write may say about the version it expects. */
export interface WriteOptions {
  /** Version you read; the write fails with `version_conflict` when the record is newer. */
  readonly version?: number | undefined;
}

const definitions = {
  queryRecords: action(
    queryRecords,
    (entityName: string, query: QueryRecordsBody = {}) => ({ entityName, body: query }),
    null,
  ),
  getRecord: action(getRecord, (entityName: string, recordId: string) => ({ entityName, recordId }), null),
  createRecord: action(
    createRecord,
    (entityName: string, body: CreateRecordBody) => ({ entityName, body }),
    null,
  ),
  updateRecord: action(
    updateRecord,
    (entityName: string, recordId: string, body: UpdateRecordBody, { version }: WriteOptions = {}) => ({
      entityName,
      recordId,
      body,
      version,
    }),
    null,
  ),
  deleteRecord: action(
    deleteRecord,
    (entityName: string, recordId: string, { version }: WriteOptions = {}) => ({
      entityName,
      recordId,
      version,
    }),
    false,
    () => true,
  ),
  restoreRecord: action(
    restoreRecord,
    (entityName: string, recordId: string) => ({ entityName, recordId }),
    null,
  ),
  countRecords: action(
    countRecords,
    (entityName: string, filters: Filters = {}) => ({ entityName, body: { filters } }),
    null,
    ({ total }) => total,
  ),
};

/** What {@link useEntities} gives. */
export type Entities = Actions<typeof definitions>;

/**
 * Gives imperative actions on records of any entity, each taking the entity's name.
 *
 * Actions never reject: they resolve to `null` (or `false`) and set `error`. They work without any provider; with a
 * `QueryClient` mounted, a write also refreshes every affected query. Exported from `@elqnt/entity/hooks`.
 *
 * @example
 * ```tsx
 * function useTickets() {
 *   const { createRecord, loading, error } = useEntities({ baseUrl: config.apiGatewayUrl, orgId: config.orgId });
 *   const createTicket = (data: TicketFields) => createRecord("ticket", { fields: data });
 *   return { createTicket, loading, error };
 * }
 * ```
 *
 * @param options `baseUrl` and `orgId`; without them, those of the nearest provider.
 */
export function useEntities(options?: GatewayOptions): Entities {
  return useActions(useGateway(options), definitions);
}
