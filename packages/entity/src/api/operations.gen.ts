// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.

import { operation, streamOperation } from "@elqnt/api";
import type {
  AggregateRecordsInput,
  AggregateRecordsProblem,
  AggregateResult,
  BulkRecordsInput,
  BulkRecordsProblem,
  BulkResult,
  CountRecordsInput,
  CountRecordsProblem,
  CreateDefinitionInput,
  CreateDefinitionProblem,
  CreateRecordByNameInput,
  CreateRecordByNameProblem,
  CreateRecordInput,
  CreateRecordProblem,
  CreateRelationshipInput,
  CreateRelationshipProblem,
  CreateViewInput,
  CreateViewProblem,
  DefinitionList,
  DefinitionPlan,
  DeleteDefinitionInput,
  DeleteDefinitionProblem,
  DeleteRecordInput,
  DeleteRecordProblem,
  DeleteRelationshipInput,
  DeleteRelationshipProblem,
  DeleteViewInput,
  DeleteViewProblem,
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  EntityView,
  ExportRecordsInput,
  ExportRecordsProblem,
  GetDefinitionInput,
  GetDefinitionProblem,
  GetRecordInput,
  GetRecordProblem,
  GetViewInput,
  GetViewProblem,
  ImportEvent,
  ImportRecordsInput,
  ImportRecordsProblem,
  ListDefinitionsInput,
  ListDefinitionsProblem,
  ListRecordHistoryInput,
  ListRecordHistoryProblem,
  ListRecordsInput,
  ListRecordsProblem,
  ListRelationshipsInput,
  ListRelationshipsProblem,
  ListViewsInput,
  ListViewsProblem,
  PlanDefinitionInput,
  PlanDefinitionProblem,
  QueryRecordsInput,
  QueryRecordsProblem,
  RecordCount,
  RecordList,
  RelationshipList,
  ReplaceDefinitionInput,
  ReplaceDefinitionProblem,
  ReplaceRecordInput,
  ReplaceRecordProblem,
  ReplaceViewInput,
  ReplaceViewProblem,
  RestoreRecordInput,
  RestoreRecordProblem,
  RevisionList,
  UpdateDefinitionInput,
  UpdateDefinitionProblem,
  UpdateRecordInput,
  UpdateRecordProblem,
  ViewList,
} from "@elqnt/types/entities";

/** List entity definitions, by name — `GET /api/v1/entities/definitions`. Scope: `read:entities`. Problems: `cursor_invalid`. */
export const listDefinitions = /* @__PURE__ */ operation<ListDefinitionsInput | void, DefinitionList, ListDefinitionsProblem>("entities", "listDefinitions", "GET", "/api/v1/entities/definitions", {pagination:"query"});

/** Create an entity definition — `POST /api/v1/entities/definitions`. Scope: `write:entities`. Problems: `validation_failed`, `schema_invalid`, `definition_exists`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createDefinition = /* @__PURE__ */ operation<CreateDefinitionInput, EntityDefinition, CreateDefinitionProblem>("entities", "createDefinition", "POST", "/api/v1/entities/definitions", {idempotency:true,invalidates:["listDefinitions","getDefinition"]});

/** Get an entity definition — `GET /api/v1/entities/definitions/{entityName}`. Scope: `read:entities`. Problems: `definition_not_found`. */
export const getDefinition = /* @__PURE__ */ operation<GetDefinitionInput, EntityDefinition, GetDefinitionProblem>("entities", "getDefinition", "GET", "/api/v1/entities/definitions/{entityName}");

/** Replace an entity definition — `PUT /api/v1/entities/definitions/{entityName}`. Scope: `write:entities`. Problems: `validation_failed`, `schema_invalid`, `definition_not_found`, `definition_conflict`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const replaceDefinition = /* @__PURE__ */ operation<ReplaceDefinitionInput, EntityDefinition, ReplaceDefinitionProblem>("entities", "replaceDefinition", "PUT", "/api/v1/entities/definitions/{entityName}", {concurrency:true,invalidates:["listDefinitions","getDefinition"]});

