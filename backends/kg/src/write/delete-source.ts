import type { KGSourceDeletion } from "@elqnt/contracts/kg";
import type { WriteContext } from "@elqnt/service-kit";
import { withdraw } from "../elements/contribution.ts";
import { sourceNotFound } from "../problems.ts";
import type { ChangeScope } from "./change.ts";
import { EdgeDrafts } from "./edge-drafts.ts";
import { changeElements, type WritePorts } from "./ingest.ts";
import { NodeDrafts } from "./node-drafts.ts";
import { type Written, writeSettled } from "./write-settled.ts";

/** Withdraws everything a source said of a graph. Throws `source_not_found`. */
export function deleteSource(
  ports: WritePorts,
  org: string,
  graphId: string,
  sourceId: string,
  write: WriteContext,
): Promise<KGSourceDeletion> {
  return changeElements(ports, org, graphId, write, async (scope) => {
    const deletion = new Deletion(scope, sourceId);
    await deletion.run();
    const { result, changed, found } = deletion;
    if (!found) throw sourceNotFound(sourceId);
    const { revision } = scope;
    return {
      result,
      changed,
      isChanged: true,
      extra: { events: [{ type: "kg.events.source.deleted", data: { graphId, revision, sourceId } }] },
    };
  });
}

/** Goes through the rows of a source in batches: nodes with the edges that go with them first, then other edges. */
class Deletion {
  found = false;
  readonly changed: { nodeIds: string[]; edgeIds: string[] } = { nodeIds: [], edgeIds: [] };
  readonly #scope: ChangeScope;
  readonly #sourceId: string;
  #deletedNodes = 0;
  #deletedEdges = 0;
  /** Roots of groups that several rows of the source may belong to. */
  readonly #groups = new Set<string>();

  constructor(scope: ChangeScope, sourceId: string) {
    this.#scope = scope;
    this.#sourceId = sourceId;
  }

  get result(): KGSourceDeletion {
    return {
      sourceId: this.#sourceId,
      deletedNodes: this.#deletedNodes,
      deletedEdges: this.#deletedEdges,
      keptNodes: this.changed.nodeIds.length,
      keptEdges: this.changed.edgeIds.length,
    };
  }

  async run(): Promise<void> {
    const { store, org, graphId } = this.#scope;
    for await (const rows of store.readNodesOfSource(org, graphId, this.#sourceId)) {
      const nodes = new NodeDrafts(this.#scope);
      for (const row of rows) if (!this.#groups.has(row.root)) nodes.take(row);
      await nodes.loadGroups(nodes.groups().keys());
      for (const [root, members] of nodes.groups()) {
        if (members.length > 1) this.#groups.add(root);
        for (const draft of members) this.#withdraw(draft);
      }
      this.#count(await writeSettled(this.#scope, nodes, new EdgeDrafts(this.#scope, nodes)));
    }
    for await (const rows of store.readEdgesOfSource(org, graphId, this.#sourceId)) {
      const nodes = new NodeDrafts(this.#scope);
      const edges = new EdgeDrafts(this.#scope, nodes);
      await nodes.load(rows.flatMap(({ said }) => [said.sourceId, said.targetId]));
      for (const row of rows) this.#withdraw(edges.take(row));
      this.#count(await writeSettled(this.#scope, nodes, edges));
    }
  }

  #withdraw(draft: {
    contributions: readonly { sourceId: string; revision: number }[];
    dirty: boolean;
  }): void {
    const left = withdraw(draft.contributions, this.#sourceId);
    if (left === draft.contributions) return;
    this.found = true;
    draft.contributions = left;
    draft.dirty = true;
  }

  #count({ nodeIds, edgeIds, removedNodes, removedEdges }: Written): void {
    this.changed.nodeIds.push(...nodeIds);
    this.changed.edgeIds.push(...edgeIds);
    this.#deletedNodes += removedNodes;
    this.#deletedEdges += removedEdges;
  }
}
