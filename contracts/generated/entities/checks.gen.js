// Generated from contracts/openapi by "npm run generate". Do not edit.
import { anyOf, below, boolean, choice, constant, integer, isObject, list, missing, not, size, text, token, types, unknown, untagged, wrongType } from "../../src/checks.ts";
import { Actor, CountMode, Cursor, FieldPath, Filters, Id, OrgId, Problem, ProblemDetail, Sort, SortField, Timestamp, TotalKind, UserId, Version } from "../shared/checks.gen.js";

const pattern1 = new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u");
const values2 = ["definitions","records"];
const check3 = (value, path, key, issues) => {
  choice(value, path, key, issues, values2);
};
const values4 = ["fieldAdded","fieldRemoved","fieldRequired","fieldOptional","typeChanged","constraintAdded","constraintChanged","constraintRemoved","annotationChanged"];
const values5 = ["table","board","calendar","gallery"];
const check6 = (value, path, key, issues) => {
  list(value, path, key, issues, EntityRecord);
};
const check7 = (value, path, key, issues) => {
  if (isObject(value)) {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.cursor === undefined) missing(at, issues, "cursor");
  if (value.page === undefined) missing(at, issues, "page");
  }
};
const check8 = (value, path, key, issues) => {
  if (isObject(value)) {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.limit === undefined) missing(at, issues, "limit");
  if (value.pageSize === undefined) missing(at, issues, "pageSize");
  }
};
const check9 = (value, path, key, issues) => {
  anyOf(value, path, key, issues, [check7, check8]);
};
const names10 = new Set(["filters","sort","search","fields","expand","limit","cursor","page","pageSize","count","includeDeleted"]);
const values11 = ["estimated","exact"];
const pattern12 = new RegExp("^[A-Za-z][A-Za-z0-9_]{0,62}$", "u");
const values13 = ["count","sum","avg","min","max","countDistinct"];
const check14 = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (true) GroupValue(value[name], at, token(name), issues);
};
const check15 = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (true) AggregateValue(value[name], at, token(name), issues);
};
const values16 = ["create","update","upsert","delete"];
const values17 = ["create","upsert"];
const values18 = ["ndjson","csv"];
const values19 = ["created","updated","deleted","restored"];
const pattern20 = new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,62}$", "u");
const values21 = ["out","in","both"];

export const EntityName = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern1);
};

export const JsonSchema = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 0, 1000);
};

export const RecordFields = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 0, 1000);
};

export const EntityDefinition = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.displayName === undefined) missing(at, issues, "displayName");
  if (value.schema === undefined) missing(at, issues, "schema");
  if (value.isActive === undefined) missing(at, issues, "isActive");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.name !== undefined) EntityName(value.name, at, "name", issues);
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues);
  if (value.description !== undefined) text(value.description, at, "description", issues);
  if (value.schema !== undefined) JsonSchema(value.schema, at, "schema", issues);
  if (value.isActive !== undefined) boolean(value.isActive, at, "isActive", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const DefinitionList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, EntityDefinition);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const CreateDefinitionBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.displayName === undefined) missing(at, issues, "displayName");
  if (value.schema === undefined) missing(at, issues, "schema");
  for (const name in value) if (name !== "name" && name !== "displayName" && name !== "description" && name !== "schema" && name !== "isActive") unknown(at, issues, name);
  if (value.name !== undefined) {
  text(value.name, at, "name", issues, undefined, undefined, pattern1);
  not(value.name, at, "name", issues, check3);
  }
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues, 1, 200);
  if (value.description !== undefined) text(value.description, at, "description", issues, undefined, 2000);
  if (value.schema !== undefined) JsonSchema(value.schema, at, "schema", issues);
  if (value.isActive !== undefined) boolean(value.isActive, at, "isActive", issues);
};

export const ReplaceDefinitionBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.displayName === undefined) missing(at, issues, "displayName");
  if (value.schema === undefined) missing(at, issues, "schema");
  for (const name in value) if (name !== "displayName" && name !== "description" && name !== "schema" && name !== "isActive") unknown(at, issues, name);
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues, 1, 200);
  if (value.description !== undefined) text(value.description, at, "description", issues, undefined, 2000);
  if (value.schema !== undefined) JsonSchema(value.schema, at, "schema", issues);
  if (value.isActive !== undefined) boolean(value.isActive, at, "isActive", issues);
};

