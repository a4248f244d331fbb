// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.
import * as z from "zod/mini";

export const Actor: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ userId: z.lazy(() => UserId), email: z.optional(z.string()) });

export const AggregateResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => AggregateRow)), truncated: z.boolean() });

export const AggregateRow: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ group: z.record(z.string(), z.lazy(() => GroupValue)), values: z.record(z.string(), z.lazy(() => AggregateValue)) });

export const AggregateValue: z.ZodMiniType = /* @__PURE__ */ z.union([z.number(), z.string(), z.null()]);

export const Backfill: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ field: z.lazy(() => FieldPath), recordCount: z.int().check(z.gte(0)), suggestedValue: z.optional(z.unknown()) });

export const BulkItemResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ index: z.int().check(z.gte(0)), op: z.literal(["create","update","upsert","delete"]), status: z.int().check(z.gte(200), z.lte(599)), record: z.optional(z.lazy(() => EntityRecord)), problem: z.optional(z.lazy(() => Problem)) });

export const BulkResult: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ committed: z.boolean(), succeeded: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)), items: z.array(z.lazy(() => BulkItemResult)) });

export const Cursor: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(2048));

export const DefinitionList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => EntityDefinition)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const DefinitionPlan: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ compatible: z.boolean(), changes: z.array(z.lazy(() => SchemaChange)), recordCount: z.int().check(z.gte(0)), incompatibleCount: z.int().check(z.gte(0)), samples: z.array(z.lazy(() => IncompatibleRecord)), backfills: z.array(z.lazy(() => Backfill)) });

export const EntityDefinition: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), name: z.lazy(() => EntityName), displayName: z.string(), description: z.optional(z.string()), schema: z.lazy(() => JsonSchema), isActive: z.boolean(), version: z.lazy(() => Version), createdAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp) });

export const EntityName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_-]{0,62}$", "u")));

export const EntityRecord: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), definitionId: z.lazy(() => Id), definitionName: z.lazy(() => EntityName), fields: z.lazy(() => RecordFields), expanded: z.optional(z.lazy(() => ExpandedRecords)), version: z.lazy(() => Version), createdAt: z.lazy(() => Timestamp), createdBy: z.lazy(() => UserId), updatedAt: z.lazy(() => Timestamp), updatedBy: z.lazy(() => UserId), deletedAt: z.optional(z.lazy(() => Timestamp)) });

export const EntityRelationship: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), name: z.lazy(() => RelationshipName), sourceEntity: z.lazy(() => EntityName), sourceRecordId: z.lazy(() => Id), targetEntity: z.lazy(() => EntityName), targetRecordId: z.lazy(() => Id), properties: z.optional(z.lazy(() => RelationshipProperties)), createdAt: z.lazy(() => Timestamp), createdBy: z.lazy(() => UserId) });

export const EntityView: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ id: z.lazy(() => Id), name: z.string(), kind: z.lazy(() => ViewKind), filters: z.lazy(() => Filters), sort: z.lazy(() => Sort), columns: z.lazy(() => ViewColumns), groupBy: z.optional(z.lazy(() => FieldPath)), isDefault: z.boolean(), version: z.lazy(() => Version), createdAt: z.lazy(() => Timestamp), updatedAt: z.lazy(() => Timestamp) });

export const ExpandedRecords: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.array(z.lazy(() => EntityRecord)));

export const FieldChange: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), before: z.optional(z.unknown()), after: z.optional(z.unknown()) });

export const FieldPath: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(256));

export const FilterBound: z.ZodMiniType = /* @__PURE__ */ z.union([z.string().check(z.maxLength(4096)), z.number()]);

export const FilterCondition: z.ZodMiniType = /* @__PURE__ */ z.union([z.lazy(() => FilterScalar), z.lazy(() => FilterOperators), z.lazy(() => Filters), z.lazy(() => FilterList)]);

export const FilterList: z.ZodMiniType = /* @__PURE__ */ z.array(z.lazy(() => Filters)).check(z.minLength(1), z.maxLength(64));

export const FilterOperators: z.ZodMiniType = /* @__PURE__ */ z.strictObject({ eq: z.optional(z.lazy(() => FilterScalar)), ne: z.optional(z.lazy(() => FilterScalar)), gt: z.optional(z.lazy(() => FilterBound)), gte: z.optional(z.lazy(() => FilterBound)), lt: z.optional(z.lazy(() => FilterBound)), lte: z.optional(z.lazy(() => FilterBound)), between: z.optional(z.array(z.lazy(() => FilterBound)).check(z.minLength(2), z.maxLength(2))), in: z.optional(z.lazy(() => FilterValues)), nin: z.optional(z.lazy(() => FilterValues)), contains: z.optional(z.string().check(z.maxLength(1024))), startsWith: z.optional(z.string().check(z.maxLength(1024))), endsWith: z.optional(z.string().check(z.maxLength(1024))), has: z.optional(z.lazy(() => FilterScalar)), hasAny: z.optional(z.lazy(() => FilterValues)), hasAll: z.optional(z.lazy(() => FilterValues)), exists: z.optional(z.boolean()) });

