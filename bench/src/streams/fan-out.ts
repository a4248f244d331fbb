import type { Result, Row } from "../harness/result.ts";
import { interleave, type Measure, Samples } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import type { HostAnswer } from "./host.ts";
import { HostProcess } from "./hosts.ts";

const streams = 1_000;
const stalled = 10;
const streamsBesideStalled = 200;
const ours = "@elqnt/gateway and service";
const apart = "the same as two processes";
const library = "better-sse";
const bare = "bare node:http, a write per event";
const gathering = "bare node:http, events gathered per turn";

const startAll = async (): Promise<ReadonlyMap<string, HostProcess>> =>
  new Map([
    [ours, await HostProcess.start("ours")],
    [apart, await HostProcess.start("ours-two")],
    [library, await HostProcess.start("better-sse")],
    [bare, await HostProcess.start("bare")],
    [gathering, await HostProcess.start("bare", { BENCH_GATHERS: "1" })],
  ]);

/** Numbers of a job that lost nothing. */
async function complete(name: string, answer: Promise<HostAnswer>): Promise<HostAnswer> {
  const numbers = await answer;
  if (numbers.faults! > 0)
    throw new Error(`Failed to fan out: "${name}" lost, repeated or broke off ${numbers.faults} times.`);
  return numbers;
}

const measure =
  (name: string, host: HostProcess): Measure =>
  async () => {
    const alone = await complete(name, host.ask({ kind: "flood", window: 1, seconds: 1.5 }));
    const many = await complete(name, host.ask({ kind: "flood", window: 16, seconds: 1.5 }));
    const paced = await complete(name, host.ask({ kind: "pace", perSecond: 10, seconds: 2 }));
    return {
      aloneCpu: alone.cpu!,
      aloneRate: alone.rate!,
      cpu: many.cpu!,
      rate: many.rate!,
      p50: paced.p50!,
      p99: paced.p99!,
    };
  };

/** With fewer readers: a client that never reads is behind only once the kernel's own 4 to 8 MB are full. */
async function stall(name: string, ...contestant: Parameters<typeof HostProcess.start>): Promise<HostAnswer> {
  const host = await HostProcess.start(...contestant);
  try {
    await host.ask({ kind: "open", count: streamsBesideStalled });
    return await complete(name, host.ask({ kind: "stall", count: stalled, events: 120_000, window: 512 }));
  } finally {
    host.stop();
  }
}

const rowOf = (name: string, samples: Samples, memory: Samples): Row => {
  const of = (what: string) => median(samples.get(name, what));
  const kilobytes = (what: string) => median(memory.get(name, what));
  return {
    name,
    values: {
      "deliveries/s": round(of("rate")),
      "low–high": spread(samples.get(name, "rate")),
      "CPU µs/delivery": round(of("cpu"), 2),
      "one event at a time, CPU µs": round(of("aloneCpu"), 1),
      "deliveries/s ": round(of("aloneRate")),
      "10 events/s, p50 ms": round(of("p50"), 1),
      "p99 ms": round(of("p99"), 1),
      "live KB/stream": round(kilobytes("liveKB"), 1),
      "RSS KB/stream": round(kilobytes("rssKB"), 1),
    },
  };
};

const stallRow = (name: string, { dropped, heldMB, mostHeldMB, rate, cpu }: HostAnswer): Row => ({
  name: `${name}, beside ${stalled} clients that never read`,
  values: {
    "deliveries/s": round(rate!),
    "CPU µs/delivery": round(cpu!, 2),
    "dropped of 10": dropped!,
    "MB held for them": round(heldMB!, 1),
    "MB at most": round(mostHeldMB!, 1),
  },
});

/** One graph followed by a thousand, through gateway and service, beside what writes the same frames by hand. */
export async function run(): Promise<Result> {
  const hosts = await startAll();
  try {
    const memory = new Samples();
    for (const [name, host] of hosts) memory.add(name, await host.ask({ kind: "open", count: streams }));
    const contestants = Object.fromEntries([...hosts].map(([name, host]) => [name, measure(name, host)]));
    const samples = await interleave(contestants, { rounds: 5 });
    const stalls = new Map([
      [ours, await stall(ours, "ours")],
      [gathering, await stall(gathering, "bare", { BENCH_GATHERS: "1" })],
    ]);
    const rows = [...hosts.keys()].map((name) => rowOf(name, samples, memory));
    return {
      title: "Fan-out of server-sent events",
      method: `${streams} streams of one graph, opened with tokens through the gateway and read by another process that checks every id of every stream. A closed loop with at most 16 events under way, then with one, then 10 events/s for latency; 5 rounds in turns. Memory is what ${streams - 20} more idle streams add after garbage collection. Then 120,000 events (15 MB a stream) to ${streamsBesideStalled} streams beside ${stalled} clients that never read.`,
      rows: [...rows, ...[...stalls].map(([name, answer]) => stallRow(name, answer))],
      verdicts: verdicts(samples, memory, stalls.get(ours)!),
    };
  } finally {
    for (const host of hosts.values()) host.stop();
  }
}

function verdicts(samples: Samples, memory: Samples, stall: HostAnswer): Result["verdicts"] {
  const rate = median(samples.get(ours, "rate"));
  const alone = median(samples.get(ours, "aloneCpu"));
  const against = (name: string, what: string) =>
    times(pairedRatio(samples.get(ours, what), samples.get(name, what)));
  const kilobytes = median(memory.get(ours, "rssKB"));
  return [
    {
      what: "SSE fan-out, one process, 1,000 streams",
      budget: "≥ 100,000 deliveries/s",
      measured: `${round(rate).toLocaleString("en-US")}/s; CPU ${against(bare, "cpu")} of bare node:http, ${against(gathering, "cpu")} of one that gathers, ${against(library, "cpu")} of better-sse`,
      met: rate >= 100_000,
      note: "Events that come in one turn leave as one piece, which pays as soon as two are under way.",
    },
    {
      what: "SSE fan-out, one event at a time, so that none share a write",
      budget: "reported",
      measured: `${round(1e6 / alone).toLocaleString("en-US")} deliveries per CPU second; CPU ${against(bare, "aloneCpu")} of bare node:http`,
      note: "Bare node:http stays below 100,000 a second as well: what is left is one write to a socket per delivery.",
    },
    {
      what: "SSE fan-out, memory of an idle stream",
      budget: "≤ 50 KB",
      measured: `${round(kilobytes, 1)} KB resident, ${round(median(memory.get(ours, "liveKB")), 1)} KB live`,
      met: kilobytes <= 50,
    },
    {
      what: "SSE fan-out, loss, and clients that never read",
      budget: "none lost; dropped at 1 MiB behind",
      measured: `0 of ${round(stall.deliveries!).toLocaleString("en-US")} deliveries lost beside them, ${stall.dropped} of ${stalled} dropped, at most ${round(stall.mostHeldMB!, 1)} MB held`,
      met: stall.dropped === stalled && stall.mostHeldMB! < 64,
    },
  ];
}