export const UpdateDefinitionBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 1);
  for (const name in value) if (name !== "displayName" && name !== "description" && name !== "schema" && name !== "isActive") unknown(at, issues, name);
  if (value.displayName !== undefined) text(value.displayName, at, "displayName", issues, 1, 200);
  if (value.description !== undefined) {
  types(value.description, at, "description", issues, ["string","null"]);
  if (typeof value.description === "string") {
  text(value.description, at, "description", issues, undefined, 2000);
  }
  }
  if (value.schema !== undefined) JsonSchema(value.schema, at, "schema", issues);
  if (value.isActive !== undefined) boolean(value.isActive, at, "isActive", issues);
};

export const PlanDefinitionBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.schema === undefined) missing(at, issues, "schema");
  for (const name in value) if (name !== "schema" && name !== "samples") unknown(at, issues, name);
  if (value.schema !== undefined) JsonSchema(value.schema, at, "schema", issues);
  if (value.samples !== undefined) integer(value.samples, at, "samples", issues, 0, 20);
};

export const DefinitionPlan = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.compatible === undefined) missing(at, issues, "compatible");
  if (value.changes === undefined) missing(at, issues, "changes");
  if (value.recordCount === undefined) missing(at, issues, "recordCount");
  if (value.incompatibleCount === undefined) missing(at, issues, "incompatibleCount");
  if (value.samples === undefined) missing(at, issues, "samples");
  if (value.backfills === undefined) missing(at, issues, "backfills");
  if (value.compatible !== undefined) boolean(value.compatible, at, "compatible", issues);
  if (value.changes !== undefined) list(value.changes, at, "changes", issues, SchemaChange);
  if (value.recordCount !== undefined) integer(value.recordCount, at, "recordCount", issues, 0);
  if (value.incompatibleCount !== undefined) integer(value.incompatibleCount, at, "incompatibleCount", issues, 0);
  if (value.samples !== undefined) list(value.samples, at, "samples", issues, IncompatibleRecord);
  if (value.backfills !== undefined) list(value.backfills, at, "backfills", issues, Backfill);
};

export const SchemaChange = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.pointer === undefined) missing(at, issues, "pointer");
  if (value.kind === undefined) missing(at, issues, "kind");
  if (value.pointer !== undefined) text(value.pointer, at, "pointer", issues);
  if (value.kind !== undefined) SchemaChangeKind(value.kind, at, "kind", issues);
};

export const SchemaChangeKind = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values4);
};

export const IncompatibleRecord = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.recordId === undefined) missing(at, issues, "recordId");
  if (value.errors === undefined) missing(at, issues, "errors");
  if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  if (value.errors !== undefined) list(value.errors, at, "errors", issues, ProblemDetail);
};

export const Backfill = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.field === undefined) missing(at, issues, "field");
  if (value.recordCount === undefined) missing(at, issues, "recordCount");
  if (value.field !== undefined) FieldPath(value.field, at, "field", issues);
  if (value.recordCount !== undefined) integer(value.recordCount, at, "recordCount", issues, 0);
};

export const EntityView = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.kind === undefined) missing(at, issues, "kind");
  if (value.filters === undefined) missing(at, issues, "filters");
  if (value.sort === undefined) missing(at, issues, "sort");
  if (value.columns === undefined) missing(at, issues, "columns");
  if (value.isDefault === undefined) missing(at, issues, "isDefault");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.name !== undefined) text(value.name, at, "name", issues);
  if (value.kind !== undefined) ViewKind(value.kind, at, "kind", issues);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.sort !== undefined) Sort(value.sort, at, "sort", issues);
  if (value.columns !== undefined) ViewColumns(value.columns, at, "columns", issues);
  if (value.groupBy !== undefined) FieldPath(value.groupBy, at, "groupBy", issues);
  if (value.isDefault !== undefined) boolean(value.isDefault, at, "isDefault", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
};

export const ViewList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, EntityView);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const ViewKind = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values5);
};

export const ViewColumns = (value, path, key, issues) => {
  list(value, path, key, issues, FieldPath, undefined, 200);
};

