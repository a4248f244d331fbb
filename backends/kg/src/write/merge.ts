import type { KGMerge, MergeNodesBody } from "@elqnt/contracts/kg";
import { newId, type WriteContext } from "@elqnt/service-kit";
import { mergeConflict, mergeNotFound, nodeNotFound } from "../problems.ts";
import { type ChangedIds, ChangeLog, type ChangeScope, nothingChanged } from "./change.ts";
import { EdgeDrafts } from "./edge-drafts.ts";
import { changeElements, type WritePorts } from "./ingest.ts";
import { type NodeDraft, NodeDrafts } from "./node-drafts.ts";
import { writeSettled } from "./write-settled.ts";

/** Declares that nodes mean the same. Throws `node_not_found`, `merge_conflict`. */
export function mergeNodes(
  ports: WritePorts,
  org: string,
  body: MergeNodesBody,
  write: WriteContext,
): Promise<KGMerge> {
  const { graphId, nodeId, mergedIds } = body;
  return changeElements(ports, org, graphId, write, async (scope) => {
    const nodes = new NodeDrafts(scope);
    await nodes.load([nodeId, ...mergedIds]);
    requireStanding(nodes, nodeId, "/nodeId");
    for (const [at, id] of mergedIds.entries()) requireStanding(nodes, id, `/mergedIds/${at}`);
    if (mergedIds.includes(nodeId)) throw mergeConflict(`"${nodeId}" would be merged with itself`);
    await nodes.loadGroups([nodeId, ...mergedIds]);
    const moved = membersOf(nodes, mergedIds);
    for (const id of mergedIds) nodes.get(id)!.mergedInto = nodeId;
    nodes.regroup();
    const changed = await moveEdges(scope, nodes, moved);
    const merge: KGMerge = {
      id: newId(),
      graphId,
      nodeId,
      mergedIds,
      createdAt: scope.now,
      createdBy: write.actor.userId,
    };
    return { result: merge, changed, isChanged: true, extra: { merge } };
  });
}

/** Takes a merge back. Throws `merge_not_found`, `merge_conflict`. */
export async function undoMerge(
  ports: WritePorts,
  org: string,
  graphId: string,
  mergeId: string,
  write: WriteContext,
): Promise<KGMerge> {
  return changeElements(ports, org, graphId, write, async (scope) => {
    const merge = await ports.ledger.getMerge(org, graphId, mergeId);
    if (!merge) throw mergeNotFound(mergeId);
    if (merge.undoneAt !== undefined) return { result: merge, changed: nothingChanged, isChanged: false };
    const undone = { ...merge, undoneAt: scope.now, undoneBy: write.actor.userId };
    const nodes = new NodeDrafts(scope);
    await nodes.load([merge.nodeId]);
    const root = nodes.get(merge.nodeId);
    if (root?.mergedInto !== undefined)
      throw mergeConflict(
        `"${merge.nodeId}" was merged into "${root.mergedInto}" later; undo that merge first`,
      );
    await nodes.loadGroups([merge.nodeId]);
    if (root) root.dirty = true;
    for (const id of merge.mergedIds) {
      const merged = nodes.get(id);
      if (merged?.mergedInto === merge.nodeId) merged.mergedInto = undefined;
    }
    nodes.regroup();
    const changed = await moveEdges(scope, nodes, membersOf(nodes, merge.mergedIds));
    return { result: undone, changed, isChanged: true, extra: { merge: undone } };
  });
}

/** Throws unless the id is that of a node that was not merged. */
function requireStanding(nodes: NodeDrafts, id: string, pointer: string): void {
  const draft = nodes.get(id);
  if (!draft) throw nodeNotFound(id, pointer);
  if (draft.mergedInto !== undefined)
    throw mergeConflict(`"${id}" was merged into "${draft.mergedInto}" already`);
}

const membersOf = (nodes: NodeDrafts, roots: readonly string[]): NodeDraft[] => {
  const groups = nodes.groups();
  return roots.flatMap((root) => groups.get(root) ?? []);
};

/** Writes regrouped nodes, and the edges of those that now stand for another node. */
async function moveEdges(
  scope: ChangeScope,
  nodes: NodeDrafts,
  moved: readonly NodeDraft[],
): Promise<ChangedIds> {
  const { store, org, graphId } = scope;
  const changed = new ChangeLog();
  changed.add(await writeSettled(scope, nodes, new EdgeDrafts(scope, nodes)));
  const ids = moved.map(({ id }) => id);
  for await (const rows of ids.length > 0 ? store.readEdgesSaidOf(org, graphId, ids) : []) {
    const edges = new EdgeDrafts(scope, nodes);
    await nodes.load(rows.flatMap(({ said }) => [said.sourceId, said.targetId]));
    for (const row of rows) edges.take(row);
    changed.add(await writeSettled(scope, nodes.clean(), edges));
  }
  return changed;
}
