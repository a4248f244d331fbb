import type { Contestant } from "../harness/contestant.ts";
import { LoadGenerator, type LoadRequest } from "../harness/load.ts";
import type { Row } from "../harness/result.ts";
import { interleave, type Measure, type Samples } from "../harness/rounds.ts";
import { median, round, spread } from "../harness/stats.ts";
import type { RawDriver, RawJob } from "./raw.ts";

export const connections = 32;
const seconds = 2;
export const raw = "pg driver alone";

/** Servers by name with what each is sent, and the driver alone. */
export interface Comparison {
  readonly servers: Readonly<
    Record<string, { readonly contestant: Contestant; readonly requests: readonly LoadRequest[] }>
  >;
  readonly status: number;
  readonly driver: RawDriver;
  readonly job: Omit<RawJob, "connections" | "seconds">;
}

/** Loads every server and the driver in turns. */
export async function compare({ servers, status, driver, job }: Comparison): Promise<Samples> {
  const load = new LoadGenerator();
  const measures: Record<string, Measure> = {
    [raw]: async () => {
      const { requests, seconds: took, p50, p99 } = await driver.run({ ...job, connections, seconds });
      return { rate: requests / took, p50, p99, cpu: 0 };
    },
  };
  for (const [name, { contestant, requests }] of Object.entries(servers)) {
    measures[name] = async () => {
      const before = contestant.cpu();
      const result = await load.run({ url: contestant.url, requests, connections, seconds, status });
      const cpu = (contestant.cpu() - before) / result.requests;
      return { rate: result.requests / result.seconds, p50: result.p50, p99: result.p99, cpu };
    };
  }
  try {
    return await interleave(measures, { rounds: 7, warmup: 2 });
  } finally {
    load.stop();
  }
}

export const rowsOf = (samples: Samples, names: readonly string[]): Row[] =>
  names.map((name) => ({
    name,
    values: {
      "per second": round(median(samples.get(name, "rate"))),
      "low–high": spread(samples.get(name, "rate")),
      "p50, ms": round(median(samples.get(name, "p50")), 2),
      "p99, ms": round(median(samples.get(name, "p99")), 2),
      "CPU µs of the server process": round(median(samples.get(name, "cpu"))) || "",
    },
  }));
