// Generated from contracts/openapi by "npm run generate". Do not edit.
import { validator } from "../../src/checks.ts";
import { AggregateResult, BulkResult, DefinitionList, DefinitionPlan, EntityDefinition, EntityRecord, EntityRelationship, EntityView, ImportEvent, RecordCount, RecordList, RelationshipList, RevisionList, ViewList } from "./checks.gen.js";


export const listDefinitions = /* @__PURE__ */ validator(DefinitionList);
export const createDefinition = /* @__PURE__ */ validator(EntityDefinition);
export const getDefinition = /* @__PURE__ */ validator(EntityDefinition);
export const replaceDefinition = /* @__PURE__ */ validator(EntityDefinition);
export const updateDefinition = /* @__PURE__ */ validator(EntityDefinition);
export const planDefinition = /* @__PURE__ */ validator(DefinitionPlan);
export const listViews = /* @__PURE__ */ validator(ViewList);
export const createView = /* @__PURE__ */ validator(EntityView);
export const getView = /* @__PURE__ */ validator(EntityView);
export const replaceView = /* @__PURE__ */ validator(EntityView);
export const createRecordByName = /* @__PURE__ */ validator(EntityRecord);
export const listRecords = /* @__PURE__ */ validator(RecordList);
export const createRecord = /* @__PURE__ */ validator(EntityRecord);
export const getRecord = /* @__PURE__ */ validator(EntityRecord);
export const replaceRecord = /* @__PURE__ */ validator(EntityRecord);
export const updateRecord = /* @__PURE__ */ validator(EntityRecord);
export const restoreRecord = /* @__PURE__ */ validator(EntityRecord);
export const queryRecords = /* @__PURE__ */ validator(RecordList);
export const countRecords = /* @__PURE__ */ validator(RecordCount);
export const aggregateRecords = /* @__PURE__ */ validator(AggregateResult);
export const bulkRecords = /* @__PURE__ */ validator(BulkResult);
export const importRecords = /* @__PURE__ */ validator(ImportEvent);
export const listRecordHistory = /* @__PURE__ */ validator(RevisionList);
export const listRelationships = /* @__PURE__ */ validator(RelationshipList);
export const createRelationship = /* @__PURE__ */ validator(EntityRelationship);
