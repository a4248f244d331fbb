import { setTimeout as delay } from "node:timers/promises";
import { newId } from "@elqnt/service-kit";
import type { Result } from "../harness/result.ts";
import { percentile, round } from "../harness/stats.ts";
import { openRaw } from "./raw.ts";
import { type Arrangement, openWorld } from "./world.ts";

const records = 1_000;
const writes = 200;
const arrangements: readonly Arrangement[] = ["in-process bus, chDB", "NATS, PostgreSQL"];

/** Milliseconds, of each write. */
interface Times {
  /** Until the write is answered. */
  readonly answered: number[];
  /** Until the node of the record is answered. */
  readonly visible: number[];
}

/** How long after a write the graph knows of it, one write at a time. */
export async function run(): Promise<Result> {
  const found = new Map<string, Times>();
  for (const arrangement of arrangements) found.set(arrangement, await writesOf(arrangement));
  const raw = await rawTimes();
  const worst = percentile(found.get(arrangements[0]!)!.visible, 0.99);
  return {
    title: "From a write to its node",
    method: `${writes} records are created one after the other through the entities service, in an organization of ${records} records; after each the graph is asked for its node until it has it, every 10 ms. The raw row publishes an event of the same size to JetStream, hears it and inserts it as a row.`,
    rows: [
      ...[...found].map(([name, { answered, visible }]) => ({
        name,
        values: {
          "write answered p50 ms": round(percentile(answered, 0.5), 1),
          "node visible p50 ms": round(percentile(visible, 0.5), 1),
          "node visible p99 ms": round(percentile(visible, 0.99), 1),
        },
      })),
      {
        name: "raw JetStream and INSERT",
        values: {
          "node visible p50 ms": round(percentile(raw, 0.5), 1),
          "node visible p99 ms": round(percentile(raw, 0.99), 1),
        },
      },
    ],
    verdicts: [
      {
        what: "entity write until its node is visible, p99, one process with chDB",
        budget: "≤ 1 s",
        measured: `${round(worst)} ms`,
        met: worst <= 1_000,
      },
    ],
  };
}

async function writesOf(arrangement: Arrangement): Promise<Times> {
  const world = await openWorld(arrangement);
  const relay = world.startRelay();
  try {
    const org = newId();
    await world.seed(org, records);
    const graphId = await world.untilMirrored(org, records, "embeddedCount");
    const times: Times = { answered: [], visible: [] };
    for (let index = 0; index < writes; index += 1) {
      const start = performance.now();
      const id = await world.createTicket(org, `Ticket ${index}`);
      times.answered.push(performance.now() - start);
      while (!(await world.hasNode(org, graphId, id))) await delay(10);
      times.visible.push(performance.now() - start);
    }
    return times;
  } finally {
    await relay.close();
    await world.close();
  }
}

async function rawTimes(): Promise<number[]> {
  const [world, raw] = [await openWorld("NATS, PostgreSQL"), await openRaw()];
  try {
    const times: number[] = [];
    for (const event of (await world.takeEvents(records)).slice(0, writes)) {
      const start = performance.now();
      await raw.viaJetStream([event], 1);
      await raw.intoPostgres([event]);
      times.push(performance.now() - start);
    }
    return times;
  } finally {
    await raw.close();
    await world.close();
  }
}
