import { asProblemError, type WriteContext } from "@elqnt/service-kit";
import type { EmbeddingQueue } from "../embedding/queue.ts";
import type { ChangedIds, GraphChange } from "../ledger.ts";
import { applyClaims, writtenBy } from "./apply-claims.ts";
import { type ChangeScope, elementEvents } from "./change.ts";
import { type ChangePorts, changeGraph } from "./change-graph.ts";
import type { Claim, Outcome } from "./claims.ts";
import { Coalescer, type Job } from "./coalescer.ts";
import { withdrawals } from "./withdrawals.ts";

/** Claims of one batch. */
const mostClaims = 30_000;

/** What writing of elements stands on. */
export interface WritePorts extends ChangePorts {
  /** Takes nodes whose embedding is to be made; undefined where a consumer of events does it. */
  readonly queue: EmbeddingQueue | undefined;
}

/** Such as a graph that is gone, or a store that cannot be reached: no fault of one of several writes. */
export const isExpected = (error: unknown): boolean => asProblemError(error).code !== "internal_error";

class IngestJob implements Job {
  readonly org: string;
  readonly graphId: string;
  readonly write: WriteContext;
  readonly claims: readonly Claim[];
  readonly #elements: ReadonlySet<string>;

  constructor(org: string, graphId: string, write: WriteContext, claims: readonly Claim[]) {
    this.org = org;
    this.graphId = graphId;
    this.write = write;
    this.claims = claims;
    this.#elements = new Set(claims.map(writtenBy));
  }

  get size(): number {
    return this.claims.length;
  }

  /** Only with jobs of the same author that write other elements: one revision says who spoke last. */
  fits(others: readonly this[]): boolean {
    return others.every(
      (other) =>
        other.write.actor.userId === this.write.actor.userId &&
        !other.write.idempotency &&
        !this.claims.some((claim) => other.#elements.has(writtenBy(claim))),
    );
  }
}

/** Writes what sources say; concurrent writes of one graph in this process become one change. */
export class Ingest {
  readonly #ports: WritePorts;
  readonly #jobs: Coalescer<IngestJob, readonly Outcome[]>;

  constructor(ports: WritePorts) {
    this.#ports = ports;
    this.#jobs = new Coalescer((_key, jobs) => this.#run(jobs), mostClaims, isExpected);
  }

  /** What became of each claim. Throws `graph_not_found`. */
  async write(
    org: string,
    graphId: string,
    write: WriteContext,
    claims: readonly Claim[],
  ): Promise<readonly Outcome[]> {
    return this.#jobs.submit(`${org}/${graphId}`, new IngestJob(org, graphId, write, claims));
  }

  /** Writes what one source says from now on: what it said before and does not say any more is taken back. */
  async replace(
    org: string,
    graphId: string,
    write: WriteContext,
    sourceId: string,
    claims: readonly Claim[],
  ): Promise<readonly Outcome[]> {
    return changeElements(this.#ports, org, graphId, write, async (scope) => {
      const old = await withdrawals(scope, sourceId, claims);
      const { outcomes, changed } = await applyClaims(scope, [...claims, ...old]);
      return { result: outcomes.slice(0, claims.length), changed, isChanged: outcomes.includes("changed") };
    });
  }

  async #run(jobs: readonly IngestJob[]): Promise<readonly (readonly Outcome[])[]> {
    const { org, graphId, write } = jobs[0]!;
    const claims = jobs.flatMap((job) => job.claims);
    const outcomes = await changeElements(this.#ports, org, graphId, write, async (scope) => {
      const { outcomes, changed } = await applyClaims(scope, claims);
      return { result: outcomes, changed, isChanged: outcomes.includes("changed") };
    });
    let at = 0;
    return jobs.map(({ size }) => {
      at += size;
      return outcomes.slice(at - size, at);
    });
  }
}

/** One change of a graph's elements: its events are published, and its nodes are embedded later. */
export async function changeElements<TResult>(
  ports: WritePorts,
  org: string,
  graphId: string,
  write: WriteContext,
  work: (scope: ChangeScope) => Promise<{
    readonly result: TResult;
    /** Whether any row changed, visible or not. */
    readonly isChanged: boolean;
    readonly changed: ChangedIds;
    /** Beside those of changed elements. */
    readonly extra?: Pick<GraphChange<TResult>, "events" | "merge">;
  }>,
): Promise<TResult> {
  let nodeIds: readonly string[] = [];
  const result = await changeGraph(ports, org, graphId, write, async (scope) => {
    const done = await work(scope);
    nodeIds = done.changed.nodeIds;
    const { events: extra = [], merge } = done.extra ?? {};
    const events = [...extra, ...elementEvents(graphId, scope.revision, done.changed)];
    return { result: done.result, changed: done.isChanged, events, ...(merge ? { merge } : {}) };
  });
  await ports.queue?.add(org, graphId, nodeIds);
  return result as TResult;
}
