import type { EntityRecord } from "@elqnt/contracts/events";
import type { WriteContext } from "@elqnt/service-kit";
import type { StoredNode } from "../element.ts";
import type { ChangedIds, InboxEntry, KgEvent } from "../ledger.ts";
import { applyClaims, writtenBy } from "../write/apply-claims.ts";
import { ChangeLog, elementEvents } from "../write/change.ts";
import { type ChangePorts, changeGraph } from "../write/change-graph.ts";
import type { Claim } from "../write/claims.ts";
import type { Job } from "../write/coalescer.ts";
import type { ReadNodes } from "../write/node-drafts.ts";
import type { RelationFields } from "./facts.ts";
import { readRelations } from "./relations.ts";

/** Where facts are taken in, and who made them. */
export interface Place {
  readonly org: string;
  readonly graphId: string;
  readonly write: WriteContext;
}

/** What is known of a record when a fact about it is taken in. */
export interface KnownRecord {
  /** Its node as it is. */
  readonly before: StoredNode | undefined;
  /** The relations of its definition; `null` once that is gone. */
  readonly relations: RelationFields | null;
}

/** What an event tells of one record or relationship. */
export interface Fact {
  readonly inbox: InboxEntry;
  /** The record it is about. */
  readonly record?: Pick<EntityRecord, "id" | "definitionId">;
  /** What the graph is to say. `known` is of `record`. */
  claims(known: KnownRecord): Claim[];
}

/** A fact that waits to be taken in with others of its organization: one of each subject, so that none is skipped. */
export class FactJob implements Job {
  readonly size = 1;
  readonly place: Place;
  readonly fact: Fact;

  constructor(place: Place, fact: Fact) {
    this.place = place;
    this.fact = fact;
  }

  fits(others: readonly this[]): boolean {
    return others.every(({ fact }) => fact.inbox.subject !== this.fact.inbox.subject);
  }
}

/** Takes facts of one organization in as one change; those that were taken in before have no effect. */
export async function takeFacts(
  ports: ChangePorts,
  { org, graphId, write }: Place,
  jobs: readonly FactJob[],
): Promise<void> {
  const inbox = jobs.map(({ fact }) => fact.inbox);
  await changeGraph(
    ports,
    org,
    graphId,
    write,
    async (scope, fresh) => {
      const isFresh = new Set(fresh);
      const open = jobs.filter(({ fact }) => isFresh.has(fact.inbox));
      const { nodes, of } = await readKnown(ports, open);
      const said = open.flatMap(({ place, fact }) =>
        fact.claims(of(fact)).map((claim) => ({ claim, write: place.write })),
      );
      const claims = said.map(({ claim }) => claim);
      const { outcomes, changed } = await applyClaims(scope, claims, nodes);
      const authors = new Map(said.map(({ claim, write: own }) => [writtenBy(claim), own]));
      return {
        result: undefined,
        changed: outcomes.includes("changed"),
        events: eventsByAuthor(graphId, scope.revision, changed, (element) => authors.get(element) ?? write),
      };
    },
    inbox,
  );
}

/** Reads what the facts need, each row once. */
async function readKnown(
  { ledger, store }: ChangePorts,
  jobs: readonly FactJob[],
): Promise<{ readonly nodes: ReadNodes; of(fact: Fact): KnownRecord }> {
  const { org, graphId } = jobs[0]!.place;
  const records = jobs.flatMap(({ fact }) => fact.record ?? []);
  const ids = records.map(({ id }) => id);
  const rows = ids.length > 0 ? await store.readNodes(org, graphId, ids) : [];
  const byId = new Map(rows.map((row) => [row.face.id, row]));
  const relations = new Map<string, RelationFields | null>();
  for (const definitionId of new Set(records.map((record) => record.definitionId)))
    relations.set(definitionId, await readRelations(ledger, org, definitionId));
  return {
    nodes: { ids, rows },
    of: ({ record }) => ({
      before: record && byId.get(record.id),
      relations: (record && relations.get(record.definitionId)) ?? null,
    }),
  };
}

/** The events of changed elements, apart for each author of what led to them. */
function eventsByAuthor(
  graphId: string,
  revision: number,
  changed: ChangedIds,
  authorOf: (element: string) => WriteContext,
): KgEvent[] {
  const byAuthor = new Map<string, { origin: WriteContext; own: ChangeLog }>();
  const ownOf = (element: string): ChangeLog => {
    const origin = authorOf(element);
    const known = byAuthor.get(origin.actor.userId) ?? { origin, own: new ChangeLog() };
    byAuthor.set(origin.actor.userId, known);
    return known.own;
  };
  for (const id of changed.nodeIds) ownOf(`node/${id}`).nodeIds.push(id);
  for (const id of changed.edgeIds) ownOf(`edge/${id}`).edgeIds.push(id);
  for (const id of changed.deletedNodeIds) ownOf(`node/${id}`).deletedNodeIds.push(id);
  for (const id of changed.deletedEdgeIds) ownOf(`edge/${id}`).deletedEdgeIds.push(id);
  return [...byAuthor.values()].flatMap(({ origin, own }) =>
    elementEvents(graphId, revision, own).map((event) => ({ ...event, origin })),
  );
}
