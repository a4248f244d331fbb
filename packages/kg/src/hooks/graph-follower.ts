import { type Gateway, streamEvents } from "@elqnt/api";
import { invalidate } from "@elqnt/api/queries";
import type { KGGraphChange } from "@elqnt/types/kg";
import type { Query, QueryClient } from "@tanstack/react-query";
import { streamGraphChanges } from "../api.ts";

/** How a graph is followed. */
export interface GraphChangesState {
  /**
   * `live` while changes arrive as they happen, `connecting` at first and after a connection broke. `deleted` and
   * `failed` are final.
   */
  readonly status: "connecting" | "live" | "deleted" | "failed";
  /** The newest that is known; grows with every change of the graph's nodes and edges. */
  readonly revision?: number | undefined;
  /** Why it failed: a `GatewayError`, unless the token source threw another one; none when it ended without a word. */
  readonly error?: Error | undefined;
}

export const notFollowed: GraphChangesState = { status: "connecting" };

/** Answers on screen are asked for again at most this often, however fast a graph changes. */
const restMs = 1_000;
/** Connections in a row that may fail: whoever looks at the graph wants it live, however long it takes. */
const forever = 1e9;

/** One stream of a graph's changes for everybody in this tab who follows it through one query client. */
export class GraphFollower {
  readonly #gateway: Gateway;
  readonly #graphId: string;
  readonly #client: QueryClient;
  readonly #listeners = new Set<() => void>();
  #state = notFollowed;
  #stop: AbortController | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #isStale = false;

  constructor(client: QueryClient, gateway: Gateway, graphId: string) {
    this.#client = client;
    this.#gateway = gateway;
    this.#graphId = graphId;
  }

  readonly state = (): GraphChangesState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#stop) void this.#follow();
    return () => {
      this.#listeners.delete(listener);
      // React leaves and comes back at once when it checks effects; a stream should survive that.
      queueMicrotask(() => this.#listeners.size === 0 && this.#end());
    };
  };

  async #follow(): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const startedAt = Date.now();
    const onState = (state: "connecting" | "open") => {
      if (!signal.aborted) this.#set({ status: state === "open" ? "live" : state });
    };
    try {
      const input = { graphId: this.#graphId };
      const options = { signal, onState, attempts: forever };
      for await (const { data } of streamEvents(streamGraphChanges, this.#gateway, input, options)) {
        this.#hear(data, startedAt);
        if (data.type === "graph.deleted") return;
      }
      // Nobody on the way streams: what ends without a word would end again.
      if (!signal.aborted) this.#set({ status: "failed" });
    } catch (error) {
      if (!signal.aborted) this.#set({ status: "failed", error: error as Error });
    }
  }

  #hear(change: KGGraphChange, startedAt: number): void {
    if (change.type === "graph.deleted") {
      this.#set({ status: "deleted" });
      void invalidate(this.#client, this.#gateway, streamGraphChanges);
      return;
    }
    const isFirst = this.#state.revision === undefined;
    this.#set({ revision: change.id });
    // The first one tells where the graph is: what was fetched since then knows.
    if (isFirst) this.#refresh(({ state }) => state.dataUpdatedAt < startedAt);
    else this.#refreshSoon();
  }

  /** At once, and again after a rest when more came meanwhile. */
  #refreshSoon(): void {
    this.#isStale = true;
    if (this.#resting) return;
    this.#isStale = false;
    this.#refresh();
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      if (this.#isStale) this.#refreshSoon();
    }, restMs);
  }

  #refresh(concerns: (query: Query) => boolean = () => true): void {
    void invalidate(
      this.#client,
      this.#gateway,
      streamGraphChanges,
      (query) => graphOf(query) === this.#graphId && concerns(query),
    );
  }

  #end(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    clearTimeout(this.#resting);
    this.#resting = undefined;
    this.#state = notFollowed;
  }

  #set(changes: Partial<GraphChangesState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

/** The graph that a cached answer is about; operations name it in the path or in the body. */
function graphOf({ queryKey }: Query): string | undefined {
  const input = queryKey[4] as { graphId?: string; body?: { graphId?: string } } | undefined;
  return input?.graphId ?? input?.body?.graphId;
}
