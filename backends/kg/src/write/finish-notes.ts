import type { KGMerge } from "@elqnt/contracts/kg";
import type { ChangedIds, ChangeNote, FinishedNotes, KgEvent } from "../ledger.ts";
import { ChangeLog, type ChangeScope, elementEvents } from "./change.ts";
import { NodeDrafts } from "./node-drafts.ts";
import { settleMerge } from "./settle-merge.ts";

/**
 * Finishes what lost changes noted: merges are brought to their end, and what became of elements is told under the
 * name of who did it. What was noted and did not happen is not told. `told` are the notes with what is.
 */
export async function finishNotes(
  scope: ChangeScope,
  notes: readonly ChangeNote[],
): Promise<Omit<FinishedNotes, "again"> & { readonly told: readonly ChangeNote[] }> {
  const seen = new Set<string>();
  const isNew = (of: string) => (id: string) => seen.size < seen.add(`${of}/${id}`).size;
  const told: ChangeNote[] = [];
  const events: KgEvent[] = [];
  const merges: KGMerge[] = [];
  for (const note of notes) {
    const log = new ChangeLog();
    if (note.merge && isNew("merge")(note.merge.id)) {
      const moved = await finishMerge(scope, note.merge);
      if (moved) merges.push(note.merge);
      if (moved) log.add(moved);
    }
    log.add(await whatHappened(scope, note));
    const changed = {
      nodeIds: log.nodeIds.filter(isNew("node")),
      edgeIds: log.edgeIds.filter(isNew("edge")),
      deletedNodeIds: log.deletedNodeIds.filter(isNew("deleted node")),
      deletedEdgeIds: log.deletedEdgeIds.filter(isNew("deleted edge")),
    };
    told.push({ ...note, ...changed });
    const own = elementEvents(scope.graphId, scope.revision, changed);
    const { sourceId } = note;
    if (sourceId !== undefined && isNew("source")(sourceId))
      own.unshift(...(await ofSource(scope, sourceId)));
    events.push(...own.map((event) => ({ ...event, origin: note.origin })));
  }
  return { told, events, merges };
}

/** Nothing where its node was merged itself since: the change that noted it went on after its turn was over. */
async function finishMerge(scope: ChangeScope, merge: KGMerge): Promise<ChangedIds | undefined> {
  const nodes = new NodeDrafts(scope);
  await nodes.load([merge.nodeId]);
  return nodes.get(merge.nodeId)?.mergedInto === undefined ? settleMerge(scope, nodes, merge) : undefined;
}

/** What of a note the rows confirm: deleted is what no query answers, changed what carries a lost revision. */
async function whatHappened(
  { store, org, graphId, lost }: ChangeScope,
  { nodeIds, edgeIds, deletedNodeIds, deletedEdgeIds }: ChangedIds,
): Promise<ChangedIds> {
  const nodes = await store.readNodes(org, graphId, [...nodeIds, ...deletedNodeIds]);
  const edges = await store.readEdges(org, graphId, [...edgeIds, ...deletedEdgeIds]);
  /** Revisions of visible rows. */
  const visible = new Map<string, number>();
  for (const { face, mergedInto, revision } of nodes)
    if (mergedInto === undefined) visible.set(`node/${face.id}`, revision);
  for (const { face, hidden, revision } of edges) if (!hidden) visible.set(`edge/${face.id}`, revision);
  const isGone = (of: string) => (id: string) => !visible.has(`${of}/${id}`);
  const isChanged = (of: string) => (id: string) => {
    const revision = visible.get(`${of}/${id}`);
    return revision !== undefined && lost.has(revision);
  };
  return {
    nodeIds: nodeIds.filter(isChanged("node")),
    edgeIds: edgeIds.filter(isChanged("edge")),
    deletedNodeIds: deletedNodeIds.filter(isGone("node")),
    deletedEdgeIds: deletedEdgeIds.filter(isGone("edge")),
  };
}

/** The event of a source whose deletion came to its end; another one's is left to its retry. */
async function ofSource(
  { store, org, graphId, revision }: ChangeScope,
  sourceId: string,
): Promise<KgEvent[]> {
  for await (const rows of store.readNodesOfSource(org, graphId, sourceId)) if (rows.length > 0) return [];
  for await (const rows of store.readEdgesOfSource(org, graphId, sourceId)) if (rows.length > 0) return [];
  return [{ type: "kg.events.source.deleted", data: { graphId, revision, sourceId } }];
}
