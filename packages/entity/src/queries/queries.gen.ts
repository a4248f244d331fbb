// Generated from contracts/openapi/entities.yaml by "npm run generate". Do not edit.

import type { Gateway } from "@elqnt/api";
import { infiniteQueryOptions, mutationOptions, queryOptions, type MutationAdditions } from "@elqnt/api/queries";
import type {
  AggregateRecordsInput,
  BulkRecordsInput,
  BulkResult,
  CountRecordsInput,
  CreateDefinitionInput,
  CreateRecordByNameInput,
  CreateRecordInput,
  CreateRelationshipInput,
  CreateViewInput,
  DeleteDefinitionInput,
  DeleteRecordInput,
  DeleteRelationshipInput,
  DeleteViewInput,
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  EntityView,
  GetDefinitionInput,
  GetRecordInput,
  GetViewInput,
  ListDefinitionsInput,
  ListRecordHistoryInput,
  ListRecordsInput,
  ListRelationshipsInput,
  ListViewsInput,
  PlanDefinitionInput,
  QueryRecordsInput,
  ReplaceDefinitionInput,
  ReplaceRecordInput,
  ReplaceViewInput,
  RestoreRecordInput,
  UpdateDefinitionInput,
  UpdateRecordInput,
} from "@elqnt/types/entities";
import {
  aggregateRecords,
  bulkRecords,
  countRecords,
  createDefinition,
  createRecord,
  createRecordByName,
  createRelationship,
  createView,
  deleteDefinition,
  deleteRecord,
  deleteRelationship,
  deleteView,
  getDefinition,
  getRecord,
  getView,
  listDefinitions,
  listRecordHistory,
  listRecords,
  listRelationships,
  listViews,
  planDefinition,
  queryRecords,
  replaceDefinition,
  replaceRecord,
  replaceView,
  restoreRecord,
  updateDefinition,
  updateRecord,
} from "../api/operations.gen.ts";

/** Query options of `listDefinitions`. */
export const listDefinitionsQuery = (gateway: Gateway, input: ListDefinitionsInput = {}) => queryOptions(listDefinitions, gateway, input);

/** Infinite query options, one page per cursor, of `listDefinitions`. */
export const listDefinitionsInfiniteQuery = (gateway: Gateway, input: ListDefinitionsInput = {}) => infiniteQueryOptions(listDefinitions, gateway, input);

/** Mutation options of `createDefinition`. */
export const createDefinitionMutation = (gateway: Gateway, additions?: MutationAdditions<CreateDefinitionInput, EntityDefinition>) => mutationOptions(createDefinition, gateway, additions);

/** Query options of `getDefinition`. */
export const getDefinitionQuery = (gateway: Gateway, input: GetDefinitionInput) => queryOptions(getDefinition, gateway, input);

/** Mutation options of `replaceDefinition`. */
export const replaceDefinitionMutation = (gateway: Gateway, additions?: MutationAdditions<ReplaceDefinitionInput, EntityDefinition>) => mutationOptions(replaceDefinition, gateway, additions);

/** Mutation options of `updateDefinition`. */
export const updateDefinitionMutation = (gateway: Gateway, additions?: MutationAdditions<UpdateDefinitionInput, EntityDefinition>) => mutationOptions(updateDefinition, gateway, additions);

/** Mutation options of `deleteDefinition`. */
export const deleteDefinitionMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteDefinitionInput, void>) => mutationOptions(deleteDefinition, gateway, additions);

/** Query options of `planDefinition`. */
export const planDefinitionQuery = (gateway: Gateway, input: PlanDefinitionInput) => queryOptions(planDefinition, gateway, input);

/** Query options of `listViews`. */
export const listViewsQuery = (gateway: Gateway, input: ListViewsInput) => queryOptions(listViews, gateway, input);

/** Infinite query options, one page per cursor, of `listViews`. */
export const listViewsInfiniteQuery = (gateway: Gateway, input: ListViewsInput) => infiniteQueryOptions(listViews, gateway, input);

/** Mutation options of `createView`. */
export const createViewMutation = (gateway: Gateway, additions?: MutationAdditions<CreateViewInput, EntityView>) => mutationOptions(createView, gateway, additions);

/** Query options of `getView`. */
export const getViewQuery = (gateway: Gateway, input: GetViewInput) => queryOptions(getView, gateway, input);

/** Mutation options of `replaceView`. */
export const replaceViewMutation = (gateway: Gateway, additions?: MutationAdditions<ReplaceViewInput, EntityView>) => mutationOptions(replaceView, gateway, additions);

