import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { signGatewayToken } from "@elqnt/auth/server";
import type { ReadersJob, ReadersMessage, ReadersReport } from "./readers.ts";
import { monotonicMs, org, path, secret } from "./source.ts";

/** A server of streams, in the process under test. */
export interface FanOut {
  readonly url: string;
  /** Tells every stream of the next revision. */
  publish(id: number): void;
  /** CPU time in microseconds of what runs elsewhere for it. */
  cpuElsewhere?(): number;
}

/** What the benchmark asks of a host; each is answered with numbers. */
export type HostJob =
  /** Opens streams. */
  | { readonly kind: "open"; readonly count: number }
  /** As many events as the readers take, at most `window` of them under way. */
  | { readonly kind: "flood"; readonly window: number; readonly seconds: number }
  /** One event at a time, evenly spaced. */
  | { readonly kind: "pace"; readonly perSecond: number; readonly seconds: number }
  /** So many events, while some clients do not read. */
  | { readonly kind: "stall"; readonly count: number; readonly events: number; readonly window: number };

export type HostAnswer = Readonly<Record<string, number>>;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Sockets of this process, the listening one left out. */
const openSockets = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap").length;

const memory = (): { live: number; rss: number } => {
  collectGarbage();
  collectGarbage();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: heapUsed + external, rss };
};

class Host {
  readonly #fanOut: FanOut;
  readonly #head: string;
  readonly #readers: ChildProcess = fork(join(import.meta.dirname, "readers.ts"), {
    execArgv: ["--conditions=@elqnt/source"],
  });
  #published = 0;
  #done = 0;
  #wake: (() => void) | undefined;

  constructor(fanOut: FanOut, head: string) {
    this.#fanOut = fanOut;
    this.#head = head;
    this.#readers.on("message", (message: ReadersMessage) => {
      if (message.kind !== "done") return;
      this.#done = message.id;
      this.#wake?.();
    });
  }

  do(job: HostJob): Promise<HostAnswer> {
    if (job.kind === "open") return this.#open(job.count);
    if (job.kind === "flood") return this.#flood(job);
    if (job.kind === "pace") return this.#pace(job);
    return this.#stall(job);
  }

  async #open(count: number): Promise<HostAnswer> {
    // What the first streams load and compile is no cost of a stream.
    await this.#askReaders({ kind: "open", url: this.#fanOut.url, head: this.#head, count: 20 });
    await this.#drive(50, 10);
    const before = memory();
    await this.#askReaders({ kind: "open", url: this.#fanOut.url, head: this.#head, count: count - 20 });
    const after = memory();
    const each = (kind: "live" | "rss") => (after[kind] - before[kind]) / (count - 20) / 1024;
    return { liveKB: each("live"), rssKB: each("rss") };
  }

  async #flood({ window, seconds }: { window: number; seconds: number }): Promise<HostAnswer> {
    const until = performance.now() + seconds * 1_000;
    return this.#measured(() =>
      this.#drive(Number.POSITIVE_INFINITY, window, () => performance.now() < until),
    );
  }

  async #pace({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<HostAnswer> {
    this.#tellReaders({ kind: "time" });
    const publishedAt: Record<number, number> = {};
    return this.#measured(async () => {
      for (let count = perSecond * seconds; count > 0; count -= 1) {
        publishedAt[this.#published + 1] = monotonicMs();
        await this.#drive(1, Number.POSITIVE_INFINITY);
        await pause(1_000 / perSecond);
      }
      await this.#all();
    }, publishedAt);
  }

  async #stall({
    count,
    events,
    window,
  }: {
    count: number;
    events: number;
    window: number;
  }): Promise<HostAnswer> {
    const [before, sockets] = [memory(), openSockets()];
    await this.#askReaders({ kind: "stall", url: this.#fanOut.url, head: this.#head, count });
    while (openSockets() < sockets + count) await pause(5);
    let mostHeld = 0;
    const measured = await this.#measured(() =>
      this.#drive(events, window, () => {
        const { heapUsed, external } = process.memoryUsage();
        mostHeld = Math.max(mostHeld, heapUsed + external - before.live);
        return true;
      }),
    );
    const held = memory().live - before.live;
    const dropped = sockets + count - openSockets();
    this.#tellReaders({ kind: "leave-stalled" });
    while (openSockets() > sockets) await pause(5);
    return { ...measured, dropped, heldMB: held / 2 ** 20, mostHeldMB: mostHeld / 2 ** 20 };
  }

  async #measured(
    work: () => Promise<void>,
    publishedAt: Readonly<Record<number, number>> = {},
  ): Promise<HostAnswer> {
    const { cpuElsewhere = () => 0 } = this.#fanOut;
    const [start, own, elsewhere] = [performance.now(), process.cpuUsage(), cpuElsewhere()];
    await work();
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(own);
    const cpu = user + system + cpuElsewhere() - elsewhere;
    const { deliveries, faults, p50, p99 } = await this.#askReaders({
      kind: "report",
      publishedAt,
    });
    return { deliveries, faults, p50, p99, rate: deliveries / seconds, cpu: cpu / deliveries };
  }

  /** Publishes up to `count` events with at most `window` under way, and waits until all streams have them. */
  async #drive(count: number, window: number, goesOn = () => true): Promise<void> {
    for (let left = count; left > 0 && goesOn(); ) {
      for (; left > 0 && this.#published - this.#done < window; left -= 1) {
        this.#published += 1;
        this.#fanOut.publish(this.#published);
      }
      if (window < Number.POSITIVE_INFINITY) await this.#progress();
    }
    if (window < Number.POSITIVE_INFINITY) await this.#all();
  }

  async #all(): Promise<void> {
    while (this.#done < this.#published) await this.#progress();
  }

  #progress(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #tellReaders(job: ReadersJob): void {
    this.#readers.send(job);
  }

  async #askReaders(job: ReadersJob): Promise<ReadersReport> {
    this.#tellReaders(job);
    for (;;) {
      const [message] = (await once(this.#readers, "message")) as [ReadersMessage];
      if (message.kind !== "done") return message as ReadersMessage & ReadersReport;
    }
  }
}

/** Puts a server of streams at the benchmark's service: announces it and does what it is asked. */
export async function host(fanOut: FanOut): Promise<void> {
  const claims = { orgId: org, userId: "bench", scopes: ["read:kg"] };
  const { token } = await signGatewayToken(claims, { secret, expiresInSeconds: 3_600 });
  const head = `GET ${path} HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  const own = new Host(fanOut, head);
  process.on("message", async (job: HostJob) => process.send!(await own.do(job)));
  process.send!({ url: fanOut.url });
}
