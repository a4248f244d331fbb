import { Gate, type Postgres } from "@elqnt/adapters/postgres";
import { LRUCache } from "lru-cache";

/** Longest wait for a turn, in milliseconds, and most changes that wait for it. */
const WAIT_MS = 30_000;
const QUEUE = 1_000;

/**
 * Bounds the changes that run at once in this process. Each holds a connection while its work asks the store for
 * others, so they may have at most half of the pool together: else they would wait for each other. Those of one graph
 * queue here and not at its row, where each would hold a connection while it waits.
 */
export class ChangeGates {
  readonly #all: Gate;
  readonly #orgs: LRUCache<string, Gate>;
  readonly #graphs: LRUCache<string, Gate>;

  /** Throws a TypeError for a pool of one connection, which a change would hold alone. */
  constructor({ pool }: Pick<Postgres, "pool">) {
    const capacity = Math.floor(pool.options.max / 2);
    if (capacity < 1)
      throw new TypeError("Failed to open the ledger: its pool needs at least 2 connections.");
    const gates = (places: number) =>
      new LRUCache<string, Gate>({
        max: 10_000,
        memoMethod: () => new Gate({ capacity: places, queue: QUEUE, waitMs: WAIT_MS }),
      });
    this.#all = new Gate({ capacity, queue: QUEUE, waitMs: WAIT_MS });
    this.#orgs = gates(Math.ceil(capacity / 2));
    this.#graphs = gates(1);
  }

  /** Runs what locks the graph, once it is its turn. Throws `store_unavailable` when the wait is too long. */
  async within<TResult>(org: string, graphId: string, run: () => Promise<TResult>): Promise<TResult> {
    const gates = [this.#graphs.memo(`${org} ${graphId}`), this.#orgs.memo(org), this.#all];
    const entered: (() => void)[] = [];
    try {
      for (const gate of gates) entered.push(await gate.enter());
      return await run();
    } finally {
      for (const leave of entered.reverse()) leave();
    }
  }
}
