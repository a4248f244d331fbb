import type { NodeContribution, NodeFace, StoredNode } from "../element.ts";
import { foldEmbedding, foldNode, nextFace } from "../elements/fold.ts";
import type { EmbeddingWrite } from "../store.ts";
import { termsOf } from "../text/terms.ts";
import type { ChangeScope } from "./change.ts";

/** A node while a change works on it. */
export interface NodeDraft {
  readonly id: string;
  readonly before: StoredNode | undefined;
  contributions: readonly NodeContribution[];
  mergedInto: string | undefined;
  root: string;
  /** Whether its row must be written. */
  dirty: boolean;
}

/** What was read of nodes within the change. */
export interface ReadNodes {
  readonly ids: readonly string[];
  readonly rows: readonly StoredNode[];
}

/** What embeddings that sources gave were made of. */
export const givenEmbedding = "given";

/** What a change does to node rows. */
export interface SettledNodes {
  readonly written: readonly StoredNode[];
  readonly removed: readonly StoredNode[];
  /** Visible nodes whose row is written. */
  readonly visibleIds: readonly string[];
  /** Nodes that were visible, and are gone or stand for another one now. */
  readonly deletedIds: readonly string[];
  readonly embeddings: readonly EmbeddingWrite[];
}

/** The nodes that one change works on, read when they are needed and written together. */
export class NodeDrafts {
  readonly #scope: ChangeScope;
  readonly #drafts = new Map<string, NodeDraft>();
  readonly #asked = new Set<string>();
  /** Roots of nodes whose rows were not read. */
  readonly #ends = new Map<string, string>();
  readonly #gone = new Set<string>();

  constructor(scope: ChangeScope) {
    this.#scope = scope;
  }

  /** Reads rows that were not read before. */
  async load(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#asked.has(id));
    if (unknown.length === 0) return;
    const { store, org, graphId } = this.#scope;
    for (const id of unknown) this.#asked.add(id);
    for (const row of await store.readNodes(org, graphId, unknown)) this.take(row);
  }

  /** Looks for nodes that edges name: whether they are there and what they became. Their rows stay unread. */
  async loadEnds(ids: Iterable<string>): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.#asked.has(id) && !this.#ends.has(id));
    if (unknown.length === 0) return;
    const { store, org, graphId } = this.#scope;
    for (const [id, root] of await store.readRoots(org, graphId, unknown)) this.#ends.set(id, root);
  }

  /** Takes rows that were read for ids; no row means no node. */
  know({ ids, rows }: ReadNodes): void {
    for (const id of ids) this.#asked.add(id);
    for (const row of rows) this.take(row);
  }

  /** Takes a row that was read elsewhere; what is drafted already stays. */
  take(row: StoredNode): NodeDraft {
    const { contributions, mergedInto, root, face } = row;
    const draft: NodeDraft = this.#drafts.get(face.id) ?? {
      id: face.id,
      before: row,
      contributions,
      mergedInto,
      root,
      dirty: false,
    };
    this.#asked.add(face.id);
    this.#drafts.set(face.id, draft);
    return draft;
  }

  get(id: string): NodeDraft | undefined {
    return this.#drafts.get(id);
  }

  create(id: string): NodeDraft {
    const draft = { id, before: undefined, contributions: [], mergedInto: undefined, root: id, dirty: true };
    this.#drafts.set(id, draft);
    return draft;
  }

  /** Whether a node that was loaded, or looked for as an end, is there, merged or not, also after {@link settle}. */
  isThere(id: string): boolean {
    return (this.#drafts.has(id) || this.#ends.has(id)) && !this.#gone.has(id);
  }

  /** Last node of the chain of merges that a known node stands in. */
  rootOf(id: string): string {
    return this.#drafts.get(id)?.root ?? this.#ends.get(id) ?? id;
  }

  /** Reads the whole groups of merged nodes that the given roots stand for. */
  async loadGroups(rootIds: Iterable<string>): Promise<void> {
    const roots = [...new Set(rootIds)];
    await this.load(roots);
    const known = roots.filter((id) => this.#drafts.get(id)?.before);
    if (known.length === 0) return;
    const { store, org, graphId } = this.#scope;
    for (const row of await store.readAliases(org, graphId, known)) this.take(row);
  }

  /** Follows `mergedInto` anew, after it was changed. */
  regroup(): void {
    for (const draft of this.#drafts.values()) {
      let root = draft;
      while (root.mergedInto !== undefined) root = this.#drafts.get(root.mergedInto)!;
      if (draft.root === root.id) continue;
      draft.root = root.id;
      draft.dirty = true;
    }
  }

  /** The same nodes, once what became of them is written. */
  clean(): this {
    for (const draft of this.#drafts.values()) draft.dirty = false;
    return this;
  }

  /** Members of each group by its root. */
  groups(): Map<string, NodeDraft[]> {
    const groups = new Map<string, NodeDraft[]>();
    for (const draft of this.#drafts.values()) {
      const members = groups.get(draft.root);
      if (members) members.push(draft);
      else groups.set(draft.root, [draft]);
    }
    return groups;
  }

  /** What becomes of every group that has a dirty member. The groups must have been loaded. */
  settle(): SettledNodes {
    const written: StoredNode[] = [];
    const removed: StoredNode[] = [];
    const visibleIds: string[] = [];
    const embeddings: EmbeddingWrite[] = [];
    const deletedIds: string[] = [];
    for (const [rootId, members] of this.groups()) {
      if (!members.some(({ dirty }) => dirty)) continue;
      const said = members.flatMap(({ id, contributions }) => (id === rootId ? [] : contributions));
      const root = this.#drafts.get(rootId)!;
      const content = foldNode(root.contributions, said);
      if (!content) {
        for (const { id } of members) this.#gone.add(id);
        removed.push(...members.flatMap(({ before }) => before ?? []));
        deletedIds.push(...members.filter(wasVisible).map(({ id }) => id));
        continue;
      }
      const face = nextFace<NodeFace>(rootId, content, root.before?.face, this.#scope.now);
      written.push(this.#row(root, face, termsOf(face)), ...this.#aliasRows(members, rootId));
      visibleIds.push(rootId);
      deletedIds.push(...members.filter((draft) => draft !== root && wasVisible(draft)).map(({ id }) => id));
      const embedding = foldEmbedding(root.contributions, said);
      if (embedding) {
        const { revision } = this.#scope;
        embeddings.push({ id: rootId, revision, embedding, embeddedText: givenEmbedding });
      }
    }
    return { written, removed, visibleIds, deletedIds, embeddings };
  }

  #aliasRows(members: readonly NodeDraft[], rootId: string): StoredNode[] {
    return members.flatMap((draft) => {
      if (draft.id === rootId || !draft.dirty) return [];
      const content = foldNode(draft.contributions);
      const before = draft.before?.face;
      const face = content ? nextFace<NodeFace>(draft.id, content, before, this.#scope.now) : before;
      return face ? [this.#row(draft, face, [])] : [];
    });
  }

  #row(draft: NodeDraft, face: NodeFace, terms: readonly string[]): StoredNode {
    const { contributions, mergedInto, root } = draft;
    return {
      face,
      contributions,
      revision: this.#scope.revision,
      ...(mergedInto === undefined ? {} : { mergedInto }),
      root,
      terms,
    };
  }
}

const wasVisible = ({ before }: NodeDraft): boolean =>
  before !== undefined && before.mergedInto === undefined;