/** Change parts of an entity definition — `PATCH /api/v1/entities/definitions/{entityName}`. Scope: `write:entities`. Problems: `validation_failed`, `schema_invalid`, `definition_not_found`, `definition_conflict`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const updateDefinition = /* @__PURE__ */ operation<UpdateDefinitionInput, EntityDefinition, UpdateDefinitionProblem>("entities", "updateDefinition", "PATCH", "/api/v1/entities/definitions/{entityName}", {concurrency:true,invalidates:["listDefinitions","getDefinition"]});

/** Delete an entity definition and its views — `DELETE /api/v1/entities/definitions/{entityName}`. Scope: `write:entities`. Problems: `definition_not_found`, `definition_in_use`, `version_conflict`. */
export const deleteDefinition = /* @__PURE__ */ operation<DeleteDefinitionInput, void, DeleteDefinitionProblem>("entities", "deleteDefinition", "DELETE", "/api/v1/entities/definitions/{entityName}", {concurrency:true,invalidates:["listDefinitions","getDefinition","listViews","getView","listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory","listRelationships"]});

/** Find out what a schema change would break — `POST /api/v1/entities/definitions/{entityName}/plan`. Scope: `read:entities`. Problems: `validation_failed`, `schema_invalid`, `definition_not_found`, `body_too_large`, `unsupported_media_type`. */
export const planDefinition = /* @__PURE__ */ operation<PlanDefinitionInput, DefinitionPlan, PlanDefinitionProblem>("entities", "planDefinition", "POST", "/api/v1/entities/definitions/{entityName}/plan", {retry:"safe",timeoutMs:60000});

/** List the views of a definition, by name — `GET /api/v1/entities/definitions/{entityName}/views`. Scope: `read:entities`. Problems: `definition_not_found`, `cursor_invalid`. */
export const listViews = /* @__PURE__ */ operation<ListViewsInput, ViewList, ListViewsProblem>("entities", "listViews", "GET", "/api/v1/entities/definitions/{entityName}/views", {pagination:"query"});

/** Create a view — `POST /api/v1/entities/definitions/{entityName}/views`. Scope: `write:entities`. Problems: `validation_failed`, `filter_invalid`, `definition_not_found`, `view_exists`, `limit_reached`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createView = /* @__PURE__ */ operation<CreateViewInput, EntityView, CreateViewProblem>("entities", "createView", "POST", "/api/v1/entities/definitions/{entityName}/views", {idempotency:true,invalidates:["listViews","getView"]});

/** Get a view — `GET /api/v1/entities/definitions/{entityName}/views/{viewId}`. Scope: `read:entities`. Problems: `definition_not_found`, `view_not_found`. */
export const getView = /* @__PURE__ */ operation<GetViewInput, EntityView, GetViewProblem>("entities", "getView", "GET", "/api/v1/entities/definitions/{entityName}/views/{viewId}");

/** Replace a view — `PUT /api/v1/entities/definitions/{entityName}/views/{viewId}`. Scope: `write:entities`. Problems: `validation_failed`, `filter_invalid`, `definition_not_found`, `view_not_found`, `view_exists`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const replaceView = /* @__PURE__ */ operation<ReplaceViewInput, EntityView, ReplaceViewProblem>("entities", "replaceView", "PUT", "/api/v1/entities/definitions/{entityName}/views/{viewId}", {concurrency:true,invalidates:["listViews","getView"]});

/** Delete a view — `DELETE /api/v1/entities/definitions/{entityName}/views/{viewId}`. Scope: `write:entities`. Problems: `definition_not_found`, `view_not_found`, `version_conflict`. */
export const deleteView = /* @__PURE__ */ operation<DeleteViewInput, void, DeleteViewProblem>("entities", "deleteView", "DELETE", "/api/v1/entities/definitions/{entityName}/views/{viewId}", {concurrency:true,invalidates:["listViews","getView"]});

