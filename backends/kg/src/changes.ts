import type { KGGraphChange } from "@elqnt/contracts/kg";
import { type ByteSource, Feed, type LogEntry, ProblemError, unref } from "@elqnt/service-kit";
import { graphIdOf, type KgEnvelope } from "./events.ts";
import type { KgLedger } from "./ledger.ts";
import { graphNotFound } from "./ledger-problems.ts";
import { limits } from "./limits.ts";

/** A graph that somebody follows in this process. */
interface Followed {
  readonly org: string;
  readonly graphId: string;
  /** One for all who follow the graph. */
  readonly feed: Feed<KGGraphChange>;
  /** The newest that was told. */
  revision: number;
  /** Streams that are open or about to be. */
  streams: number;
}

/** How often followed graphs are looked at, because nothing brings back an event that went by unheard. */
const lookMs = 15_000;

/** The streams of changes that are open in this process. */
export class Changes {
  readonly #ledger: Pick<KgLedger, "revision">;
  readonly #log: (entry: LogEntry) => void;
  readonly #followed = new Map<string, Followed>();
  readonly #streamsOfOrg = new Map<string, number>();
  #looking: ReturnType<typeof setInterval> | undefined;
  #ended = false;

  constructor(ledger: Pick<KgLedger, "revision">, log: (entry: LogEntry) => void) {
    this.#ledger = ledger;
    this.#log = log;
  }

  /** A stream of what follows a revision, or the present one. Throws `graph_not_found`, `rate_limited`. */
  async follow(org: string, graphId: string, after: number | undefined): Promise<ByteSource> {
    const followed = this.#join(org, graphId);
    try {
      const revision = await this.#ledger.revision(org, graphId);
      if (revision === undefined) throw graphNotFound(graphId);
      // It may be news for those who follow already, or older than what they were told meanwhile.
      this.#tell(followed, revision);
      const first = followed.revision === after ? [] : [changed(followed)];
      return followed.feed.open(first, () => this.#leave(followed));
    } catch (error) {
      this.#leave(followed);
      throw error;
    }
  }

  /** Takes in an event of this service, of whatever process. */
  hear(event: KgEnvelope): void {
    const followed = this.#followed.get(`${event.orgid}/${graphIdOf(event)}`);
    if (!followed) return;
    if (event.type === "kg.events.graph.deleted") this.#endOf(followed);
    else if ("revision" in event.data) this.#tell(followed, event.data.revision);
  }

  /** Looks at what is followed: changes may have gone by unheard. */
  async look(): Promise<void> {
    for (const followed of [...this.#followed.values()]) {
      try {
        const revision = await this.#ledger.revision(followed.org, followed.graphId);
        if (revision === undefined) this.#endOf(followed);
        else this.#tell(followed, revision);
      } catch (error) {
        const { graphId } = followed;
        this.#log({ level: "warn", message: "Failed to look for changes of a graph.", graphId, error });
      }
    }
  }

  /** Ends all streams, also those that are opened later, so that their readers go elsewhere. */
  end(): void {
    this.#ended = true;
    for (const { feed } of this.#followed.values()) feed.end();
  }

  #join(org: string, graphId: string): Followed {
    const streams = (this.#streamsOfOrg.get(org) ?? 0) + 1;
    if (streams > limits.streams) {
      const detail = `Failed to follow a graph: the organization has ${limits.streams} streams open here.`;
      throw new ProblemError("rate_limited", { detail, retryAfter: 5 });
    }
    this.#streamsOfOrg.set(org, streams);
    const key = `${org}/${graphId}`;
    const followed = this.#followed.get(key) ?? this.#open(org, graphId);
    followed.streams += 1;
    this.#followed.set(key, followed);
    return followed;
  }

  #open(org: string, graphId: string): Followed {
    this.#looking ??= unref(setInterval(() => this.look(), lookMs));
    const feed = new Feed<KGGraphChange>();
    if (this.#ended) feed.end();
    return { org, graphId, feed, revision: 0, streams: 0 };
  }

  #leave(followed: Followed): void {
    const { org } = followed;
    const streams = this.#streamsOfOrg.get(org)! - 1;
    if (streams > 0) this.#streamsOfOrg.set(org, streams);
    else this.#streamsOfOrg.delete(org);
    followed.streams -= 1;
    if (followed.streams === 0) this.#drop(followed);
  }

  #drop(followed: Followed): void {
    const key = `${followed.org}/${followed.graphId}`;
    if (this.#followed.get(key) === followed) this.#followed.delete(key);
    if (this.#followed.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  #tell(followed: Followed, revision: number): void {
    if (revision <= followed.revision) return;
    followed.revision = revision;
    followed.feed.publish(changed(followed));
  }

  #endOf(followed: Followed): void {
    const { graphId, feed } = followed;
    this.#drop(followed);
    feed.publish({ type: "graph.deleted", graphId });
    feed.end();
  }
}

const changed = ({ graphId, revision }: Followed): KGGraphChange => ({
  id: revision,
  type: "graph.changed",
  graphId,
});
