// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.

import type { Actor, CommonProblem, CountMode, Cursor, FieldPath, Filters, Id, OrgId, Problem, ProblemDetail, Sort, SortField, Timestamp, TotalKind, UserId, Version } from "./shared.gen.ts";

/** Name of a definition in URLs, filters and events; never changes. Pattern: `^[a-z][a-z0-9_-]{0,62}$`. */
export type EntityName = string;

/** JSON Schema 2020-12 of `type: object`. Properties may carry `x-searchable`, `x-unique`, `x-indexed` (booleans) and `x-relation { entity, cardinality: one|many }`; the root `x-displayOrder` (property names). At most 256 KiB and 32 levels, no remote `$ref`; patterns run on a linear-time engine. */
export type JsonSchema = { [key: string]: unknown };

/** Values by field name; must fit the definition's schema. */
export type RecordFields = { [key: string]: unknown };

export interface EntityDefinition {
  id: Id;
  name: EntityName;
  displayName: string;
  description?: string;
  schema: JsonSchema;
  /** An inactive definition is readable and takes no record writes. */
  isActive: boolean;
  version: Version;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface DefinitionList {
  items: EntityDefinition[];
  nextCursor?: Cursor;
}

export interface CreateDefinitionBody {
  /** `definitions` and `records` are reserved. Pattern: `^[a-z][a-z0-9_-]{0,62}$`. */
  name: string;
  /** At most 200 characters. */
  displayName: string;
  /** At most 2000 characters. */
  description?: string;
  schema: JsonSchema;
  /** Default: `true`. */
  isActive?: boolean;
}

export interface ReplaceDefinitionBody {
  /** At most 200 characters. */
  displayName: string;
  /** At most 2000 characters. */
  description?: string;
  schema: JsonSchema;
  /** Default: `true`. */
  isActive?: boolean;
}

export interface UpdateDefinitionBody {
  /** At most 200 characters. */
  displayName?: string;
  /** At most 2000 characters. */
  description?: string | null;
  schema?: JsonSchema;
  isActive?: boolean;
}

export interface PlanDefinitionBody {
  schema: JsonSchema;
  /** Largest number of incompatible records to answer. Default: `5`. At least 0. At most 20. */
  samples?: number;
}

export interface DefinitionPlan {
  /** Whether every stored record fits the new schema. */
  compatible: boolean;
  /** Differences between the schemas. */
  changes: SchemaChange[];
  /** Records checked. At least 0. */
  recordCount: number;
  /** Records that do not fit. At least 0. */
  incompatibleCount: number;
  samples: IncompatibleRecord[];
  /** Values records need before the schema can be required of them. */
  backfills: Backfill[];
}

export interface SchemaChange {
  /** JSON Pointer into the new schema, or into the old one for what was removed. */
  pointer: string;
  kind: SchemaChangeKind;
  /** Old value of the keyword. */
  before?: unknown;
  /** New value of the keyword. */
  after?: unknown;
}

export type SchemaChangeKind = "fieldAdded" | "fieldRemoved" | "fieldRequired" | "fieldOptional" | "typeChanged" | "constraintAdded" | "constraintChanged" | "constraintRemoved" | "annotationChanged";

export interface IncompatibleRecord {
  recordId: Id;
  errors: ProblemDetail[];
}

export interface Backfill {
  field: FieldPath;
  /** Records that lack the field. At least 0. */
  recordCount: number;
  /** `default` of the field in the new schema, if it has one. */
  suggestedValue?: unknown;
}

export interface EntityView {
  id: Id;
  name: string;
  kind: ViewKind;
  filters: Filters;
  sort: Sort;
  columns: ViewColumns;
  groupBy?: FieldPath;
  isDefault: boolean;
  version: Version;
  createdAt: Timestamp;
  updatedAt: Timestamp;
}

export interface ViewList {
  items: EntityView[];
  nextCursor?: Cursor;
}

export type ViewKind = "table" | "board" | "calendar" | "gallery";

/** Fields to show, in order; empty means all. At most 200 items. */
export type ViewColumns = FieldPath[];

export interface CreateViewBody {
  /** Unique within the definition. At most 200 characters. */
  name: string;
  kind?: ViewKind;
  filters?: Filters;
  sort?: Sort;
  columns?: ViewColumns;
  groupBy?: FieldPath;
  /** Default: `false`. */
  isDefault?: boolean;
}

export interface ReplaceViewBody {
  /** Unique within the definition. At most 200 characters. */
  name: string;
  kind: ViewKind;
  filters?: Filters;
  sort?: Sort;
  columns?: ViewColumns;
  groupBy?: FieldPath;
  /** Default: `false`. */
  isDefault?: boolean;
}

export interface EntityRecord {
  id: Id;
  definitionId: Id;
  definitionName: EntityName;
  fields: RecordFields;
  expanded?: ExpandedRecords;
  version: Version;
  createdAt: Timestamp;
  createdBy: UserId;
  updatedAt: Timestamp;
  updatedBy: UserId;
  deletedAt?: Timestamp;
}

/** Related records by field name, when the query asked to `expand` the field; always arrays. */
export type ExpandedRecords = { [key: string]: EntityRecord[] };

export interface RecordList {
  items: EntityRecord[];
  nextCursor?: Cursor;
  /** Matching records on all pages; present when `count` asked for it. At least 0. */
  total?: number;
  totalKind?: TotalKind;
}

export interface CreateRecordBody {
  fields: RecordFields;
}

/** `orgId`, if given, must be the organization of the token, else 403 `org_mismatch`. */
export interface CreateRecordByNameBody {
  entityName: EntityName;
  fields: RecordFields;
  orgId?: OrgId;
}

export interface ReplaceRecordBody {
  fields: RecordFields;
}

export interface UpdateRecordBody {
  fields: RecordFields;
}

export interface QueryRecordsBody {
  filters?: Filters;
  sort?: Sort;
  /** Words to find in the fields marked `x-searchable`. At most 500 characters. */
  search?: string;
  /** Fields to answer; default all. At most 200 items. */
  fields?: FieldPath[];
  /** Fields with `x-relation` whose records to answer in `expanded`, one level. At most 8 items. */
  expand?: FieldPath[];
  /** Default: `50`. At least 1. At most 200. */
  limit?: number;
  cursor?: Cursor;
  /** 1 is the first. Pages end at the 10,000th record; cursors do not. At least 1. At most 10000. */
  page?: number;
  /** Default 50. At least 1. At most 200. */
  pageSize?: number;
  count?: CountMode;
  /** Default: `false`. */
  includeDeleted?: boolean;
}

export interface CountRecordsBody {
  filters?: Filters;
  /** At most 500 characters. */
  search?: string;
  /** Default: `"exact"`. */
  count?: "estimated" | "exact";
  /** Default: `false`. */
  includeDeleted?: boolean;
}

export interface RecordCount {
  /** At least 0. */
  total: number;
  totalKind: TotalKind;
}

export interface AggregateRecordsBody {
  /** Fields whose values make a group; empty means one group of everything. At most 8 items. */
  groupBy?: FieldPath[];
  /** At most 16 items. */
  metrics: AggregateMetric[];
  filters?: Filters;
  /** Order by `groupBy` fields and by the names of metrics; default the groups ascending. At most 8 items. */
  sort?: SortField[];
  /** Largest number of groups. Default: `100`. At least 1. At most 1000. */
  limit?: number;
  /** Default: `false`. */
  includeDeleted?: boolean;
}

export interface AggregateMetric {
  op: AggregateOp;
  /** Needed by every `op` but `count`, which then counts records where the field is present. At most 256 characters. */
  field?: string;
  /** Name of the value in the answer. Pattern: `^[A-Za-z][A-Za-z0-9_]{0,62}$`. */
  as: string;
}

export type AggregateOp = "count" | "sum" | "avg" | "min" | "max" | "countDistinct";

export interface AggregateResult {
  items: AggregateRow[];
  /** Whether there are more groups than `limit`. */
  truncated: boolean;
}

export interface AggregateRow {
  /** Value of each `groupBy` field; null where records lack it. */
  group: { [key: string]: GroupValue };
  /** Value of each metric by its `as`; null where no record had a value. */
  values: { [key: string]: AggregateValue };
}

export type GroupValue = string | number | boolean | null;

/** A string for `min` and `max` of strings and dates. */
export type AggregateValue = number | string | null;

export interface BulkRecordsBody {
  /** All or nothing. Default: `false`. */
  atomic?: boolean;
  /** At most 1000 items. */
  operations: BulkOperation[];
}

export type BulkOperation = BulkCreate | BulkUpdate | BulkUpsert | BulkDelete;

export interface BulkCreate {
  op: "create";
  fields: RecordFields;
}

/** Merges `fields` like updateRecord. */
export interface BulkUpdate {
  op: "update";
  recordId: Id;
  version?: Version;
  fields: RecordFields;
}

/** Updates the record that holds the same value in the field `key`, else creates one. */
export interface BulkUpsert {
  op: "upsert";
  /** Field marked `x-unique`; `fields` must hold it. At most 256 characters. */
  key: string;
  fields: RecordFields;
}

export interface BulkDelete {
  op: "delete";
  recordId: Id;
  version?: Version;
}

export interface BulkResult {
  /** False only when an atomic bulk was rolled back. */
  committed: boolean;
  /** At least 0. */
  succeeded: number;
  /** At least 0. */
  failed: number;
  items: BulkItemResult[];
}

export interface BulkItemResult {
  /** Position of the operation. At least 0. */
  index: number;
  op: "create" | "update" | "upsert" | "delete";
  /** HTTP status the single operation would have answered: 201, 200, 204 or a problem's. At least 200. At most 599. */
  status: number;
  record?: EntityRecord;
  problem?: Problem;
}

/** Default: `"create"`. */
export type ImportMode = "create" | "upsert";

export type ImportEvent = ImportProgress | ImportError | ImportReport;

/** After each batch. */
export interface ImportProgress {
  type: "progress";
  /** Rows read. At least 0. */
  processed: number;
  /** At least 0. */
  created: number;
  /** At least 0. */
  updated: number;
  /** At least 0. */
  failed: number;
}

/** A row that was not stored. */
export interface ImportError {
  type: "error";
  /** Line of the upload, 1 is the first. At least 1. */
  line: number;
  problem: Problem;
}

/** The end. */
export interface ImportReport {
  type: "report";
  /** At least 0. */
  processed: number;
  /** At least 0. */
  created: number;
  /** At least 0. */
  updated: number;
  /** At least 0. */
  failed: number;
  dryRun: boolean;
  /** Whether the upload was read to its end. */
  completed: boolean;
  problem?: Problem;
}

/** Default: `"ndjson"`. */
export type ExportFormat = "ndjson" | "csv";

/** RFC 4180, UTF-8, with a header line. */
export type CsvText = string;

export interface RecordRevision {
  recordId: Id;
  version: Version;
  action: RevisionAction;
  actor: Actor;
  /** Request that wrote the revision. */
  requestId?: string;
  createdAt: Timestamp;
  changes: FieldChange[];
}

export type RevisionAction = "created" | "updated" | "deleted" | "restored";

export interface FieldChange {
  /** JSON Pointer into `fields`. */
  pointer: string;
  /** Absent when the field was added. */
  before?: unknown;
  /** Absent when the field was removed. */
  after?: unknown;
}

export interface RevisionList {
  items: RecordRevision[];
  nextCursor?: Cursor;
}

export interface EntityRelationship {
  id: Id;
  name: RelationshipName;
  sourceEntity: EntityName;
  sourceRecordId: Id;
  targetEntity: EntityName;
  targetRecordId: Id;
  properties?: RelationshipProperties;
  createdAt: Timestamp;
  createdBy: UserId;
}

/** Pattern: `^[A-Za-z][A-Za-z0-9_-]{0,62}$`. */
export type RelationshipName = string;

/** `out`: the record is the source; `in`: it is the target. Default: `"both"`. */
export type RelationshipDirection = "out" | "in" | "both";

export type RelationshipProperties = { [key: string]: unknown };

export interface RelationshipList {
  items: EntityRelationship[];
  nextCursor?: Cursor;
}

export interface CreateRelationshipBody {
  name: RelationshipName;
  targetEntity: EntityName;
  targetRecordId: Id;
  properties?: RelationshipProperties;
}

/** Input of `listDefinitions`: List entity definitions, by name. */
export interface ListDefinitionsInput {
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
  /** Only active (or only inactive) definitions; default both. */
  isActive?: boolean | undefined;
}

/** Input of `createDefinition`: Create an entity definition. */
export interface CreateDefinitionInput {
  body: CreateDefinitionBody;
}

/** Input of `getDefinition`: Get an entity definition. */
export interface GetDefinitionInput {
  entityName: EntityName;
}

/** Input of `replaceDefinition`: Replace an entity definition. */
export interface ReplaceDefinitionInput {
  entityName: EntityName;
  /** Store the schema although records do not fit it; they stay readable and must fit at their next write. Default: `false`. */
  force?: boolean | undefined;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: ReplaceDefinitionBody;
}

/** Input of `updateDefinition`: Change parts of an entity definition. */
export interface UpdateDefinitionInput {
  entityName: EntityName;
  /** Store the schema although records do not fit it; they stay readable and must fit at their next write. Default: `false`. */
  force?: boolean | undefined;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: UpdateDefinitionBody;
}

/** Input of `deleteDefinition`: Delete an entity definition and its views. */
export interface DeleteDefinitionInput {
  entityName: EntityName;
  /** Delete the records, deleted ones included, for good as well. Default: `false`. */
  force?: boolean | undefined;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `planDefinition`: Find out what a schema change would break. */
export interface PlanDefinitionInput {
  entityName: EntityName;
  body: PlanDefinitionBody;
}

/** Input of `listViews`: List the views of a definition, by name. */
export interface ListViewsInput {
  entityName: EntityName;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `createView`: Create a view. */
export interface CreateViewInput {
  entityName: EntityName;
  body: CreateViewBody;
}

/** Input of `getView`: Get a view. */
export interface GetViewInput {
  entityName: EntityName;
  viewId: Id;
}

/** Input of `replaceView`: Replace a view. */
export interface ReplaceViewInput {
  entityName: EntityName;
  viewId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: ReplaceViewBody;
}

/** Input of `deleteView`: Delete a view. */
export interface DeleteViewInput {
  entityName: EntityName;
  viewId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `createRecordByName`: Create a record, naming the entity in the body. */
export interface CreateRecordByNameInput {
  body: CreateRecordByNameBody;
}

/** Input of `listRecords`: List records, newest first. */
export interface ListRecordsInput {
  entityName: EntityName;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
  /** Whether to count what the query matches besides the page. Rows never wait for a count. */
  count?: CountMode | undefined;
  /** Answer deleted records too. Default: `false`. */
  includeDeleted?: boolean | undefined;
}

/** Input of `createRecord`: Create a record. */
export interface CreateRecordInput {
  entityName: EntityName;
  body: CreateRecordBody;
}

/** Input of `getRecord`: Get a record. */
export interface GetRecordInput {
  entityName: EntityName;
  recordId: Id;
  /** Answer deleted records too. Default: `false`. */
  includeDeleted?: boolean | undefined;
}

/** Input of `replaceRecord`: Replace the fields of a record. */
export interface ReplaceRecordInput {
  entityName: EntityName;
  recordId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: ReplaceRecordBody;
}

/** Input of `updateRecord`: Change some fields of a record. */
export interface UpdateRecordInput {
  entityName: EntityName;
  recordId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
  body: UpdateRecordBody;
}

/** Input of `deleteRecord`: Delete a record. */
export interface DeleteRecordInput {
  entityName: EntityName;
  recordId: Id;
  /** The version you read; sent as `If-Match`. A newer one on the server answers 412 `version_conflict`. */
  version?: number | undefined;
}

/** Input of `restoreRecord`: Bring a deleted record back. */
export interface RestoreRecordInput {
  entityName: EntityName;
  recordId: Id;
}

/** Input of `queryRecords`: Find records. */
export interface QueryRecordsInput {
  entityName: EntityName;
  body: QueryRecordsBody;
}

/** Input of `countRecords`: Count records. */
export interface CountRecordsInput {
  entityName: EntityName;
  body: CountRecordsBody;
}

/** Input of `aggregateRecords`: Group records and compute over each group. */
export interface AggregateRecordsInput {
  entityName: EntityName;
  body: AggregateRecordsBody;
}

/** Input of `bulkRecords`: Create, change and delete up to 1,000 records. */
export interface BulkRecordsInput {
  entityName: EntityName;
  body: BulkRecordsBody;
}

/** Input of `importRecords`: Import records from NDJSON or CSV. */
export interface ImportRecordsInput {
  entityName: EntityName;
  /** `upsert` updates the record that holds the same value in the field `key`. */
  mode?: ImportMode | undefined;
  /** Field marked `x-unique`, or `$id`; required with `mode=upsert`. At most 256 characters. */
  key?: string | undefined;
  /** Check everything and store nothing. Default: `false`. */
  dryRun?: boolean | undefined;
  body: ReadableStream<Uint8Array> | Blob | string;
}

/** Input of `exportRecords`: Export records as NDJSON or CSV. */
export interface ExportRecordsInput {
  entityName: EntityName;
  format?: ExportFormat | undefined;
  /** View whose filters, order and columns to use. */
  viewId?: Id | undefined;
  /** Answer deleted records too. Default: `false`. */
  includeDeleted?: boolean | undefined;
}

/** Input of `listRecordHistory`: List the revisions of a record, newest first. */
export interface ListRecordHistoryInput {
  entityName: EntityName;
  recordId: Id;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
}

/** Input of `listRelationships`: List the relationships of a record, newest first. */
export interface ListRelationshipsInput {
  entityName: EntityName;
  recordId: Id;
  /** Largest number of items in the page. Default: `50`. At least 1. At most 200. */
  limit?: number | undefined;
  /** `nextCursor` of the page before. Opaque; bound to the organization and the query it came from. */
  cursor?: Cursor | undefined;
  /** Only relationships of this name. */
  name?: RelationshipName | undefined;
  direction?: RelationshipDirection | undefined;
}

/** Input of `createRelationship`: Relate a record to another. */
export interface CreateRelationshipInput {
  entityName: EntityName;
  recordId: Id;
  body: CreateRelationshipBody;
}

/** Input of `deleteRelationship`: Delete a relationship. */
export interface DeleteRelationshipInput {
  entityName: EntityName;
  recordId: Id;
  relationshipId: Id;
}

/** What `listDefinitions` can answer instead. */
export type ListDefinitionsProblem =
  | "cursor_invalid"
  | CommonProblem;

/** What `createDefinition` can answer instead. */
export type CreateDefinitionProblem =
  | "validation_failed"
  | "schema_invalid"
  | "definition_exists"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `getDefinition` can answer instead. */
export type GetDefinitionProblem =
  | "definition_not_found"
  | CommonProblem;

/** What `replaceDefinition` can answer instead. */
export type ReplaceDefinitionProblem =
  | "validation_failed"
  | "schema_invalid"
  | "definition_not_found"
  | "definition_conflict"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `updateDefinition` can answer instead. */
export type UpdateDefinitionProblem =
  | "validation_failed"
  | "schema_invalid"
  | "definition_not_found"
  | "definition_conflict"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `deleteDefinition` can answer instead. */
export type DeleteDefinitionProblem =
  | "definition_not_found"
  | "definition_in_use"
  | "version_conflict"
  | CommonProblem;

/** What `planDefinition` can answer instead. */
export type PlanDefinitionProblem =
  | "validation_failed"
  | "schema_invalid"
  | "definition_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `listViews` can answer instead. */
export type ListViewsProblem =
  | "definition_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `createView` can answer instead. */
export type CreateViewProblem =
  | "validation_failed"
  | "filter_invalid"
  | "definition_not_found"
  | "view_exists"
  | "limit_reached"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `getView` can answer instead. */
export type GetViewProblem =
  | "definition_not_found"
  | "view_not_found"
  | CommonProblem;

/** What `replaceView` can answer instead. */
export type ReplaceViewProblem =
  | "validation_failed"
  | "filter_invalid"
  | "definition_not_found"
  | "view_not_found"
  | "view_exists"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `deleteView` can answer instead. */
export type DeleteViewProblem =
  | "definition_not_found"
  | "view_not_found"
  | "version_conflict"
  | CommonProblem;

/** What `createRecordByName` can answer instead. */
export type CreateRecordByNameProblem =
  | "validation_failed"
  | "definition_not_found"
  | "definition_inactive"
  | "unique_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `listRecords` can answer instead. */
export type ListRecordsProblem =
  | "definition_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `createRecord` can answer instead. */
export type CreateRecordProblem =
  | "validation_failed"
  | "definition_not_found"
  | "definition_inactive"
  | "unique_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `getRecord` can answer instead. */
export type GetRecordProblem =
  | "definition_not_found"
  | "record_not_found"
  | CommonProblem;

/** What `replaceRecord` can answer instead. */
export type ReplaceRecordProblem =
  | "validation_failed"
  | "definition_not_found"
  | "record_not_found"
  | "definition_inactive"
  | "unique_conflict"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `updateRecord` can answer instead. */
export type UpdateRecordProblem =
  | "validation_failed"
  | "definition_not_found"
  | "record_not_found"
  | "definition_inactive"
  | "unique_conflict"
  | "version_conflict"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `deleteRecord` can answer instead. */
export type DeleteRecordProblem =
  | "definition_not_found"
  | "record_not_found"
  | "version_conflict"
  | CommonProblem;

/** What `restoreRecord` can answer instead. */
export type RestoreRecordProblem =
  | "definition_not_found"
  | "record_not_found"
  | "definition_inactive"
  | "unique_conflict"
  | CommonProblem;

/** What `queryRecords` can answer instead. */
export type QueryRecordsProblem =
  | "validation_failed"
  | "filter_invalid"
  | "cursor_invalid"
  | "definition_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `countRecords` can answer instead. */
export type CountRecordsProblem =
  | "validation_failed"
  | "filter_invalid"
  | "definition_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `aggregateRecords` can answer instead. */
export type AggregateRecordsProblem =
  | "validation_failed"
  | "filter_invalid"
  | "definition_not_found"
  | "body_too_large"
  | "unsupported_media_type"
  | CommonProblem;

/** What `bulkRecords` can answer instead. */
export type BulkRecordsProblem =
  | "validation_failed"
  | "definition_not_found"
  | "definition_inactive"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `importRecords` can answer instead. */
export type ImportRecordsProblem =
  | "definition_not_found"
  | "definition_inactive"
  | "unsupported_media_type"
  | "body_too_large"
  | CommonProblem;

/** What `exportRecords` can answer instead. */
export type ExportRecordsProblem =
  | "definition_not_found"
  | "view_not_found"
  | CommonProblem;

/** What `listRecordHistory` can answer instead. */
export type ListRecordHistoryProblem =
  | "definition_not_found"
  | "record_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `listRelationships` can answer instead. */
export type ListRelationshipsProblem =
  | "definition_not_found"
  | "record_not_found"
  | "cursor_invalid"
  | CommonProblem;

/** What `createRelationship` can answer instead. */
export type CreateRelationshipProblem =
  | "validation_failed"
  | "definition_not_found"
  | "record_not_found"
  | "relationship_exists"
  | "body_too_large"
  | "unsupported_media_type"
  | "idempotency_in_progress"
  | "idempotency_key_reused"
  | CommonProblem;

/** What `deleteRelationship` can answer instead. */
export type DeleteRelationshipProblem =
  | "definition_not_found"
  | "record_not_found"
  | "relationship_not_found"
  | CommonProblem;
