import type { KgLedger } from "../ledger.ts";
import { graphNotFound } from "../ledger-problems.ts";
import type { GraphStore } from "../store.ts";
import { GraphReader } from "./reader.ts";
import type { Snapshots } from "./snapshots.ts";

/** Opens graphs for queries. */
export class GraphReaders {
  readonly #ledger: KgLedger;
  readonly #store: GraphStore;
  readonly #snapshots: Snapshots;

  constructor(ledger: KgLedger, store: GraphStore, snapshots: Snapshots) {
    this.#ledger = ledger;
    this.#store = store;
    this.#snapshots = snapshots;
  }

  /** On the snapshot of the graph when it is fresh, on the store otherwise. Throws `graph_not_found`. */
  async open(org: string, graphId: string): Promise<GraphReader> {
    const revision = await this.#ledger.revision(org, graphId);
    if (revision === undefined) throw graphNotFound(graphId);
    return new GraphReader(
      { org, graphId, store: this.#store },
      this.#snapshots.find(org, graphId, revision),
    );
  }
}
