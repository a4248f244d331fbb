import type { KGEdge, KGNode } from "@elqnt/contracts/kg";
import type { LogEntry } from "@elqnt/service-kit";
import { LRUCache } from "lru-cache";
import type { KgLedger } from "../ledger.ts";
import type { GraphStore } from "../store.ts";
import type { FaceCache } from "./reader.ts";
import { type Snapshot, SnapshotBuilder } from "./snapshot.ts";

interface Kept {
  readonly revision: number;
  readonly topology: Snapshot;
  readonly faces: FaceCache;
}

/** Nodes, and edges, whose faces are kept beside a snapshot. */
const MOST_FACES = 20_000;
/** About what a face takes. */
const BYTES_PER_FACE = 600;
/** A graph that was too large is not tried again for so long. */
const REFUSED_MS = 600_000;
/** How much longer than a build took one waits before the next: building never takes more than a sixth of the time. */
const REST = 5;

/** The newest snapshots of graphs in this process, within a number of bytes; the least used goes first. */
export class Snapshots {
  readonly #ports: { ledger: KgLedger; store: GraphStore; log: (entry: LogEntry) => void; now: () => number };
  readonly #maxBytes: number;
  readonly #kept: LRUCache<string, Kept> | undefined;
  readonly #refused: LRUCache<string, true>;
  readonly #building = new Map<string, Promise<void>>();
  readonly #restUntil = new LRUCache<string, number>({ max: 10_000 });
  #closed = false;

  constructor(
    ports: { ledger: KgLedger; store: GraphStore; log: (entry: LogEntry) => void; now: () => number },
    maxBytes: number,
  ) {
    this.#ports = ports;
    this.#maxBytes = maxBytes;
    this.#kept = maxBytes > 0 ? new LRUCache({ maxSize: maxBytes }) : undefined;
    this.#refused = new LRUCache({ max: 10_000, ttl: REFUSED_MS });
  }

  /** The snapshot of a graph at this revision; when there is none, one is built in the background. */
  find(org: string, graphId: string, revision: number): Kept | undefined {
    const key = `${org}/${graphId}`;
    const kept = this.#kept?.get(key);
    if (kept?.revision === revision) return kept;
    if (this.#mayBuild(key)) void this.#start(key, org, graphId);
    return undefined;
  }

  /** Drops the snapshot of a graph that has changed or is gone. */
  invalidate(org: string, graphId: string): void {
    this.#kept?.delete(`${org}/${graphId}`);
  }

  /** Waits for the builds that run. */
  async settled(): Promise<void> {
    await Promise.all(this.#building.values());
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
    this.#kept?.clear();
  }

  #mayBuild(key: string): boolean {
    if (!this.#kept || this.#closed || this.#building.has(key) || this.#refused.has(key)) return false;
    return (this.#restUntil.get(key) ?? 0) <= this.#ports.now();
  }

  #start(key: string, org: string, graphId: string): Promise<void> {
    const startedAt = this.#ports.now();
    const building = this.#build(key, org, graphId)
      .catch((error: unknown) => {
        this.#ports.log({
          level: "warn",
          message: "Failed to build a snapshot; the store answers.",
          graphId,
          error,
        });
      })
      .finally(() => {
        const now = this.#ports.now();
        this.#restUntil.set(key, now + REST * (now - startedAt));
        this.#building.delete(key);
      });
    this.#building.set(key, building);
    return building;
  }

  async #build(key: string, org: string, graphId: string): Promise<void> {
    const { ledger, store } = this.#ports;
    const revision = await ledger.revision(org, graphId);
    if (revision === undefined) return;
    const builder = new SnapshotBuilder();
    for await (const batch of store.scanTopology(org, graphId)) {
      builder.add(batch);
      if (this.#closed) return;
      if (builder.bytes > this.#maxBytes) return void this.#refused.set(key, true);
    }
    const topology = builder.finish();
    const faces: FaceCache = {
      nodes: new LRUCache<string, KGNode>({ max: MOST_FACES }),
      edges: new LRUCache<string, KGEdge>({ max: MOST_FACES }),
    };
    const size = Math.max(1, topology.bytes + 2 * Math.min(MOST_FACES, topology.nodeCount) * BYTES_PER_FACE);
    this.#kept?.set(key, { revision, topology, faces }, { size });
  }
}
