import type { KGEdge, KGNode } from "@elqnt/contracts/kg";
import type { StoredEdge, StoredNode } from "../element.ts";
import { isValidAt } from "../elements/time.ts";
import type { GraphStore } from "../store.ts";
import type { Topology } from "../topology.ts";
import { StoreTopology } from "./store-topology.ts";

interface Known<TElement> {
  get(id: string): TElement | undefined;
  set(id: string, element: TElement): unknown;
}

/** Elements by id that were read for this state of the graph already. */
export interface FaceCache {
  readonly nodes: Known<KGNode>;
  readonly edges: Known<KGEdge>;
}

/** Ids one query of the store asks for. */
const BATCH = 5_000;

/** A visible row as queries answer it. */
export const toNode = ({ face }: StoredNode, graphId: string): KGNode => {
  const { id, ...rest } = face;
  return { id, graphId, ...rest };
};

export const toEdge = ({ face }: StoredEdge, graphId: string): KGEdge => {
  const { id, ...rest } = face;
  return { id, graphId, ...rest };
};

/** Reads one graph for one query. */
export class GraphReader {
  readonly org: string;
  readonly graphId: string;
  readonly store: GraphStore;
  readonly topology: Topology;
  readonly #faces: FaceCache | undefined;

  constructor(
    source: { org: string; graphId: string; store: GraphStore },
    snapshot?: { topology: Topology; faces: FaceCache },
  ) {
    const { org, graphId, store } = source;
    this.org = org;
    this.graphId = graphId;
    this.store = store;
    this.topology = snapshot?.topology ?? new StoreTopology(store, org, graphId);
    this.#faces = snapshot?.faces;
  }

  /** Visible nodes by id; unknown and merged ones are left out. */
  nodes(ids: readonly string[]): Promise<Map<string, KGNode>> {
    return this.#read(ids, this.#faces?.nodes, async (unknown) =>
      (await this.store.readNodes(this.org, this.graphId, unknown)).flatMap((row) =>
        row.mergedInto === undefined ? toNode(row, this.graphId) : [],
      ),
    );
  }

  /** Visible edges by id. */
  edges(ids: readonly string[]): Promise<Map<string, KGEdge>> {
    return this.#read(ids, this.#faces?.edges, async (unknown) =>
      (await this.store.readEdges(this.org, this.graphId, unknown)).flatMap((row) =>
        row.hidden ? [] : toEdge(row, this.graphId),
      ),
    );
  }

  /** The nodes that ids stand for, by the ids as asked: of a merged node the one it became. Invalid ones are left out. */
  async resolve(ids: readonly string[], asOf?: string): Promise<Map<string, KGNode>> {
    const found = await this.nodes(ids);
    const unknown = ids.filter((id) => !found.has(id));
    if (unknown.length > 0) {
      const rows = await this.store.readNodes(this.org, this.graphId, unknown);
      const roots = await this.nodes(rows.map(({ root }) => root));
      for (const { face, root } of rows) {
        const node = found.get(root) ?? roots.get(root);
        if (node) found.set(face.id, node);
      }
    }
    return new Map([...found].filter(([, node]) => isValidAt(node, asOf)));
  }

  async #read<TElement extends { readonly id: string }>(
    ids: readonly string[],
    known: Known<TElement> | undefined,
    read: (ids: readonly string[]) => Promise<TElement[]>,
  ): Promise<Map<string, TElement>> {
    const found = new Map<string, TElement>();
    const unknown: string[] = [];
    for (const id of ids) {
      const element = known?.get(id);
      if (element) found.set(id, element);
      else unknown.push(id);
    }
    for (let at = 0; at < unknown.length; at += BATCH) {
      for (const element of await read(unknown.slice(at, at + BATCH))) {
        found.set(element.id, element);
        known?.set(element.id, element);
      }
    }
    return found;
  }
}
