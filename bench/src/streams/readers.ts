import { connect, type Socket } from "node:net";
import { percentile } from "../harness/stats.ts";
import { Sequence } from "./sequence.ts";
import { monotonicMs } from "./source.ts";

/** What a host asks of its readers. */
export type ReadersJob =
  | { readonly kind: "open"; readonly url: string; readonly head: string; readonly count: number }
  /** Readers that ask and then never read. */
  | { readonly kind: "stall"; readonly url: string; readonly head: string; readonly count: number }
  | { readonly kind: "leave-stalled" }
  /** Arrival times are noted from now on. */
  | { readonly kind: "time" }
  | { readonly kind: "report"; readonly publishedAt: Readonly<Record<number, number>> };

/** What the readers found; latencies in milliseconds. */
export interface ReadersReport {
  readonly deliveries: number;
  /** Events that were lost, repeated or out of order, and streams that ended. */
  readonly faults: number;
  readonly p50: number;
  readonly p99: number;
}

export type ReadersMessage =
  | { readonly kind: "opened" | "stalled" }
  /** Every stream has every event up to this one. */
  | { readonly kind: "done"; readonly id: number }
  | ({ readonly kind: "report" } & ReadersReport);

const say = (message: ReadersMessage): void => void process.send!(message);

const streams: Sequence[] = [];
const stalled: Socket[] = [];
/** Streams that have an event, by its id. */
const holders = new Map<number, number>();
let deliveries = 0;
let faults = 0;
let done = 0;
let told = 0;
let arrivals: { id: number; at: number }[] | undefined;

function arrived(id: number): void {
  deliveries += 1;
  arrivals?.push({ id, at: monotonicMs() });
  const count = (holders.get(id) ?? 0) + 1;
  if (count < streams.length) {
    holders.set(id, count);
    return;
  }
  holders.delete(id);
  done = id;
  if (done > told) setImmediate(tell);
}

function tell(): void {
  if (done === told) return;
  told = done;
  say({ kind: "done", id: done });
}

// Read by one socket after the other, so that a thousand of them need no thousand buffers.
const buffer = Buffer.allocUnsafe(256 * 1024);

function open(url: URL, head: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sequence = new Sequence(
      (id, isNext) => {
        if (!isNext) faults += 1;
        arrived(id);
      },
      () => resolve(),
    );
    const onread = {
      buffer,
      callback(length: number) {
        sequence.take(buffer.subarray(0, length));
        return true;
      },
    };
    const socket = connect({ host: url.hostname, port: Number(url.port), onread });
    socket.write(head);
    socket.on("error", reject);
    socket.on("close", () => {
      faults += 1;
      reject(new Error(`Failed to keep a stream open: ${sequence.head}`));
    });
    streams.push(sequence);
  });
}

async function openAll({ url, head, count }: { url: string; head: string; count: number }): Promise<void> {
  // A few at a time: opening is not what is measured, and a burst would be refused as overload.
  for (let left = count; left > 0; left -= 50) {
    await Promise.all(Array.from({ length: Math.min(50, left) }, () => open(new URL(url), head)));
  }
  deliveries = 0;
  holders.clear();
  say({ kind: "opened" });
}

async function stall({ url, head, count }: { url: string; head: string; count: number }): Promise<void> {
  const { hostname, port } = new URL(url);
  for (let index = 0; index < count; index += 1) {
    const socket = connect({ host: hostname, port: Number(port) }).pause();
    socket.on("error", () => {});
    stalled.push(socket);
    await new Promise((resolve) => socket.write(head, resolve));
  }
  say({ kind: "stalled" });
}

function report(publishedAt: Readonly<Record<number, number>>): void {
  const latencies = (arrivals ?? [])
    .filter(({ id }) => id in publishedAt)
    .map(({ id, at }) => at - publishedAt[id]!);
  say({
    kind: "report",
    deliveries,
    faults,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  });
  deliveries = 0;
  arrivals = undefined;
}

process.once("disconnect", () => process.exit());
process.on("message", async (job: ReadersJob) => {
  if (job.kind === "open") await openAll(job);
  else if (job.kind === "stall") await stall(job);
  else if (job.kind === "leave-stalled") for (const socket of stalled.splice(0)) socket.destroy();
  else if (job.kind === "time") arrivals = [];
  else report(job.publishedAt);
});
