import type { Gateway } from "@elqnt/api";
import { applyOptimistically, change, type Rollback, removeItem, updateItem } from "@elqnt/api/queries";
import type {
  CreateRecordInput,
  DeleteRecordInput,
  EntityRecord,
  RecordList,
  UpdateRecordInput,
} from "@elqnt/types/entities";
import type { QueryClient } from "@tanstack/react-query";
import { getRecord, listRecords, queryRecords } from "../api.ts";

type ChangePage = (page: RecordList, index?: number) => RecordList;

/** Partial inputs match every cached page of the entity, whatever its filters. */
const onPages = (entityName: string, update: ChangePage) => [
  change(listRecords, update, { entityName }),
  change(queryRecords, update, { entityName } as never),
];

/** Ids of records that exist on screen only. */
export const draftPrefix = "draft-";

let drafts = 0;

function draftOf({ entityName, body }: CreateRecordInput): EntityRecord {
  const now = new Date().toISOString();
  const id = `${draftPrefix}${++drafts}`;
  const by = { createdAt: now, createdBy: "", updatedAt: now, updatedBy: "" };
  return { id, definitionId: "", definitionName: entityName, fields: body.fields, version: 0, ...by };
}

/** Shows a new record on top of the first page of every list. */
export function createOptimistically(
  gateway: Gateway,
  input: CreateRecordInput,
  client: QueryClient,
): Promise<Rollback> {
  const draft = draftOf(input);
  const prepend: ChangePage = (page, index = 0) =>
    index === 0 ? { ...page, items: [draft, ...page.items] } : page;
  return applyOptimistically(client, gateway, onPages(input.entityName, prepend));
}

/** Shows changed fields at once, in lists and in the record itself. */
export function updateOptimistically(
  gateway: Gateway,
  input: UpdateRecordInput,
  client: QueryClient,
): Promise<Rollback> {
  const { entityName, recordId, body } = input;
  const merge = (record: EntityRecord): EntityRecord => ({
    ...record,
    fields: { ...record.fields, ...body.fields },
  });
  return applyOptimistically(client, gateway, [
    ...onPages(entityName, updateItem(recordId, merge)),
    change(getRecord, merge, { entityName, recordId }),
  ]);
}

/** Takes a record out of every list at once. */
export function deleteOptimistically(
  gateway: Gateway,
  { entityName, recordId }: DeleteRecordInput,
  client: QueryClient,
): Promise<Rollback> {
  return applyOptimistically(client, gateway, onPages(entityName, removeItem(recordId)));
}
