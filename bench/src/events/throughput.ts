import type { CloudEvent } from "@elqnt/adapters/bus";
import { newId } from "@elqnt/service-kit";
import { measured } from "../graph/world.ts";
import type { Result } from "../harness/result.ts";
import { interleave, type Measure } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import { openRaw } from "./raw.ts";
import { openWorld, type World } from "./world.ts";

const records = 1_000;
const inProcess = "in-process bus, chDB";
const onServers = "NATS, PostgreSQL";
const rawBus = "raw JetStream: publish, consume, acknowledge";
const rawInsert = "raw INSERT into PostgreSQL, a row each";

/** From the outbox to a node that queries see, beside the parts of that way alone. */
export async function run(): Promise<Result> {
  const [memory, servers, raw] = [await openWorld(inProcess), await openWorld(onServers), await openRaw()];
  try {
    const alone = (work: (events: readonly CloudEvent[]) => Promise<void>): Measure => {
      return async () => {
        const events = await servers.takeEvents(records);
        const { seconds, cpu } = await measured(() => work(events));
        return { rate: events.length / seconds, cpu: cpu / events.length };
      };
    };
    const samples = await interleave(
      {
        [inProcess]: mirroring(memory),
        [onServers]: mirroring(servers),
        [rawBus]: alone((events) => raw.viaJetStream(events, 500)),
        [rawInsert]: alone((events) => raw.intoPostgres(events)),
      },
      { rounds: 5, warmup: 1 },
    );
    const against = (name: string) => pairedRatio(samples.get(onServers, "rate"), samples.get(name, "rate"));
    const least = median(samples.get(inProcess, "rate"));
    return {
      title: "Events from the outbox to the graph",
      method: `A new organization of ${records} records with their definitions and relationships, whose events all wait in the outbox; the clock runs from the start of the relay until the graph counts every node. The engines are on this machine; 5 rounds in turns after 1 of warm-up.`,
      rows: [inProcess, onServers, rawBus, rawInsert].map((name) => ({
        name,
        values: {
          "events/s": round(median(samples.get(name, "rate"))),
          "low–high": spread(samples.get(name, "rate")),
          "CPU µs/event of this process": round(median(samples.get(name, "cpu"))),
          ...(name === inProcess || name === onServers
            ? { "with embeddings, events/s": round(median(samples.get(name, "embedded"))) }
            : {}),
        },
      })),
      verdicts: [
        {
          what: "events mirrored into the graph, one process with chDB",
          budget: "≥ 500/s",
          measured: `${round(least)}/s`,
          met: least >= 500,
          note: "One change for each event reached 7/s here, and 54/s over NATS, on the same machine.",
        },
        {
          what: "events mirrored over NATS, against JetStream alone",
          budget: "reported",
          measured: times(against(rawBus)),
          note: "Our side also reads the outbox, writes nodes, edges and terms, commits the inbox and tells of the change.",
        },
        {
          what: "events mirrored over NATS, against an INSERT of each alone",
          budget: "reported",
          measured: times(against(rawInsert)),
        },
      ],
    };
  } finally {
    await raw.close();
    await servers.close();
    await memory.close();
  }
}

const mirroring =
  (world: World): Measure =>
  async () => {
    const org = newId();
    const events = await world.seed(org, records);
    let relay: ReturnType<World["startRelay"]> | undefined;
    const start = performance.now();
    const { seconds, cpu } = await measured(async () => {
      relay = world.startRelay();
      await world.untilMirrored(org, records, "nodeCount");
    });
    await world.untilMirrored(org, records, "embeddedCount");
    const all = (performance.now() - start) / 1_000;
    await relay?.close();
    return { rate: events / seconds, cpu: cpu / events, embedded: events / all };
  };