export const CreateViewBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  for (const name in value) if (name !== "name" && name !== "kind" && name !== "filters" && name !== "sort" && name !== "columns" && name !== "groupBy" && name !== "isDefault") unknown(at, issues, name);
  if (value.name !== undefined) text(value.name, at, "name", issues, 1, 200);
  if (value.kind !== undefined) ViewKind(value.kind, at, "kind", issues);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.sort !== undefined) Sort(value.sort, at, "sort", issues);
  if (value.columns !== undefined) ViewColumns(value.columns, at, "columns", issues);
  if (value.groupBy !== undefined) FieldPath(value.groupBy, at, "groupBy", issues);
  if (value.isDefault !== undefined) boolean(value.isDefault, at, "isDefault", issues);
};

export const ReplaceViewBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.kind === undefined) missing(at, issues, "kind");
  for (const name in value) if (name !== "name" && name !== "kind" && name !== "filters" && name !== "sort" && name !== "columns" && name !== "groupBy" && name !== "isDefault") unknown(at, issues, name);
  if (value.name !== undefined) text(value.name, at, "name", issues, 1, 200);
  if (value.kind !== undefined) ViewKind(value.kind, at, "kind", issues);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.sort !== undefined) Sort(value.sort, at, "sort", issues);
  if (value.columns !== undefined) ViewColumns(value.columns, at, "columns", issues);
  if (value.groupBy !== undefined) FieldPath(value.groupBy, at, "groupBy", issues);
  if (value.isDefault !== undefined) boolean(value.isDefault, at, "isDefault", issues);
};

export const EntityRecord = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.definitionId === undefined) missing(at, issues, "definitionId");
  if (value.definitionName === undefined) missing(at, issues, "definitionName");
  if (value.fields === undefined) missing(at, issues, "fields");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.createdBy === undefined) missing(at, issues, "createdBy");
  if (value.updatedAt === undefined) missing(at, issues, "updatedAt");
  if (value.updatedBy === undefined) missing(at, issues, "updatedBy");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.definitionId !== undefined) Id(value.definitionId, at, "definitionId", issues);
  if (value.definitionName !== undefined) EntityName(value.definitionName, at, "definitionName", issues);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
  if (value.expanded !== undefined) ExpandedRecords(value.expanded, at, "expanded", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.createdBy !== undefined) UserId(value.createdBy, at, "createdBy", issues);
  if (value.updatedAt !== undefined) Timestamp(value.updatedAt, at, "updatedAt", issues);
  if (value.updatedBy !== undefined) UserId(value.updatedBy, at, "updatedBy", issues);
  if (value.deletedAt !== undefined) Timestamp(value.deletedAt, at, "deletedAt", issues);
};

export const ExpandedRecords = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (true) check6(value[name], at, token(name), issues);
};

export const RecordList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, EntityRecord);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
  if (value.total !== undefined) integer(value.total, at, "total", issues, 0);
  if (value.totalKind !== undefined) TotalKind(value.totalKind, at, "totalKind", issues);
};

export const CreateRecordBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "fields") unknown(at, issues, name);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
};

export const CreateRecordByNameBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.entityName === undefined) missing(at, issues, "entityName");
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "entityName" && name !== "fields" && name !== "orgId") unknown(at, issues, name);
  if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
  if (value.orgId !== undefined) OrgId(value.orgId, at, "orgId", issues);
};

export const ReplaceRecordBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "fields") unknown(at, issues, name);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
};

export const UpdateRecordBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "fields") unknown(at, issues, name);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
};

export const QueryRecordsBody = (value, path, key, issues) => {
  not(value, path, key, issues, check9);
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (!names10.has(name)) unknown(at, issues, name);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.sort !== undefined) Sort(value.sort, at, "sort", issues);
  if (value.search !== undefined) text(value.search, at, "search", issues, 1, 500);
  if (value.fields !== undefined) list(value.fields, at, "fields", issues, FieldPath, undefined, 200);
  if (value.expand !== undefined) list(value.expand, at, "expand", issues, FieldPath, undefined, 8);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
  if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  if (value.page !== undefined) integer(value.page, at, "page", issues, 1, 10000);
  if (value.pageSize !== undefined) integer(value.pageSize, at, "pageSize", issues, 1, 200);
  if (value.count !== undefined) CountMode(value.count, at, "count", issues);
  if (value.includeDeleted !== undefined) boolean(value.includeDeleted, at, "includeDeleted", issues);
};