export const FilterScalar: z.ZodMiniType = /* @__PURE__ */ z.union([z.string().check(z.maxLength(4096)), z.number(), z.boolean(), z.null()]);

export const FilterValues: z.ZodMiniType = /* @__PURE__ */ z.array(z.lazy(() => FilterScalar)).check(z.maxLength(1000));

export const Filters: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ $and: z.optional(z.lazy(() => FilterList)), $or: z.optional(z.lazy(() => FilterList)), $not: z.optional(z.lazy(() => Filters)) });

export const GroupValue: z.ZodMiniType = /* @__PURE__ */ z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const Id: z.ZodMiniType = /* @__PURE__ */ z.string();

export const ImportError: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("error"), line: z.int().check(z.gte(1)), problem: z.lazy(() => Problem) });

export const ImportEvent: z.ZodMiniType = /* @__PURE__ */ z.union([z.lazy(() => ImportProgress), z.lazy(() => ImportError), z.lazy(() => ImportReport)]);

export const ImportProgress: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("progress"), processed: z.int().check(z.gte(0)), created: z.int().check(z.gte(0)), updated: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)) });

export const ImportReport: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.literal("report"), processed: z.int().check(z.gte(0)), created: z.int().check(z.gte(0)), updated: z.int().check(z.gte(0)), failed: z.int().check(z.gte(0)), dryRun: z.boolean(), completed: z.boolean(), problem: z.optional(z.lazy(() => Problem)) });

export const IncompatibleRecord: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ recordId: z.lazy(() => Id), errors: z.array(z.lazy(() => ProblemDetail)) });

export const JsonSchema: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const Problem: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ type: z.string(), title: z.string(), status: z.int().check(z.gte(400), z.lte(599)), detail: z.optional(z.string()), instance: z.optional(z.string()), code: z.lazy(() => ProblemCode), requestId: z.string(), errors: z.optional(z.array(z.lazy(() => ProblemDetail))), current: z.optional(z.record(z.string(), z.unknown())) });

export const ProblemCode: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[a-z][a-z0-9_]*$", "u")));

export const ProblemDetail: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), code: z.string(), message: z.string() });

export const RecordCount: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ total: z.int().check(z.gte(0)), totalKind: z.lazy(() => TotalKind) });

export const RecordFields: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const RecordList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => EntityRecord)), nextCursor: z.optional(z.lazy(() => Cursor)), total: z.optional(z.int().check(z.gte(0))), totalKind: z.optional(z.lazy(() => TotalKind)) });

export const RecordRevision: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ recordId: z.lazy(() => Id), version: z.lazy(() => Version), action: z.lazy(() => RevisionAction), actor: z.lazy(() => Actor), requestId: z.optional(z.string()), createdAt: z.lazy(() => Timestamp), changes: z.array(z.lazy(() => FieldChange)) });

export const RelationshipList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => EntityRelationship)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const RelationshipName: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.regex(new RegExp("^[A-Za-z][A-Za-z0-9_-]{0,62}$", "u")));

export const RelationshipProperties: z.ZodMiniType = /* @__PURE__ */ z.record(z.string(), z.unknown());

export const RevisionAction: z.ZodMiniType = /* @__PURE__ */ z.literal(["created","updated","deleted","restored"]);

export const RevisionList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => RecordRevision)), nextCursor: z.optional(z.lazy(() => Cursor)) });

export const SchemaChange: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ pointer: z.string(), kind: z.lazy(() => SchemaChangeKind), before: z.optional(z.unknown()), after: z.optional(z.unknown()) });

export const SchemaChangeKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["fieldAdded","fieldRemoved","fieldRequired","fieldOptional","typeChanged","constraintAdded","constraintChanged","constraintRemoved","annotationChanged"]);

export const Sort: z.ZodMiniType = /* @__PURE__ */ z.array(z.lazy(() => SortField)).check(z.maxLength(8));

export const SortDirection: z.ZodMiniType = /* @__PURE__ */ z.literal(["asc","desc"]);

export const SortField: z.ZodMiniType = /* @__PURE__ */ z.strictObject({ field: z.lazy(() => FieldPath), direction: z.optional(z.lazy(() => SortDirection)) });

export const Timestamp: z.ZodMiniType = /* @__PURE__ */ z.string();

export const TotalKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["estimated","exact"]);

export const UserId: z.ZodMiniType = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(128));

export const Version: z.ZodMiniType = /* @__PURE__ */ z.int().check(z.gte(1), z.lte(9007199254740991));

export const ViewColumns: z.ZodMiniType = /* @__PURE__ */ z.array(z.lazy(() => FieldPath)).check(z.maxLength(200));

export const ViewKind: z.ZodMiniType = /* @__PURE__ */ z.literal(["table","board","calendar","gallery"]);

export const ViewList: z.ZodMiniType = /* @__PURE__ */ z.looseObject({ items: z.array(z.lazy(() => EntityView)), nextCursor: z.optional(z.lazy(() => Cursor)) });

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
