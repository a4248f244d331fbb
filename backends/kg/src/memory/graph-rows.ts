import type { StoredEdge, StoredNode } from "../element.ts";
import type { ElementChanges, EmbeddingWrite } from "../store.ts";

/** Sets of ids by a key; a key without ids is not kept. */
class Index {
  readonly #sets = new Map<string, Set<string>>();

  get(key: string): ReadonlySet<string> {
    return this.#sets.get(key) ?? none;
  }

  add(key: string, id: string): void {
    const ids = this.#sets.get(key);
    if (ids) ids.add(id);
    else this.#sets.set(key, new Set([id]));
  }

  delete(key: string, id: string): void {
    const ids = this.#sets.get(key);
    if (ids?.delete(id) && ids.size === 0) this.#sets.delete(key);
  }
}

const none: ReadonlySet<string> = new Set();

interface Embedded {
  readonly embedding: readonly number[];
  readonly embeddedText: string;
}

/** The rows of one graph in memory, with what finds them. */
export class GraphRows {
  readonly nodes = new Map<string, StoredNode>();
  readonly edges = new Map<string, StoredEdge>();
  readonly embeddings = new Map<string, Embedded>();
  /** Visible nodes by term. */
  readonly byTerm = new Index();
  /** Merged nodes by root. */
  readonly aliases = new Index();
  /** Edges by the nodes that their sources name. */
  readonly bySaidEnd = new Index();
  /** Visible edges by the nodes they are between. */
  readonly byEnd = new Index();
  readonly nodesOfSource = new Index();
  readonly edgesOfSource = new Index();

  write({ nodes = [], edges = [], removedNodes = [], removedEdges = [] }: ElementChanges): void {
    for (const row of nodes) if (!isNewer(this.nodes.get(row.face.id), row)) this.#putNode(row);
    for (const row of edges) if (!isNewer(this.edges.get(row.face.id), row)) this.#putEdge(row);
    for (const { face } of removedNodes) this.#removeNode(face.id);
    for (const { face } of removedEdges) this.#removeEdge(face.id);
  }

  writeEmbeddings(embeddings: readonly EmbeddingWrite[]): void {
    for (const { id, revision, embedding, embeddedText } of embeddings) {
      const row = this.nodes.get(id);
      if (row && row.revision <= revision) this.embeddings.set(id, { embedding, embeddedText });
    }
  }

  #putNode(row: StoredNode): void {
    const { id } = row.face;
    this.#unlinkNode(id);
    this.nodes.set(id, row);
    for (const term of row.terms) this.byTerm.add(term, id);
    for (const { sourceId } of row.contributions) this.nodesOfSource.add(sourceId, id);
    if (row.root !== id) this.aliases.add(row.root, id);
  }

  #unlinkNode(id: string): void {
    const row = this.nodes.get(id);
    if (!row) return;
    for (const term of row.terms) this.byTerm.delete(term, id);
    for (const { sourceId } of row.contributions) this.nodesOfSource.delete(sourceId, id);
    this.aliases.delete(row.root, id);
  }

  #removeNode(id: string): void {
    this.#unlinkNode(id);
    this.nodes.delete(id);
    this.embeddings.delete(id);
  }

  #putEdge(row: StoredEdge): void {
    const { id } = row.face;
    this.#removeEdge(id);
    this.edges.set(id, row);
    this.bySaidEnd.add(row.said.sourceId, id);
    this.bySaidEnd.add(row.said.targetId, id);
    for (const { sourceId } of row.contributions) this.edgesOfSource.add(sourceId, id);
    if (row.hidden) return;
    this.byEnd.add(row.face.sourceId, id);
    this.byEnd.add(row.face.targetId, id);
  }

  #removeEdge(id: string): void {
    const row = this.edges.get(id);
    if (!row) return;
    for (const end of [row.said.sourceId, row.said.targetId]) this.bySaidEnd.delete(end, id);
    for (const end of [row.face.sourceId, row.face.targetId]) this.byEnd.delete(end, id);
    for (const { sourceId } of row.contributions) this.edgesOfSource.delete(sourceId, id);
    this.edges.delete(id);
  }
}

const isNewer = (stored: { revision: number } | undefined, row: { revision: number }): boolean =>
  stored !== undefined && stored.revision > row.revision;