export const CountRecordsBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  for (const name in value) if (name !== "filters" && name !== "search" && name !== "count" && name !== "includeDeleted") unknown(at, issues, name);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.search !== undefined) text(value.search, at, "search", issues, 1, 500);
  if (value.count !== undefined) {
  text(value.count, at, "count", issues);
  choice(value.count, at, "count", issues, values11);
  }
  if (value.includeDeleted !== undefined) boolean(value.includeDeleted, at, "includeDeleted", issues);
};

export const RecordCount = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.total === undefined) missing(at, issues, "total");
  if (value.totalKind === undefined) missing(at, issues, "totalKind");
  if (value.total !== undefined) integer(value.total, at, "total", issues, 0);
  if (value.totalKind !== undefined) TotalKind(value.totalKind, at, "totalKind", issues);
};

export const AggregateRecordsBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.metrics === undefined) missing(at, issues, "metrics");
  for (const name in value) if (name !== "groupBy" && name !== "metrics" && name !== "filters" && name !== "sort" && name !== "limit" && name !== "includeDeleted") unknown(at, issues, name);
  if (value.groupBy !== undefined) list(value.groupBy, at, "groupBy", issues, FieldPath, undefined, 8);
  if (value.metrics !== undefined) list(value.metrics, at, "metrics", issues, AggregateMetric, 1, 16);
  if (value.filters !== undefined) Filters(value.filters, at, "filters", issues);
  if (value.sort !== undefined) list(value.sort, at, "sort", issues, SortField, undefined, 8);
  if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 1000);
  if (value.includeDeleted !== undefined) boolean(value.includeDeleted, at, "includeDeleted", issues);
};

export const AggregateMetric = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.op === undefined) missing(at, issues, "op");
  if (value.as === undefined) missing(at, issues, "as");
  for (const name in value) if (name !== "op" && name !== "field" && name !== "as") unknown(at, issues, name);
  if (value.op !== undefined) AggregateOp(value.op, at, "op", issues);
  if (value.field !== undefined) text(value.field, at, "field", issues, 1, 256);
  if (value.as !== undefined) text(value.as, at, "as", issues, undefined, undefined, pattern12);
};

export const AggregateOp = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values13);
};

export const AggregateResult = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.truncated === undefined) missing(at, issues, "truncated");
  if (value.items !== undefined) list(value.items, at, "items", issues, AggregateRow);
  if (value.truncated !== undefined) boolean(value.truncated, at, "truncated", issues);
};

export const AggregateRow = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.group === undefined) missing(at, issues, "group");
  if (value.values === undefined) missing(at, issues, "values");
  if (value.group !== undefined) check14(value.group, at, "group", issues);
  if (value.values !== undefined) check15(value.values, at, "values", issues);
};

export const GroupValue = (value, path, key, issues) => {
  types(value, path, key, issues, ["string","number","boolean","null"]);
};

export const AggregateValue = (value, path, key, issues) => {
  types(value, path, key, issues, ["number","string","null"]);
};

export const BulkRecordsBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.operations === undefined) missing(at, issues, "operations");
  for (const name in value) if (name !== "atomic" && name !== "operations") unknown(at, issues, name);
  if (value.atomic !== undefined) boolean(value.atomic, at, "atomic", issues);
  if (value.operations !== undefined) list(value.operations, at, "operations", issues, BulkOperation, 1, 1000);
};

export const BulkOperation = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.op === undefined) missing(at, issues, "op");
  switch (value.op) {
  case "create": BulkCreate(value, at, undefined, issues); break;
  case "update": BulkUpdate(value, at, undefined, issues); break;
  case "upsert": BulkUpsert(value, at, undefined, issues); break;
  case "delete": BulkDelete(value, at, undefined, issues); break;
  default: untagged(value.op, at, issues, "op");
  }
};

export const BulkCreate = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.op === undefined) missing(at, issues, "op");
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "op" && name !== "fields") unknown(at, issues, name);
  if (value.op !== undefined) {
  text(value.op, at, "op", issues);
  constant(value.op, at, "op", issues, "create");
  }
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
};

export const BulkUpdate = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.op === undefined) missing(at, issues, "op");
  if (value.recordId === undefined) missing(at, issues, "recordId");
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "op" && name !== "recordId" && name !== "version" && name !== "fields") unknown(at, issues, name);
  if (value.op !== undefined) {
  text(value.op, at, "op", issues);
  constant(value.op, at, "op", issues, "update");
  }
  if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
};

