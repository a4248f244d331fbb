import type {
  AggregateResult,
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  EntityView,
  RecordRevision,
  RelationshipDirection,
} from "@elqnt/contracts/entities";
import type { IdempotencyPort, ReadyCheck, WriteContext } from "@elqnt/service-kit";
import type { Field, Filter, Scalar, SortKey } from "@elqnt/service-kit/filter";
import type { CompiledDefinition } from "./definitions/compiled.ts";
import type { Aggregation } from "./records/aggregate.ts";
import type { WriteIntent, WriteOutcome } from "./records/write-plan.ts";

/**
 * Where entities are kept. Every method takes the org first: no query without one exists.
 *
 * What every implementation promises (and `store.contract.ts` proves):
 * - A write commits its rows, revisions, events and, when the context carries one, its idempotency record
 *   together, or not at all. The idempotency record holds `respond(result)`.
 * - Writes of one record follow one another; each adds 1 to its version and leaves one event, in that order.
 * - Two records that are not deleted never hold the same value in a unique field.
 * - Nothing of one org is ever read or changed through another.
 * - What is expected to go wrong is thrown as a `ProblemError`.
 *
 * What is returned must not be changed by the caller.
 */
export interface EntityStore
  extends DefinitionStore,
    ViewStore,
    RecordStore,
    RelationshipStore,
    IdempotencyPort {
  ready(): Promise<readonly ReadyCheck[]>;
  /** Waits for index builds that run in the background, then lets go of everything. */
  close(): Promise<void>;
}

export interface DefinitionStore {
  /** By name, after `after`, at most `limit`. */
  listDefinitions(org: string, page: DefinitionPage): Promise<EntityDefinition[]>;
  getDefinition(org: string, name: string): Promise<EntityDefinition | undefined>;
  /** Throws `definition_exists`, or `limit_reached` beyond `limit` definitions. */
  insertDefinition(
    org: string,
    definition: CompiledDefinition,
    limit: number,
    write: WriteContext,
  ): Promise<EntityDefinition>;
  /**
   * Stores `next` over `current`. Unique indexes that `next` adds are complete before it is stored; others are
   * built afterwards without blocking writes. Throws `version_conflict` when the stored version is not
   * `current`'s, `definition_conflict` when records share a value that must become unique.
   */
  updateDefinition(
    org: string,
    current: EntityDefinition,
    next: CompiledDefinition,
    write: WriteContext,
  ): Promise<EntityDefinition>;
  /**
   * Removes a definition with its views, records, revisions and relationships. Throws `definition_in_use` when it
   * has records and `force` is false, `version_conflict` for another version.
   */
  deleteDefinition(
    org: string,
    definition: EntityDefinition,
    force: boolean,
    write: WriteContext,
  ): Promise<void>;
}

export interface DefinitionPage {
  isActive?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

export interface ViewStore {
  /** By name, then id, after the position `after`. */
  listViews(
    org: string,
    definitionId: string,
    page: { after?: ViewPosition | undefined; limit: number },
  ): Promise<EntityView[]>;
  getView(org: string, definitionId: string, viewId: string): Promise<EntityView | undefined>;
  /** A default view takes that place from the one that held it. Throws `view_exists`, `limit_reached`. */
  insertView(
    org: string,
    definitionId: string,
    view: EntityView,
    limit: number,
    write: WriteContext,
  ): Promise<EntityView>;
  /** Throws `view_not_found`, `view_exists`, `version_conflict` when the stored version is not one less than `view`'s. */
  updateView(org: string, definitionId: string, view: EntityView, write: WriteContext): Promise<EntityView>;
  /** Throws `view_not_found`, `version_conflict`. */
  deleteView(
    org: string,
    definitionId: string,
    viewId: string,
    version: number | undefined,
    write: WriteContext,
  ): Promise<void>;
}

export interface ViewPosition {
  name: string;
  id: string;
}

export interface RecordStore {
  getRecord(org: string, definition: EntityDefinition, id: string): Promise<EntityRecord | undefined>;
  /** Those of the ids that exist, deleted ones included, in any order. */
  getRecords(org: string, definition: EntityDefinition, ids: readonly string[]): Promise<EntityRecord[]>;
  queryRecords(org: string, definition: EntityDefinition, query: RecordQuery): Promise<RecordPage>;
  countRecords(org: string, definition: EntityDefinition, query: RecordCountQuery): Promise<Total>;
  aggregateRecords(
    org: string,
    definition: EntityDefinition,
    aggregation: Aggregation,
  ): Promise<AggregateResult>;
  /** Every record that matches, in batches, oldest first unless sorted; memory stays constant. */
  scanRecords(
    org: string,
    definition: EntityDefinition,
    scan: RecordScan,
  ): AsyncIterable<readonly EntityRecord[]>;
  /** Values of a field that several records hold, most held first, at most `limit`. */
  findDuplicates(
    org: string,
    definition: EntityDefinition,
    field: Field,
    limit: number,
  ): Promise<Duplicate[]>;
  /**
   * Does what the intents say, in one transaction, and answers one outcome each. With `atomic` one failure undoes
   * all: the failed outcomes stay, the others become `bulk_rolled_back`.
   */
  writeRecords(
    org: string,
    definition: CompiledDefinition,
    intents: readonly WriteIntent[],
    options: WriteOptions,
    write: WriteContext,
  ): Promise<WriteOutcome[]>;
  /** Newest first, below the version `before`. */
  listRevisions(
    org: string,
    definition: EntityDefinition,
    recordId: string,
    page: { before?: number | undefined; limit: number },
  ): Promise<RecordRevision[]>;
}

export interface RecordCountQuery {
  filter: Filter;
  includeDeleted: boolean;
  count: "estimated" | "exact";
}

export interface RecordQuery {
  filter: Filter;
  sort: readonly SortKey[];
  includeDeleted: boolean;
  limit: number;
  /** The last record of the page before. */
  after?: RecordPosition | undefined;
  offset?: number | undefined;
}

/** Where a page ended: the values its last record sorts by, and its id. */
export interface RecordPosition {
  values: (Scalar | null)[];
  id: string;
}

export interface RecordPage {
  items: EntityRecord[];
  /** Present when there is more. */
  next?: RecordPosition;
}

export interface RecordScan {
  filter: Filter;
  sort: readonly SortKey[];
  includeDeleted: boolean;
  batchSize: number;
}

export interface Total {
  total: number;
  totalKind: "estimated" | "exact";
}

export interface Duplicate {
  value: Scalar;
  recordIds: string[];
  count: number;
}

export interface WriteOptions {
  atomic: boolean;
  /** Decides everything and stores nothing. */
  dryRun?: boolean;
  /** What the idempotency record answers; default the outcomes. */
  answer?(outcomes: readonly WriteOutcome[]): unknown;
}

export interface RelationshipStore {
  /** Newest first; those with a deleted record at the other end are left out. */
  listRelationships(org: string, recordId: string, page: RelationshipPage): Promise<EntityRelationship[]>;
  /** Throws `relationship_exists` when the two records have one of this name. */
  insertRelationship(
    org: string,
    relationship: RelationshipRow,
    write: WriteContext,
  ): Promise<EntityRelationship>;
  /** False when the record has no relationship of this id. */
  deleteRelationship(org: string, recordId: string, id: string, write: WriteContext): Promise<boolean>;
}

export interface RelationshipRow {
  relationship: EntityRelationship;
  sourceDefinitionId: string;
  targetDefinitionId: string;
}

export interface RelationshipPage {
  name?: string | undefined;
  direction: RelationshipDirection;
  /** Id of the last one of the page before. */
  after?: string | undefined;
  limit: number;
}
