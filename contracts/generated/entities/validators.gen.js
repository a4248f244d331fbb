// Generated from contracts/openapi by "npm run generate". Do not edit.
import { boolean, integer, missing, text, toBoolean, toNumber, unknown, validator } from "../../src/checks.ts";
import { CountMode, Cursor, Id } from "../shared/checks.gen.js";
import { AggregateRecordsBody, BulkRecordsBody, CountRecordsBody, CreateDefinitionBody, CreateRecordBody, CreateRecordByNameBody, CreateRelationshipBody, CreateViewBody, EntityName, ExportFormat, ImportMode, PlanDefinitionBody, QueryRecordsBody, RelationshipDirection, RelationshipName, ReplaceDefinitionBody, ReplaceRecordBody, ReplaceViewBody, UpdateDefinitionBody, UpdateRecordBody } from "./checks.gen.js";


export const validators = {
  listDefinitions: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.isActive !== undefined) value.isActive = toBoolean(value.isActive);
    for (const name in value) if (name !== "limit" && name !== "cursor" && name !== "isActive") unknown(at, issues, name);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
    if (value.isActive !== undefined) boolean(value.isActive, at, "isActive", issues);
  }) },
  createDefinition: { body: validator(CreateDefinitionBody) },
  getDefinition: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }) },
  replaceDefinition: { parameters: validator((value, at, _, issues) => {
    if (value.force === undefined) value.force = false;
    else value.force = toBoolean(value.force);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "force") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.force !== undefined) boolean(value.force, at, "force", issues);
  }), body: validator(ReplaceDefinitionBody) },
  updateDefinition: { parameters: validator((value, at, _, issues) => {
    if (value.force === undefined) value.force = false;
    else value.force = toBoolean(value.force);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "force") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.force !== undefined) boolean(value.force, at, "force", issues);
  }), body: validator(UpdateDefinitionBody) },
  deleteDefinition: { parameters: validator((value, at, _, issues) => {
    if (value.force === undefined) value.force = false;
    else value.force = toBoolean(value.force);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "force") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.force !== undefined) boolean(value.force, at, "force", issues);
  }) },
  planDefinition: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(PlanDefinitionBody) },
  listViews: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  createView: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(CreateViewBody) },
  getView: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.viewId === undefined) missing(at, issues, "viewId");
    for (const name in value) if (name !== "entityName" && name !== "viewId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.viewId !== undefined) Id(value.viewId, at, "viewId", issues);
  }) },
  replaceView: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.viewId === undefined) missing(at, issues, "viewId");
    for (const name in value) if (name !== "entityName" && name !== "viewId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.viewId !== undefined) Id(value.viewId, at, "viewId", issues);
  }), body: validator(ReplaceViewBody) },
  deleteView: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.viewId === undefined) missing(at, issues, "viewId");
    for (const name in value) if (name !== "entityName" && name !== "viewId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.viewId !== undefined) Id(value.viewId, at, "viewId", issues);
  }) },
  createRecordByName: { body: validator(CreateRecordByNameBody) },
  listRecords: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.count === undefined) value.count = "none";
    if (value.includeDeleted === undefined) value.includeDeleted = false;
    else value.includeDeleted = toBoolean(value.includeDeleted);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "limit" && name !== "cursor" && name !== "count" && name !== "includeDeleted") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
    if (value.count !== undefined) CountMode(value.count, at, "count", issues);
    if (value.includeDeleted !== undefined) boolean(value.includeDeleted, at, "includeDeleted", issues);
  }) },
  createRecord: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(CreateRecordBody) },
  getRecord: { parameters: validator((value, at, _, issues) => {
    if (value.includeDeleted === undefined) value.includeDeleted = false;
    else value.includeDeleted = toBoolean(value.includeDeleted);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId" && name !== "includeDeleted") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
    if (value.includeDeleted !== undefined) boolean(value.includeDeleted, at, "includeDeleted", issues);
  }) },
  replaceRecord: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  }), body: validator(ReplaceRecordBody) },
  updateRecord: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  }), body: validator(UpdateRecordBody) },
  deleteRecord: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  }) },
  restoreRecord: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  }) },
  queryRecords: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(QueryRecordsBody) },
  countRecords: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(CountRecordsBody) },
  aggregateRecords: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(AggregateRecordsBody) },
  bulkRecords: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
  }), body: validator(BulkRecordsBody) },
  importRecords: { parameters: validator((value, at, _, issues) => {
    if (value.mode === undefined) value.mode = "create";
    if (value.dryRun === undefined) value.dryRun = false;
    else value.dryRun = toBoolean(value.dryRun);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "mode" && name !== "key" && name !== "dryRun") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.mode !== undefined) ImportMode(value.mode, at, "mode", issues);
    if (value.key !== undefined) text(value.key, at, "key", issues, 1, 256);
    if (value.dryRun !== undefined) boolean(value.dryRun, at, "dryRun", issues);
  }) },
  exportRecords: { parameters: validator((value, at, _, issues) => {
    if (value.format === undefined) value.format = "ndjson";
    if (value.includeDeleted === undefined) value.includeDeleted = false;
    else value.includeDeleted = toBoolean(value.includeDeleted);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    for (const name in value) if (name !== "entityName" && name !== "format" && name !== "viewId" && name !== "includeDeleted") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.format !== undefined) ExportFormat(value.format, at, "format", issues);
    if (value.viewId !== undefined) Id(value.viewId, at, "viewId", issues);
    if (value.includeDeleted !== undefined) boolean(value.includeDeleted, at, "includeDeleted", issues);
  }) },
  listRecordHistory: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId" && name !== "limit" && name !== "cursor") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
  }) },
  listRelationships: { parameters: validator((value, at, _, issues) => {
    if (value.limit === undefined) value.limit = 50;
    else value.limit = toNumber(value.limit);
    if (value.direction === undefined) value.direction = "both";
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId" && name !== "limit" && name !== "cursor" && name !== "name" && name !== "direction") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
    if (value.limit !== undefined) integer(value.limit, at, "limit", issues, 1, 200);
    if (value.cursor !== undefined) Cursor(value.cursor, at, "cursor", issues);
    if (value.name !== undefined) RelationshipName(value.name, at, "name", issues);
    if (value.direction !== undefined) RelationshipDirection(value.direction, at, "direction", issues);
  }) },
  createRelationship: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    for (const name in value) if (name !== "entityName" && name !== "recordId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
  }), body: validator(CreateRelationshipBody) },
  deleteRelationship: { parameters: validator((value, at, _, issues) => {
    if (value.entityName === undefined) missing(at, issues, "entityName");
    if (value.recordId === undefined) missing(at, issues, "recordId");
    if (value.relationshipId === undefined) missing(at, issues, "relationshipId");
    for (const name in value) if (name !== "entityName" && name !== "recordId" && name !== "relationshipId") unknown(at, issues, name);
    if (value.entityName !== undefined) EntityName(value.entityName, at, "entityName", issues);
    if (value.recordId !== undefined) Id(value.recordId, at, "recordId", issues);
    if (value.relationshipId !== undefined) Id(value.relationshipId, at, "relationshipId", issues);
  }) },
};