export const BulkUpsert = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.op === undefined) missing(at, issues, "op");
  if (value.key === undefined) missing(at, issues, "key");
  if (value.fields === undefined) missing(at, issues, "fields");
  for (const name in value) if (name !== "op" && name !== "key" && name !== "fields") unknown(at, issues, name);
  if (value.op !== undefined) {
  text(value.op, at, "op", issues);
  constant(value.op, at, "op", issues, "upsert");
  }
  if (value.key !== undefined) text(value.key, at, "key", issues, 1, 256);
  if (value.fields !== undefined) RecordFields(value.fields, at, "fields", issues);
};

export const BulkDelete = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.op === undefined) missing(at, issues, "op");
  if (value.recordId === undefined) missing(at, issues, "recordId");
  for (const name in value) if (name !== "op" && name !== "recordId" && name !== "version") unknown(at, issues, name);
  if (value.op !== undefined) {
  text(value.op, at, "op", issues);
  constant(value.op, at, "op", issues, "delete");
  }
  if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
};

export const BulkResult = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.committed === undefined) missing(at, issues, "committed");
  if (value.succeeded === undefined) missing(at, issues, "succeeded");
  if (value.failed === undefined) missing(at, issues, "failed");
  if (value.items === undefined) missing(at, issues, "items");
  if (value.committed !== undefined) boolean(value.committed, at, "committed", issues);
  if (value.succeeded !== undefined) integer(value.succeeded, at, "succeeded", issues, 0);
  if (value.failed !== undefined) integer(value.failed, at, "failed", issues, 0);
  if (value.items !== undefined) list(value.items, at, "items", issues, BulkItemResult);
};

export const BulkItemResult = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.index === undefined) missing(at, issues, "index");
  if (value.op === undefined) missing(at, issues, "op");
  if (value.status === undefined) missing(at, issues, "status");
  if (value.index !== undefined) integer(value.index, at, "index", issues, 0);
  if (value.op !== undefined) {
  text(value.op, at, "op", issues);
  choice(value.op, at, "op", issues, values16);
  }
  if (value.status !== undefined) integer(value.status, at, "status", issues, 200, 599);
  if (value.record !== undefined) EntityRecord(value.record, at, "record", issues);
  if (value.problem !== undefined) Problem(value.problem, at, "problem", issues);
};

export const ImportMode = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values17);
};

export const ImportEvent = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  switch (value.type) {
  case "progress": ImportProgress(value, at, undefined, issues); break;
  case "error": ImportError(value, at, undefined, issues); break;
  case "report": ImportReport(value, at, undefined, issues); break;
  default: untagged(value.type, at, issues, "type");
  }
};

export const ImportProgress = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.processed === undefined) missing(at, issues, "processed");
  if (value.created === undefined) missing(at, issues, "created");
  if (value.updated === undefined) missing(at, issues, "updated");
  if (value.failed === undefined) missing(at, issues, "failed");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "progress");
  }
  if (value.processed !== undefined) integer(value.processed, at, "processed", issues, 0);
  if (value.created !== undefined) integer(value.created, at, "created", issues, 0);
  if (value.updated !== undefined) integer(value.updated, at, "updated", issues, 0);
  if (value.failed !== undefined) integer(value.failed, at, "failed", issues, 0);
};

export const ImportError = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.line === undefined) missing(at, issues, "line");
  if (value.problem === undefined) missing(at, issues, "problem");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "error");
  }
  if (value.line !== undefined) integer(value.line, at, "line", issues, 1);
  if (value.problem !== undefined) Problem(value.problem, at, "problem", issues);
};

export const ImportReport = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.type === undefined) missing(at, issues, "type");
  if (value.processed === undefined) missing(at, issues, "processed");
  if (value.created === undefined) missing(at, issues, "created");
  if (value.updated === undefined) missing(at, issues, "updated");
  if (value.failed === undefined) missing(at, issues, "failed");
  if (value.dryRun === undefined) missing(at, issues, "dryRun");
  if (value.completed === undefined) missing(at, issues, "completed");
  if (value.type !== undefined) {
  text(value.type, at, "type", issues);
  constant(value.type, at, "type", issues, "report");
  }
  if (value.processed !== undefined) integer(value.processed, at, "processed", issues, 0);
  if (value.created !== undefined) integer(value.created, at, "created", issues, 0);
  if (value.updated !== undefined) integer(value.updated, at, "updated", issues, 0);
  if (value.failed !== undefined) integer(value.failed, at, "failed", issues, 0);
  if (value.dryRun !== undefined) boolean(value.dryRun, at, "dryRun", issues);
  if (value.completed !== undefined) boolean(value.completed, at, "completed", issues);
  if (value.problem !== undefined) Problem(value.problem, at, "problem", issues);
};

