import type { KGSourceDeletion } from "@elqnt/contracts/kg";
import type { WriteContext } from "@elqnt/service-kit";
import { withdraw } from "../elements/contribution.ts";
import type { ChangedIds } from "../ledger.ts";
import { sourceNotFound } from "../problems.ts";
import { ChangeLog, type ChangeScope } from "./change.ts";
import { EdgeDrafts } from "./edge-drafts.ts";
import { changeElements, type WritePorts } from "./ingest.ts";
import { NodeDrafts } from "./node-drafts.ts";
import { writeSettled } from "./write-settled.ts";

/** Withdraws everything a source said of a graph. Throws `source_not_found`. */
export function deleteSource(
  ports: WritePorts,
  org: string,
  graphId: string,
  sourceId: string,
  write: WriteContext,
): Promise<KGSourceDeletion> {
  return changeElements(ports, org, graphId, write, async (scope) => {
    const deletion = new Deletion({ ...scope, intent: { sourceId } }, sourceId);
    await deletion.run();
    const { changed, found } = deletion;
    const begun = scope.finished.filter((note) => note.sourceId === sourceId);
    if (!found && begun.length === 0) throw sourceNotFound(sourceId);
    const { revision } = scope;
    return {
      result: deletionOf(sourceId, [...begun, changed]),
      changed,
      isChanged: found,
      extra: { events: [{ type: "kg.events.source.deleted", data: { graphId, revision, sourceId } }] },
    };
  });
}

/** What a deletion did, with what of it happened before its process died. */
function deletionOf(sourceId: string, parts: readonly ChangedIds[]): KGSourceDeletion {
  const whole = new ChangeLog();
  for (const part of parts) whole.add(part);
  return {
    sourceId,
    deletedNodes: whole.deletedNodeIds.length,
    deletedEdges: whole.deletedEdgeIds.length,
    keptNodes: whole.nodeIds.length,
    keptEdges: whole.edgeIds.length,
  };
}

/** Goes through the rows of a source in batches: nodes with the edges that go with them first, then other edges. */
class Deletion {
  found = false;
  readonly changed = new ChangeLog();
  readonly #scope: ChangeScope;
  readonly #sourceId: string;
  /** Roots of groups that several rows of the source may belong to. */
  readonly #groups = new Set<string>();

  constructor(scope: ChangeScope, sourceId: string) {
    this.#scope = scope;
    this.#sourceId = sourceId;
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
      this.changed.add(await writeSettled(this.#scope, nodes, new EdgeDrafts(this.#scope, nodes)));
    }
    for await (const rows of store.readEdgesOfSource(org, graphId, this.#sourceId)) {
      const nodes = new NodeDrafts(this.#scope);
      const edges = new EdgeDrafts(this.#scope, nodes);
      await nodes.load(rows.flatMap(({ said }) => [said.sourceId, said.targetId]));
      for (const row of rows) this.#withdraw(edges.take(row));
      this.changed.add(await writeSettled(this.#scope, nodes, edges));
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
}
