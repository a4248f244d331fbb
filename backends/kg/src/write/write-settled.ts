import type { ChangedIds } from "../ledger.ts";
import type { ChangeScope } from "./change.ts";
import type { EdgeDrafts } from "./edge-drafts.ts";
import type { NodeDrafts } from "./node-drafts.ts";

/** Writes what became of the drafts, the edges of nodes that go with them, in one write of the store. */
export async function writeSettled(
  scope: ChangeScope,
  nodes: NodeDrafts,
  edges: EdgeDrafts,
): Promise<ChangedIds> {
  const { store, org, graphId, revision, intent } = scope;
  await nodes.loadGroups(
    [...nodes.groups()].flatMap(([root, members]) => (members.some(({ dirty }) => dirty) ? [root] : [])),
  );
  const settled = nodes.settle();
  await withdrawEdgesOf(
    scope,
    settled.removed.map(({ face }) => face.id),
    edges,
  );
  await edges.loadAwaited();
  const settledEdges = edges.settle();
  const changes = {
    ...(settled.written.length > 0 ? { nodes: settled.written } : {}),
    ...(settledEdges.written.length > 0
      ? { edges: settledEdges.written, edgesBefore: settledEdges.writtenBefore }
      : {}),
    ...(settled.removed.length > 0 ? { removedNodes: settled.removed } : {}),
    ...(settledEdges.removed.length > 0 ? { removedEdges: settledEdges.removed } : {}),
  };
  const changed = {
    nodeIds: settled.visibleIds,
    edgeIds: settledEdges.visibleIds,
    deletedNodeIds: settled.deletedIds,
    deletedEdgeIds: settledEdges.deletedIds,
  };
  if (Object.keys(changes).length > 0) {
    if (intent) await scope.note({ ...changed, ...intent });
    await store.write(org, graphId, revision, changes);
  }
  if (settled.embeddings.length > 0) await store.writeEmbeddings(org, graphId, settled.embeddings);
  return changed;
}

async function withdrawEdgesOf(
  { store, org, graphId }: ChangeScope,
  nodeIds: readonly string[],
  edges: EdgeDrafts,
): Promise<void> {
  if (nodeIds.length === 0) return;
  for await (const batch of store.readEdgesSaidOf(org, graphId, nodeIds)) {
    for (const row of batch) edges.loseEnd(edges.take(row));
  }
  edges.loseEndsOfNew(new Set(nodeIds));
}