export const ExportFormat = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values18);
};

export const RecordRevision = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.recordId === undefined) missing(at, issues, "recordId");
  if (value.version === undefined) missing(at, issues, "version");
  if (value.action === undefined) missing(at, issues, "action");
  if (value.actor === undefined) missing(at, issues, "actor");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.changes === undefined) missing(at, issues, "changes");
  if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  if (value.version !== undefined) Version(value.version, at, "version", issues);
  if (value.action !== undefined) RevisionAction(value.action, at, "action", issues);
  if (value.actor !== undefined) Actor(value.actor, at, "actor", issues);
  if (value.requestId !== undefined) text(value.requestId, at, "requestId", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.changes !== undefined) list(value.changes, at, "changes", issues, FieldChange);
};

export const RevisionAction = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values19);
};

export const FieldChange = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.pointer === undefined) missing(at, issues, "pointer");
  if (value.pointer !== undefined) text(value.pointer, at, "pointer", issues);
};

export const RevisionList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, RecordRevision);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const EntityRelationship = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.id === undefined) missing(at, issues, "id");
  if (value.name === undefined) missing(at, issues, "name");
  if (value.sourceEntity === undefined) missing(at, issues, "sourceEntity");
  if (value.sourceRecordId === undefined) missing(at, issues, "sourceRecordId");
  if (value.targetEntity === undefined) missing(at, issues, "targetEntity");
  if (value.targetRecordId === undefined) missing(at, issues, "targetRecordId");
  if (value.createdAt === undefined) missing(at, issues, "createdAt");
  if (value.createdBy === undefined) missing(at, issues, "createdBy");
  if (value.id !== undefined) Id(value.id, at, "id", issues);
  if (value.name !== undefined) RelationshipName(value.name, at, "name", issues);
  if (value.sourceEntity !== undefined) EntityName(value.sourceEntity, at, "sourceEntity", issues);
  if (value.sourceRecordId !== undefined) Id(value.sourceRecordId, at, "sourceRecordId", issues);
  if (value.targetEntity !== undefined) EntityName(value.targetEntity, at, "targetEntity", issues);
  if (value.targetRecordId !== undefined) Id(value.targetRecordId, at, "targetRecordId", issues);
  if (value.properties !== undefined) RelationshipProperties(value.properties, at, "properties", issues);
  if (value.createdAt !== undefined) Timestamp(value.createdAt, at, "createdAt", issues);
  if (value.createdBy !== undefined) UserId(value.createdBy, at, "createdBy", issues);
};

export const RelationshipName = (value, path, key, issues) => {
  text(value, path, key, issues, undefined, undefined, pattern20);
};

export const RelationshipDirection = (value, path, key, issues) => {
  text(value, path, key, issues);
  choice(value, path, key, issues, values21);
};

export const RelationshipProperties = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  size(value, at, issues, 0, 100);
};

export const RelationshipList = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.items === undefined) missing(at, issues, "items");
  if (value.items !== undefined) list(value.items, at, "items", issues, EntityRelationship);
  if (value.nextCursor !== undefined) Cursor(value.nextCursor, at, "nextCursor", issues);
};

export const CreateRelationshipBody = (value, path, key, issues) => {
  if (!isObject(value)) return wrongType(path, key, issues, "object");
  const at = below(path, key);
  if (value.name === undefined) missing(at, issues, "name");
  if (value.targetEntity === undefined) missing(at, issues, "targetEntity");
  if (value.targetRecordId === undefined) missing(at, issues, "targetRecordId");
  for (const name in value) if (name !== "name" && name !== "targetEntity" && name !== "targetRecordId" && name !== "properties") unknown(at, issues, name);
  if (value.name !== undefined) RelationshipName(value.name, at, "name", issues);
  if (value.targetEntity !== undefined) EntityName(value.targetEntity, at, "targetEntity", issues);
  if (value.targetRecordId !== undefined) Id(value.targetRecordId, at, "targetRecordId", issues);
  if (value.properties !== undefined) RelationshipProperties(value.properties, at, "properties", issues);
};
