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
import type { StoredNode } from "../element.ts";
import type { InboxEntry, KgLedger } from "../ledger.ts";
import type { GraphStore } from "../store.ts";
import { applyClaims } from "../write/apply-claims.ts";
import { type ChangeScope, upsertEvents } from "../write/change.ts";
import { type Claim, entitiesSource } from "../write/claims.ts";
import {
  goneClaims,
  isOfDefinition,
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
   */
  handle(event: CloudEvent): Promise<void>;
}

interface Place {
  readonly org: string;
  readonly graphId: string;
  readonly write: WriteContext;
}

/**
 * Mirrors entities in the graph of kind `entities` of their organization, as the source `$entities`: a record is a
 * node, a relation field and a relationship are edges. An edge waits, hidden, for an end that is not there.
 */
export function createMirror({ ledger, store, now = Date.now }: MirrorOptions): Mirror {
  const timestamp = () => new Date(now()).toISOString();
  const makeGraph = entityGraphs(ledger, timestamp);

  async function change(
    { org, graphId, write }: Place,
    claimsOf: () => Promise<Claim[]>,
    inbox?: InboxEntry,
  ): Promise<void> {
    await makeGraph(org, write);
    await ledger.change(
      org,
      graphId,
      write,
      async (revision, lost) => {
        const scope: ChangeScope = { store, org, graphId, revision, lost, now: timestamp() };
        const { outcomes, changed } = await applyClaims(scope, await claimsOf());
        return {
          result: undefined,
          changed: outcomes.includes("changed"),
          events: upsertEvents(graphId, revision, changed),
        };
      },
      inbox,
    );
  }

  const nodeOfRecord = async ({ org, graphId }: Place, id: string) =>
    (await store.readNodes(org, graphId, [id]))[0];

  const inboxOf = ({ id, version }: EntityRecord): InboxEntry => ({ subject: `record/${id}`, version });

  const putRecord = (place: Place, record: EntityRecord) =>
    change(
      place,
      async () => {
        const relations = await readRelations(ledger, place.org, record.definitionId);
        return relations ? recordClaims(record, relations, await nodeOfRecord(place, record.id)) : [];
      },
      inboxOf(record),
    );

  const removeRecord = (place: Place, record: EntityRecord) =>
    change(place, async () => goneClaims(record.id, await nodeOfRecord(place, record.id)), inboxOf(record));

  const putRelationship = (place: Place, relationship: EntityRelationship) => {
    const inbox = { subject: `relationship/${relationship.id}`, version: 1 };
    return change(place, async () => [relationshipClaim(relationship)], inbox);
  };

  const removeRelationship = (place: Place, relationship: EntityRelationship) => {
    const inbox = { subject: `relationship/${relationship.id}`, version: 2 };
    return change(place, async () => [withdrawal("edge")(relationship)], inbox);
  };

  /** Runs a change for each batch of the nodes of a definition; merged ones too, whatever others call them. */
  async function eachBatch(
    place: Place,
    definition: EntityDefinition,
    claimsOf: (nodes: readonly StoredNode[]) => Promise<Claim[]>,
  ): Promise<void> {
    const isMember = isOfDefinition(definition.id);
    for await (const batch of store.readNodesOfSource(place.org, place.graphId, entitiesSource)) {
      const ids = batch.filter(isMember).map(({ face }) => face.id);
      if (ids.length === 0) continue;
      await change(place, async () => {
        const nodes = await store.readNodes(place.org, place.graphId, ids);
        return claimsOf(nodes.filter(isMember));
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
