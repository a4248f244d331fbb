import type { KGNode } from "@elqnt/contracts/kg";
import { limits } from "../limits.ts";
import type { NodePredicate } from "../search/node-filter.ts";
import type { NodeSelection } from "../store.ts";
import type { GraphReader } from "./reader.ts";

/** Nodes that are read at once while filters choose among them. */
const BATCH = 1_000;

/** The nodes with the most edges that fit, then by id. */
export async function bestConnected(
  reader: GraphReader,
  selection: NodeSelection,
  fits: NodePredicate | undefined,
  limit: number,
): Promise<{ nodes: KGNode[]; truncated: boolean }> {
  const { store, org, graphId } = reader;
  const size = fits ? BATCH : limit + 1;
  const nodes: KGNode[] = [];
  for (let offset = 0; ; offset += size) {
    const page = await store.listByDegree(org, graphId, selection, { offset, limit: size });
    const found = await reader.nodes(page.map(({ id }) => id));
    nodes.push(...page.flatMap(({ id }) => found.get(id) ?? []).filter((node) => fits?.(node) ?? true));
    if (nodes.length > limit) return { nodes: nodes.slice(0, limit), truncated: true };
    if (page.length < size) return { nodes, truncated: false };
    if (offset + size >= limits.filteredNodes) return { nodes, truncated: true };
  }
}