/** Create a record, naming the entity in the body — `POST /api/v1/entities/records`. Scope: `write:entities`. Problems: `validation_failed`, `definition_not_found`, `definition_inactive`, `unique_conflict`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createRecordByName = /* @__PURE__ */ operation<CreateRecordByNameInput, EntityRecord, CreateRecordByNameProblem>("entities", "createRecordByName", "POST", "/api/v1/entities/records", {idempotency:true,invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords"]});

/** List records, newest first — `GET /api/v1/entities/{entityName}/records`. Scope: `read:entities`. Problems: `definition_not_found`, `cursor_invalid`. */
export const listRecords = /* @__PURE__ */ operation<ListRecordsInput, RecordList, ListRecordsProblem>("entities", "listRecords", "GET", "/api/v1/entities/{entityName}/records", {pagination:"query"});

/** Create a record — `POST /api/v1/entities/{entityName}/records`. Scope: `write:entities`. Problems: `validation_failed`, `definition_not_found`, `definition_inactive`, `unique_conflict`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createRecord = /* @__PURE__ */ operation<CreateRecordInput, EntityRecord, CreateRecordProblem>("entities", "createRecord", "POST", "/api/v1/entities/{entityName}/records", {idempotency:true,invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords"]});

/** Get a record — `GET /api/v1/entities/{entityName}/records/{recordId}`. Scope: `read:entities`. Problems: `definition_not_found`, `record_not_found`. */
export const getRecord = /* @__PURE__ */ operation<GetRecordInput, EntityRecord, GetRecordProblem>("entities", "getRecord", "GET", "/api/v1/entities/{entityName}/records/{recordId}");

/** Replace the fields of a record — `PUT /api/v1/entities/{entityName}/records/{recordId}`. Scope: `write:entities`. Problems: `validation_failed`, `definition_not_found`, `record_not_found`, `definition_inactive`, `unique_conflict`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const replaceRecord = /* @__PURE__ */ operation<ReplaceRecordInput, EntityRecord, ReplaceRecordProblem>("entities", "replaceRecord", "PUT", "/api/v1/entities/{entityName}/records/{recordId}", {concurrency:true,invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory"]});

/** Change some fields of a record — `PATCH /api/v1/entities/{entityName}/records/{recordId}`. Scope: `write:entities`. Problems: `validation_failed`, `definition_not_found`, `record_not_found`, `definition_inactive`, `unique_conflict`, `version_conflict`, `body_too_large`, `unsupported_media_type`. */
export const updateRecord = /* @__PURE__ */ operation<UpdateRecordInput, EntityRecord, UpdateRecordProblem>("entities", "updateRecord", "PATCH", "/api/v1/entities/{entityName}/records/{recordId}", {concurrency:true,invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory"]});

/** Delete a record — `DELETE /api/v1/entities/{entityName}/records/{recordId}`. Scope: `write:entities`. Problems: `definition_not_found`, `record_not_found`, `version_conflict`. */
export const deleteRecord = /* @__PURE__ */ operation<DeleteRecordInput, void, DeleteRecordProblem>("entities", "deleteRecord", "DELETE", "/api/v1/entities/{entityName}/records/{recordId}", {concurrency:true,invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory","listRelationships"]});

/** Bring a deleted record back — `POST /api/v1/entities/{entityName}/records/{recordId}/restore`. Scope: `write:entities`. Problems: `definition_not_found`, `record_not_found`, `definition_inactive`, `unique_conflict`. */
export const restoreRecord = /* @__PURE__ */ operation<RestoreRecordInput, EntityRecord, RestoreRecordProblem>("entities", "restoreRecord", "POST", "/api/v1/entities/{entityName}/records/{recordId}/restore", {retry:"idempotent",invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory","listRelationships"]});

/** Find records — `POST /api/v1/entities/{entityName}/records/query`. Scope: `read:entities`. Problems: `validation_failed`, `filter_invalid`, `cursor_invalid`, `definition_not_found`, `body_too_large`, `unsupported_media_type`. */
export const queryRecords = /* @__PURE__ */ operation<QueryRecordsInput, RecordList, QueryRecordsProblem>("entities", "queryRecords", "POST", "/api/v1/entities/{entityName}/records/query", {retry:"safe",pagination:"body"});

/** Count records — `POST /api/v1/entities/{entityName}/records/count`. Scope: `read:entities`. Problems: `validation_failed`, `filter_invalid`, `definition_not_found`, `body_too_large`, `unsupported_media_type`. */
export const countRecords = /* @__PURE__ */ operation<CountRecordsInput, RecordCount, CountRecordsProblem>("entities", "countRecords", "POST", "/api/v1/entities/{entityName}/records/count", {retry:"safe"});

/** Group records and compute over each group — `POST /api/v1/entities/{entityName}/records/aggregate`. Scope: `read:entities`. Problems: `validation_failed`, `filter_invalid`, `definition_not_found`, `body_too_large`, `unsupported_media_type`. */
export const aggregateRecords = /* @__PURE__ */ operation<AggregateRecordsInput, AggregateResult, AggregateRecordsProblem>("entities", "aggregateRecords", "POST", "/api/v1/entities/{entityName}/records/aggregate", {retry:"safe"});

/** Create, change and delete up to 1,000 records — `POST /api/v1/entities/{entityName}/records/bulk`. Scope: `write:entities`. Problems: `validation_failed`, `definition_not_found`, `definition_inactive`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const bulkRecords = /* @__PURE__ */ operation<BulkRecordsInput, BulkResult, BulkRecordsProblem>("entities", "bulkRecords", "POST", "/api/v1/entities/{entityName}/records/bulk", {idempotency:true,timeoutMs:60000,invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory","listRelationships"]});

/** Import records from NDJSON or CSV — `POST /api/v1/entities/{entityName}/records/import`. Scope: `write:entities`. Problems: `definition_not_found`, `definition_inactive`, `unsupported_media_type`, `body_too_large`. */
export const importRecords = /* @__PURE__ */ streamOperation<ImportRecordsInput, ImportEvent, ImportRecordsProblem>("entities", "importRecords", "POST", "/api/v1/entities/{entityName}/records/import", {timeoutMs:600000,stream:"ndjson",contentType:"application/x-ndjson",invalidates:["listRecords","getRecord","queryRecords","countRecords","aggregateRecords","listRecordHistory"]});

/** Export records as NDJSON or CSV — `GET /api/v1/entities/{entityName}/records/export`. Scope: `read:entities`. Problems: `definition_not_found`, `view_not_found`. */
export const exportRecords = /* @__PURE__ */ operation<ExportRecordsInput, Response, ExportRecordsProblem>("entities", "exportRecords", "GET", "/api/v1/entities/{entityName}/records/export", {timeoutMs:600000,stream:"download"});

/** List the revisions of a record, newest first — `GET /api/v1/entities/{entityName}/records/{recordId}/history`. Scope: `read:entities`. Problems: `definition_not_found`, `record_not_found`, `cursor_invalid`. */
export const listRecordHistory = /* @__PURE__ */ operation<ListRecordHistoryInput, RevisionList, ListRecordHistoryProblem>("entities", "listRecordHistory", "GET", "/api/v1/entities/{entityName}/records/{recordId}/history", {pagination:"query"});

/** List the relationships of a record, newest first — `GET /api/v1/entities/{entityName}/records/{recordId}/relationships`. Scope: `read:entities`. Problems: `definition_not_found`, `record_not_found`, `cursor_invalid`. */
export const listRelationships = /* @__PURE__ */ operation<ListRelationshipsInput, RelationshipList, ListRelationshipsProblem>("entities", "listRelationships", "GET", "/api/v1/entities/{entityName}/records/{recordId}/relationships", {pagination:"query"});

/** Relate a record to another — `POST /api/v1/entities/{entityName}/records/{recordId}/relationships`. Scope: `write:entities`. Problems: `validation_failed`, `definition_not_found`, `record_not_found`, `relationship_exists`, `body_too_large`, `unsupported_media_type`, `idempotency_in_progress`, `idempotency_key_reused`. */
export const createRelationship = /* @__PURE__ */ operation<CreateRelationshipInput, EntityRelationship, CreateRelationshipProblem>("entities", "createRelationship", "POST", "/api/v1/entities/{entityName}/records/{recordId}/relationships", {idempotency:true,invalidates:["listRelationships"]});

/** Delete a relationship — `DELETE /api/v1/entities/{entityName}/records/{recordId}/relationships/{relationshipId}`. Scope: `write:entities`. Problems: `definition_not_found`, `record_not_found`, `relationship_not_found`. */
export const deleteRelationship = /* @__PURE__ */ operation<DeleteRelationshipInput, void, DeleteRelationshipProblem>("entities", "deleteRelationship", "DELETE", "/api/v1/entities/{entityName}/records/{recordId}/relationships/{relationshipId}", {invalidates:["listRelationships"]});
