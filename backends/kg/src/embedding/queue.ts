import type { LogEntry } from "@elqnt/service-kit";
import type { Embeddings } from "./embeddings.ts";

/** Nodes that wait at most; a write that brings more waits until there is room. */
const mostWaiting = 100_000;
const BATCH = 500;
/** Waits after failures in milliseconds; then what waits is given up. */
const backoffMs: readonly number[] = [250, 1_000, 5_000, 30_000];

interface Waiting {
  readonly org: string;
  readonly graphId: string;
  readonly ids: Set<string>;
}

/** Embeds nodes after their write was answered, one batch at a time. What waits is lost with the process. */
export class EmbeddingQueue {
  readonly #embeddings: Embeddings;
  readonly #log: (entry: LogEntry) => void;
  readonly #waiting = new Map<string, Waiting>();
  readonly #stop = new AbortController();
  #count = 0;
  #running: Promise<void> | undefined;
  #failing = false;
  #makeRoom: (() => void)[] = [];

  readonly #wait: typeof pause;

  /** @param wait Waits for milliseconds, or until the signal. */
  constructor(embeddings: Embeddings, log: (entry: LogEntry) => void, wait = pause) {
    this.#embeddings = embeddings;
    this.#log = log;
    this.#wait = wait;
  }

  /** Takes nodes in; resolves at once while there is room, and while the embedder is failing. */
  async add(org: string, graphId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0 || this.#stop.signal.aborted) return;
    while (this.#count >= mostWaiting && !this.#failing)
      await new Promise<void>((resolve) => this.#makeRoom.push(resolve));
    if (this.#count >= mostWaiting) return;
    const key = `${org}/${graphId}`;
    const waiting = this.#waiting.get(key) ?? { org, graphId, ids: new Set<string>() };
    this.#waiting.set(key, waiting);
    for (const id of ids) {
      if (waiting.ids.has(id)) continue;
      waiting.ids.add(id);
      this.#count++;
    }
    this.#running ??= this.#run();
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    await this.#running;
  }

  /** Embeds what waits, without waits between failures, and takes nothing more. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.drained();
  }

  async #run(): Promise<void> {
    let failures = 0;
    for (let batch = this.#next(); batch; batch = this.#next()) {
      try {
        await this.#embeddings.ofNodes(batch.org, batch.graphId, batch.ids);
        failures = 0;
        this.#done(batch);
      } catch (error) {
        this.#log({
          level: "warn",
          message: "Failed to embed nodes.",
          graphId: batch.graphId,
          attempt: failures + 1,
          error,
        });
        failures = await this.#failed(batch, failures);
      }
      this.#failing = failures > 0;
      for (const proceed of this.#makeRoom.splice(0)) proceed();
    }
    this.#running = undefined;
  }

  /** The failures so far; batches that failed too often are given up. */
  async #failed(batch: { org: string; graphId: string; ids: string[] }, failures: number): Promise<number> {
    const delay = backoffMs[failures];
    if (delay === undefined || this.#stop.signal.aborted) {
      this.#done(batch);
      this.#log({
        level: "error",
        message: `Gave up embedding ${batch.ids.length} nodes.`,
        graphId: batch.graphId,
      });
      return 0;
    }
    await this.#wait(delay, this.#stop.signal);
    return failures + 1;
  }

  #next(): { org: string; graphId: string; ids: string[] } | undefined {
    for (const { org, graphId, ids } of this.#waiting.values())
      return { org, graphId, ids: [...take(ids, BATCH)] };
    return undefined;
  }

  #done({ org, graphId, ids }: { org: string; graphId: string; ids: readonly string[] }): void {
    const key = `${org}/${graphId}`;
    const waiting = this.#waiting.get(key);
    for (const id of ids) if (waiting?.ids.delete(id)) this.#count--;
    if (waiting?.ids.size === 0) this.#waiting.delete(key);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}

function* take(ids: Iterable<string>, count: number): Generator<string> {
  let left = count;
  for (const id of ids) {
    if (left-- === 0) return;
    yield id;
  }
}
