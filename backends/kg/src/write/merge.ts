import type { KGMerge, MergeNodesBody } from "@elqnt/contracts/kg";
import { newId, type WriteContext } from "@elqnt/service-kit";
import { sameJson } from "../elements/json.ts";
import { mergeConflict, mergeNotFound, nodeNotFound } from "../problems.ts";
import { nothingChanged } from "./change.ts";
import { changeElements, type WritePorts } from "./ingest.ts";
import { NodeDrafts } from "./node-drafts.ts";
import { settleMerge } from "./settle-merge.ts";

/** Declares that nodes mean the same. Throws `node_not_found`, `merge_conflict`. */
export function mergeNodes(
  ports: WritePorts,
  org: string,
  body: MergeNodesBody,
  write: WriteContext,
): Promise<KGMerge> {
  const { graphId, nodeId, mergedIds } = body;
  return changeElements(ports, org, graphId, write, async (scope) => {
    const begun = scope.finished.find(({ merge }) => merge && isSame(merge, body))?.merge;
    if (begun) return { result: begun, changed: nothingChanged, isChanged: false };
    const nodes = new NodeDrafts(scope);
    await nodes.load([nodeId, ...mergedIds]);
    requireStanding(nodes, nodeId, "/nodeId");
    for (const [at, id] of mergedIds.entries()) requireStanding(nodes, id, `/mergedIds/${at}`);
    if (mergedIds.includes(nodeId)) throw mergeConflict(`"${nodeId}" would be merged with itself`);
    const merge: KGMerge = {
      id: newId(),
      graphId,
      nodeId,
      mergedIds,
      createdAt: scope.now,
      createdBy: write.actor.userId,
    };
    const changed = await settleMerge(scope, nodes, merge);
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
    const changed = await settleMerge(scope, nodes, undone);
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

/** Whether a merge is the one that is asked for, and not taken back. */
const isSame = ({ nodeId, mergedIds, undoneAt }: KGMerge, asked: MergeNodesBody): boolean =>
  undoneAt === undefined && sameJson([nodeId, mergedIds], [asked.nodeId, asked.mergedIds]);