/** Mutation options of `deleteView`. */
export const deleteViewMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteViewInput, void>) => mutationOptions(deleteView, gateway, additions);

/** Mutation options of `createRecordByName`. */
export const createRecordByNameMutation = (gateway: Gateway, additions?: MutationAdditions<CreateRecordByNameInput, EntityRecord>) => mutationOptions(createRecordByName, gateway, additions);

/** Query options of `listRecords`. */
export const listRecordsQuery = (gateway: Gateway, input: ListRecordsInput) => queryOptions(listRecords, gateway, input);

/** Infinite query options, one page per cursor, of `listRecords`. */
export const listRecordsInfiniteQuery = (gateway: Gateway, input: ListRecordsInput) => infiniteQueryOptions(listRecords, gateway, input);

/** Mutation options of `createRecord`. */
export const createRecordMutation = (gateway: Gateway, additions?: MutationAdditions<CreateRecordInput, EntityRecord>) => mutationOptions(createRecord, gateway, additions);

/** Query options of `getRecord`. */
export const getRecordQuery = (gateway: Gateway, input: GetRecordInput) => queryOptions(getRecord, gateway, input);

/** Mutation options of `replaceRecord`. */
export const replaceRecordMutation = (gateway: Gateway, additions?: MutationAdditions<ReplaceRecordInput, EntityRecord>) => mutationOptions(replaceRecord, gateway, additions);

/** Mutation options of `updateRecord`. */
export const updateRecordMutation = (gateway: Gateway, additions?: MutationAdditions<UpdateRecordInput, EntityRecord>) => mutationOptions(updateRecord, gateway, additions);

/** Mutation options of `deleteRecord`. */
export const deleteRecordMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteRecordInput, void>) => mutationOptions(deleteRecord, gateway, additions);

/** Mutation options of `restoreRecord`. */
export const restoreRecordMutation = (gateway: Gateway, additions?: MutationAdditions<RestoreRecordInput, EntityRecord>) => mutationOptions(restoreRecord, gateway, additions);

/** Query options of `queryRecords`. */
export const queryRecordsQuery = (gateway: Gateway, input: QueryRecordsInput) => queryOptions(queryRecords, gateway, input);

/** Infinite query options, one page per cursor, of `queryRecords`. */
export const queryRecordsInfiniteQuery = (gateway: Gateway, input: QueryRecordsInput) => infiniteQueryOptions(queryRecords, gateway, input);

/** Query options of `countRecords`. */
export const countRecordsQuery = (gateway: Gateway, input: CountRecordsInput) => queryOptions(countRecords, gateway, input);

/** Query options of `aggregateRecords`. */
export const aggregateRecordsQuery = (gateway: Gateway, input: AggregateRecordsInput) => queryOptions(aggregateRecords, gateway, input);

/** Mutation options of `bulkRecords`. */
export const bulkRecordsMutation = (gateway: Gateway, additions?: MutationAdditions<BulkRecordsInput, BulkResult>) => mutationOptions(bulkRecords, gateway, additions);

/** Query options of `listRecordHistory`. */
export const listRecordHistoryQuery = (gateway: Gateway, input: ListRecordHistoryInput) => queryOptions(listRecordHistory, gateway, input);

/** Infinite query options, one page per cursor, of `listRecordHistory`. */
export const listRecordHistoryInfiniteQuery = (gateway: Gateway, input: ListRecordHistoryInput) => infiniteQueryOptions(listRecordHistory, gateway, input);

/** Query options of `listRelationships`. */
export const listRelationshipsQuery = (gateway: Gateway, input: ListRelationshipsInput) => queryOptions(listRelationships, gateway, input);

/** Infinite query options, one page per cursor, of `listRelationships`. */
export const listRelationshipsInfiniteQuery = (gateway: Gateway, input: ListRelationshipsInput) => infiniteQueryOptions(listRelationships, gateway, input);

/** Mutation options of `createRelationship`. */
export const createRelationshipMutation = (gateway: Gateway, additions?: MutationAdditions<CreateRelationshipInput, EntityRelationship>) => mutationOptions(createRelationship, gateway, additions);

/** Mutation options of `deleteRelationship`. */
export const deleteRelationshipMutation = (gateway: Gateway, additions?: MutationAdditions<DeleteRelationshipInput, void>) => mutationOptions(deleteRelationship, gateway, additions);
