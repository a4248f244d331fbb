import type { EntityDefinition, EntityRecord, EntityView } from "@elqnt/contracts/entities";
import type { WriteContext } from "@elqnt/service-kit";
import { memoryDefinitions, memoryViews } from "./memory/definitions.ts";
import { commit, MemoryOrg } from "./memory/org.ts";
import { memoryRecords, memoryRelationships } from "./memory/records.ts";
import type { EntityEvent } from "./records/events.ts";
import type { WriteMeta } from "./records/write-plan.ts";
import type { EntityStore, RelationshipRow } from "./store.ts";

export interface MemoryStoreOptions {
  /** Hears of every committed event, in order; what the outbox relay is to PostgreSQL. */
  publish?: (events: readonly EntityEvent[]) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Rows to start with; they leave no events. */
export interface MemorySeed {
  definitions: readonly EntityDefinition[];
  records?: Iterable<EntityRecord>;
  views?: readonly { definitionId: string; view: EntityView }[];
  relationships?: readonly RelationshipRow[];
}

export interface MemoryEntityStore extends EntityStore {
  /** Adds rows as they are, without checks and events; records are read when the first one is asked for. */
  load(org: string, seed: MemorySeed): void;
  /** Forgets everything of an org. */
  clear(org: string): void;
}

/** What the nouns of the memory store share. */
export interface Memory {
  org(org: string): MemoryOrg;
  meta(org: string, write: WriteContext): WriteMeta;
  commit<TResult>(
    org: string,
    write: WriteContext,
    result: TResult,
    apply: (meta: WriteMeta) => readonly EntityEvent[],
  ): TResult;
}

/**
 * The store in memory, for the mock and for tests: runs in a browser tab, forgets with the page. It keeps every
 * promise of {@link EntityStore} except surviving.
 */
export function createMemoryStore({
  publish = () => {},
  now = Date.now,
}: MemoryStoreOptions = {}): MemoryEntityStore {
  const orgs = new Map<string, MemoryOrg>();
  const orgOf = (org: string): MemoryOrg => {
    const known = orgs.get(org) ?? new MemoryOrg();
    orgs.set(org, known);
    return known;
  };
  const meta = (org: string, { actor, requestId, traceparent }: WriteContext): WriteMeta => ({
    org,
    actor,
    requestId,
    traceparent,
    now: new Date(now()).toISOString(),
  });
  const memory: Memory = {
    org: orgOf,
    meta,
    commit: (org, write, result, apply) =>
      commit(orgOf(org), write, now(), result, () => apply(meta(org, write)), publish),
  };
  return {
    ...memoryDefinitions(memory),
    ...memoryViews(memory),
    ...memoryRecords(memory),
    ...memoryRelationships(memory),
    async find(org, scope, key) {
      const stored = orgOf(org).idempotency.get(`${scope}\n${key}`);
      return stored && stored.expires > now() ? stored.record : null;
    },
    load: (org, seed) => load(orgOf(org), seed),
    clear: (org) => void orgs.delete(org),
    ready: async () => [{ name: "memory", ready: true }],
    close: async () => {},
  };
}

function load(
  data: MemoryOrg,
  { definitions, records = [], views = [], relationships = [] }: MemorySeed,
): void {
  for (const definition of definitions) data.definitions.set(definition.name, definition);
  for (const { definitionId, view } of views) data.viewsOf(definitionId).set(view.id, view);
  for (const row of relationships) data.relationships.set(row.relationship.id, row);
  data.loadLater(records);
}
