import type { EdgeFace, NodeContribution, NodeFace, StoredEdge, StoredNode } from "../element.ts";
import { edgeClaim, nodeClaim } from "../elements/contribution.ts";
import { foldEdge, foldNode, nextFace } from "../elements/fold.ts";
import { embedText, hashingEmbedder } from "../embedding/hashing-embedder.ts";
import { textOf } from "../embedding/text-of.ts";
import type { MemoryGraphSeed } from "../memory-store.ts";
import { termsOf } from "../text/terms.ts";
import type { GraphSeed } from "./demo.ts";

/** Revision of a graph that was loaded as it is: its sources spoke one after the other. */
export const seededRevision = 10;

/** The rows of a seed, as if its sources had written them one after the other; with embeddings. */
export function seedRows({ graph, nodes, edges }: GraphSeed): MemoryGraphSeed {
  const sources = [...new Set([...nodes, ...edges].map(({ sourceId }) => sourceId))];
  const said = (sourceId: string) => ({ sourceId, revision: sources.indexOf(sourceId) + 1 });
  const byNode = Map.groupBy(nodes, ({ node }) => node.id);
  const rows = Array.from(byNode, ([id, entries]): StoredNode => {
    const contributions = entries
      .map(({ sourceId, node }): NodeContribution => ({ ...said(sourceId), ...nodeClaim(node) }))
      .sort((left, right) => (left.sourceId < right.sourceId ? -1 : 1));
    const face = nextFace<NodeFace>(id, foldNode(contributions)!, undefined, graph.createdAt);
    return { face, contributions, revision: seededRevision, root: id, terms: termsOf(face) };
  });
  return {
    nodes: rows,
    edges: edges.map(({ sourceId, edge }): StoredEdge => {
      const { id, sourceId: from, targetId, label } = edge;
      const contributions = [{ ...said(sourceId), ...edgeClaim(edge) }];
      const ends = { sourceId: from, targetId };
      const content = { ...ends, label, ...foldEdge(contributions)! };
      const face = nextFace<EdgeFace>(id, content, undefined, graph.createdAt);
      return { face, said: ends, contributions, revision: seededRevision, hidden: false };
    }),
    embeddings: rows.map(({ face }) => ({
      id: face.id,
      revision: seededRevision,
      embedding: embedText(textOf(face)),
      embeddedText: hashingEmbedder.model,
    })),
  };
}
