// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";
import { Actor, Cursor, FieldPath, Filters, Id, Problem, ProblemDetail, Sort, Timestamp, TotalKind, UserId, Version } from "./shared.gen.ts";

export const AggregateValue: z.ZodMiniType = /* @__PURE__ */ z.union([z.number(), z.string(), z.null()]);

export const GroupValue: z.ZodMiniType = /* @__PURE__ */ z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const AggregateRow: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ group: z.record(z.string(), GroupValue), values: z.record(z.string(), AggregateValue) });

export const AggregateResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(AggregateRow), truncated: z.boolean() });

export const EntityName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u")));

export const ExpandedRecords: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.array(z.lazy(() => EntityRecord)));

export const RecordFields: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const EntityRecord: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, definitionId: Id, definitionName: EntityName, fields: RecordFields, expanded: z.optional(ExpandedRecords), version: Version, createdAt: Timestamp, createdBy: UserId, updatedAt: Timestamp, updatedBy: UserId, deletedAt: z.optional(Timestamp) });

export const BulkItemResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ index: z.int().check(z.gte(0)), op: z.literal(["create","update","upsert","delete"]), status: z.int().check(z.gte(200), z.lte(599)), record: z.optional(EntityRecord), problem: z.optional(Problem) });

export const BulkResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ committed: z.boolean(), succeeded: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)), items: z.array(BulkItemResult) });

export const JsonSchema: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const EntityDefinition: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, name: EntityName, displayName: z.string(), description: z.optional(z.string()), schema: JsonSchema, isActive: z.boolean(), version: Version, createdAt: Timestamp, updatedAt: Timestamp });

export const DefinitionList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(EntityDefinition), nextCursor: z.optional(Cursor) });

export const Backfill: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ field: FieldPath, recordCount: z.int().check(z.gte(0)), suggestedValue: z.optional(z.unknown()) });

export const IncompatibleRecord: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ recordId: Id, errors: z.array(ProblemDetail) });

export const SchemaChangeKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["fieldAdded","fieldRemoved","fieldRequired","fieldOptional","typeChanged","constraintAdded","constraintChanged","constraintRemoved","annotationChanged"]);

export const SchemaChange: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), kind: SchemaChangeKind, before: z.optional(z.unknown()), after: z.optional(z.unknown()) });

export const DefinitionPlan: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ compatible: z.boolean(), changes: z.array(SchemaChange), recordCount: z.int().check(z.gte(0)), incompatibleCount: z.int().check(z.gte(0)), samples: z.array(IncompatibleRecord), backfills: z.array(Backfill) });

export const RelationshipName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,62}$", "u")));

export const RelationshipProperties: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const EntityRelationship: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, name: RelationshipName, sourceEntity: EntityName, sourceRecordId: Id, targetEntity: EntityName, targetRecordId: Id, properties: z.optional(RelationshipProperties), createdAt: Timestamp, createdBy: UserId });

export const ViewColumns: z.ZodMiniType = /* @__PURE__ */ z.array(FieldPath).check(z.maxLength(200));

export const ViewKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["table","board","calendar","gallery"]);

export const EntityView: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: Id, name: z.string(), kind: ViewKind, filters: Filters, sort: Sort, columns: ViewColumns, groupBy: z.optional(FieldPath), isDefault: z.boolean(), version: Version, createdAt: Timestamp, updatedAt: Timestamp });

export const ImportError: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("error"), line: z.int().check(z.gte(1)), problem: Problem });

export const ImportProgress: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("progress"), processed: z.int().check(z.gte(0)), created: z.int().check(z.gte(0)), updated: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)) });

export const ImportReport: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("report"), processed: z.int().check(z.gte(0)), created: z.int().check(z.gte(0)), updated: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)), dryRun: z.boolean(), completed: z.boolean(), problem: z.optional(Problem) });

export const ImportEvent: z.ZodMiniType = /* @__PURE__ */ z.union([ImportProgress, ImportError, ImportReport]);

export const RecordCount: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ total: z.int().check(z.gte(0)), totalKind: TotalKind });

export const RecordList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(EntityRecord), nextCursor: z.optional(Cursor), total: z.optional(z.int().check(z.gte(0))), totalKind: z.optional(TotalKind) });

export const RelationshipList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(EntityRelationship), nextCursor: z.optional(Cursor) });

export const FieldChange: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), before: z.optional(z.unknown()), after: z.optional(z.unknown()) });

export const RevisionAction: z.ZodMiniType = /* @__PURE__ */ z.literal(["created","updated","deleted","restored"]);

export const RecordRevision: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ recordId: Id, version: Version, action: RevisionAction, actor: Actor, requestId: z.optional(z.string()), createdAt: Timestamp, changes: z.array(FieldChange) });

export const RevisionList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(RecordRevision), nextCursor: z.optional(Cursor) });

export const ViewList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(EntityView), nextCursor: z.optional(Cursor) });

/** The answer of each operation, for `createGateway({ validate, schemas })`. */
export const entitiesSchemas: Readonly<Record<string, z.ZodMiniType>> = {
  listDefinitions: DefinitionList,
  createDefinition: EntityDefinition,
  getDefinition: EntityDefinition,
  replaceDefinition: EntityDefinition,
  updateDefinition: EntityDefinition,
  planDefinition: DefinitionPlan,
  listViews: ViewList,
  createView: EntityView,
  getView: EntityView,
  replaceView: EntityView,
  createRecordByName: EntityRecord,
  listRecords: RecordList,
  createRecord: EntityRecord,
  getRecord: EntityRecord,
  replaceRecord: EntityRecord,
  updateRecord: EntityRecord,
  restoreRecord: EntityRecord,
  queryRecords: RecordList,
  countRecords: RecordCount,
  aggregateRecords: AggregateResult,
  bulkRecords: BulkResult,
  importRecords: ImportEvent,
  listRecordHistory: RevisionList,
  listRelationships: RelationshipList,
  createRelationship: EntityRelationship,
};
