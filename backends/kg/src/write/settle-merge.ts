import type { KGMerge } from "@elqnt/contracts/kg";
import type { ChangedIds } from "../ledger.ts";
import { ChangeLog, type ChangeScope } from "./change.ts";
import { EdgeDrafts } from "./edge-drafts.ts";
import type { NodeDraft, NodeDrafts } from "./node-drafts.ts";
import { writeSettled } from "./write-settled.ts";

/** Brings nodes and edges to what a merge, made or taken back, says of them; also where that was done in part. */
export async function settleMerge(
  scope: ChangeScope,
  nodes: NodeDrafts,
  merge: KGMerge,
): Promise<ChangedIds> {
  const { nodeId, mergedIds, undoneAt } = merge;
  await nodes.loadGroups([nodeId, ...mergedIds]);
  const moved = mergedIds.flatMap((id) => nodes.membersUnder(id));
  for (const id of mergedIds) {
    const merged = nodes.get(id);
    if (merged && undoneAt === undefined) merged.mergedInto = nodeId;
    else if (merged?.mergedInto === nodeId) merged.mergedInto = undefined;
  }
  const root = nodes.get(nodeId);
  if (root && undoneAt !== undefined) root.dirty = true;
  nodes.regroup();
  return moveEdges({ ...scope, intent: { merge } }, nodes, moved);
}

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
