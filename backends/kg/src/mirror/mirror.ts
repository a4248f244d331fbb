import type { CloudEvent } from "@elqnt/adapters/memory";
import type {
  DefinitionData,
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  RecordData,
  RelationshipData,
} from "@elqnt/contracts/events";
import { newId, ProblemError, type WriteContext } from "@elqnt/service-kit";
import { isSaidBy, type StoredNode } from "../element.ts";
import type { InboxEntry, KgLedger } from "../ledger.ts";
import type { GraphStore } from "../store.ts";
import { applyClaims } from "../write/apply-claims.ts";
import { type Claim, entitiesSource } from "../write/claims.ts";
import { Coalescer } from "../write/coalescer.ts";
import { changeElements, isExpected } from "../write/ingest.ts";
import {
  goneClaims,
  isOwn,
  mirroredNode,
  recordClaims,
  relationClaims,
  relationshipClaim,
  withdrawal,
} from "./claims.ts";
import { entityGraphId, entityGraphs } from "./entity-graph.ts";
import { relationFields } from "./facts.ts";
import { changeRelations, forgetRelations, readRelations } from "./relations.ts";
import { type Fact, FactJob, type Place, takeFacts } from "./take-facts.ts";

export interface MirrorOptions {
  readonly ledger: KgLedger;
  readonly store: GraphStore;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Keeps records and what connects them as a graph. */
export interface Mirror {
  /**
   * Takes in one `entity.events.*`; others have no effect. Events may come twice, late and in any order; one that
   * comes again while it is worked on, for a definition with many records takes its time, waits for that work.
   *
   * Resolves when what it tells is in the graph. Events of one organization that are handed over at the same time
   * become one change, so whoever has many does not wait for each.
   */
  handle(event: CloudEvent): Promise<void>;
}

/** Facts of one change. */
const mostFacts = 500;

/**
 * Mirrors entities in the graph of kind `entities` of their organization, as the source `$entities`: a record is a
 * node, a relation field and a relationship are edges. An edge waits, hidden, for an end that is not there.
 */
export function createMirror({ ledger, store, now = Date.now }: MirrorOptions): Mirror {
  const timestamp = () => new Date(now()).toISOString();
  const ports = { ledger, store, queue: undefined, now: timestamp };
  const makeGraph = entityGraphs(ledger, timestamp);

  const facts = new Coalescer<FactJob, void>(
    async (_org, jobs) => {
      const { place } = jobs[0]!;
      await makeGraph(place.org, place.write);
      await takeFacts(ports, place, jobs);
      return jobs.map(() => undefined);
    },
    mostFacts,
    isExpected,
    turn,
  );
  const take = (place: Place, fact: Fact) => facts.submit(place.org, new FactJob(place, fact));

  const inboxOf = ({ id, version }: EntityRecord): InboxEntry => ({ subject: `record/${id}`, version });

  const putRecord = (place: Place, record: EntityRecord) =>
    take(place, {
      inbox: inboxOf(record),
      record,
      claims: ({ before, relations }) => (relations ? recordClaims(record, relations, before) : []),
    });

  const removeRecord = (place: Place, record: EntityRecord) =>
    take(place, {
      inbox: inboxOf(record),
      record,
      claims: ({ before }) => goneClaims(record.id, before),
    });

  const putRelationship = (place: Place, relationship: EntityRelationship) =>
    take(place, {
      inbox: { subject: `relationship/${relationship.id}`, version: 1 },
      claims: () => [relationshipClaim(relationship)],
    });

  const removeRelationship = (place: Place, relationship: EntityRelationship) =>
    take(place, {
      inbox: { subject: `relationship/${relationship.id}`, version: 2 },
      claims: () => [withdrawal("edge")(relationship)],
    });

  const change = (place: Place, claimsOf: () => Promise<Claim[]>): Promise<unknown> =>
    changeElements(ports, place.org, place.graphId, place.write, async (scope) => {
      const { outcomes, changed } = await applyClaims(scope, await claimsOf());
      return { result: undefined, changed, isChanged: outcomes.includes("changed") };
    });

  /** Runs a change for each batch of the nodes of a definition; merged ones too, whatever others call them. */
  async function eachBatch(
    place: Place,
    definition: EntityDefinition,
    claimsOf: (nodes: readonly StoredNode[]) => Promise<Claim[]>,
  ): Promise<void> {
    if (!(await ledger.getGraph(place.org, place.graphId))) return;
    // What is being taken in by what the definition was before is there once a change had its turn.
    await change(place, async () => []);
    const { id } = definition;
    for await (const batch of store.readNodesOfSource(place.org, place.graphId, entitiesSource, id)) {
      const ids = batch.map(({ face }) => face.id);
      if (ids.length === 0) continue;
      await change(place, async () => {
        const nodes = await store.readNodes(place.org, place.graphId, ids);
        return claimsOf(nodes.filter((node) => isSaidBy(node, entitiesSource, id)));
      });
    }
  }

  const putDefinition = (place: Place, definition: EntityDefinition) =>
    changeRelations(ledger, place.org, definition, relationFields(definition.schema), () =>
      eachBatch(place, definition, async (nodes) => {
        const relations = await readRelations(ledger, place.org, definition.id);
        return nodes.flatMap((node) => (relations ? relationClaims(mirroredNode(node)!, relations) : []));
      }),
    );

  async function removeDefinition(place: Place, definition: EntityDefinition): Promise<void> {
    await forgetRelations(ledger, place.org, definition);
    await eachBatch(place, definition, async (nodes) => {
      const ids = nodes.map(({ face }) => face.id);
      const claims = ids.map((id) => withdrawal("node")({ id }));
      // Nothing comes back of a definition that is gone, so no edge waits for it.
      for await (const edges of store.readEdgesSaidOf(place.org, place.graphId, ids)) {
        const own = edges.filter(({ contributions }) => contributions.some(isOwn));
        claims.unshift(...own.map(({ face }) => withdrawal("edge")(face)));
      }
      return claims;
    });
  }

  const handlers: Readonly<Record<string, (place: Place, data: never) => Promise<unknown>>> = {
    "entity.events.created": (place, { record }: RecordData) => putRecord(place, record),
    "entity.events.updated": (place, { record }: RecordData) => putRecord(place, record),
    "entity.events.restored": (place, { record }: RecordData) => putRecord(place, record),
    "entity.events.deleted": (place, { record }: RecordData) => removeRecord(place, record),
    "entity.events.definition.created": (place, { definition }: DefinitionData) =>
      putDefinition(place, definition),
    "entity.events.definition.updated": (place, { definition }: DefinitionData) =>
      putDefinition(place, definition),
    "entity.events.definition.deleted": (place, { definition }: DefinitionData) =>
      removeDefinition(place, definition),
    "entity.events.relationship.created": (place, { relationship }: RelationshipData) =>
      putRelationship(place, relationship),
    "entity.events.relationship.deleted": (place, { relationship }: RelationshipData) =>
      removeRelationship(place, relationship),
  };

  async function takeIn(event: CloudEvent): Promise<void> {
    const org = event.orgid;
    const write = writeOf(event);
    try {
      await handlers[event.type]?.({ org, graphId: entityGraphId(org), write }, event.data as never);
    } catch (error) {
      // Its organization was deleted meanwhile: there is nothing left to mirror.
      if (!(error instanceof ProblemError) || error.code !== "org_not_found") throw error;
    }
  }

  const running = new Map<string, Promise<void>>();
  return {
    handle(event) {
      const known = running.get(event.id);
      if (known) return known;
      const work = takeIn(event).finally(() => running.delete(event.id));
      running.set(event.id, work);
      return work;
    },
  };
}

/** The change is its author's, in the trace of the write that the event tells of. */
function writeOf({ data, id, traceparent }: CloudEvent): WriteContext {
  const { actor } = data as RecordData;
  return { actor, requestId: id ?? newId(), ...(traceparent ? { traceparent } : {}) };
}

/** The events of one delivery are handed over one by one: what comes in this turn of the event loop goes together. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
