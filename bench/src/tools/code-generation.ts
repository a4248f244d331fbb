import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, room } from "../harness/folders.ts";
import type { Result } from "../harness/result.ts";
import { interleave, type Measure } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import { documentFile } from "./hey-api.ts";

const services = ["auth", "entities", "gateway"];

/** Wall time of a process, as a person waits for it, and its CPU time, which other work on the machine distorts less. */
const timed =
  (args: readonly string[]): Measure =>
  async () => {
    const start = performance.now();
    const timing = ["-c", 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', "time", process.execPath, ...args];
    const { stderr, status } = spawnSync("bash", timing, { cwd: room, encoding: "utf8" });
    if (status !== 0) throw new Error(`Failed to generate with ${args.join(" ")}: exit ${status}.`);
    const cpu = stderr
      .trim()
      .split(" ")
      .reduce((sum, part) => sum + Number(part), 0);
    return { seconds: (performance.now() - start) / 1_000, cpu };
  };

function heyApiConfig(plugins: readonly string[], name: string): string {
  const jobs = services.map((service) => ({
    input: documentFile(service),
    output: join(cacheFolder(name), service),
    plugins,
  }));
  const path = join(cacheFolder("codegen"), `${name}.config.mjs`);
  writeFileSync(path, `export default ${JSON.stringify(jobs)};`);
  return path;
}

function redocly(): string {
  const apis = Object.fromEntries(
    services.map((service) => [
      service,
      {
        root: documentFile(service),
        "x-openapi-ts": { output: join(cacheFolder("openapi-typescript"), `${service}.d.ts`) },
      },
    ]),
  );
  const path = join(cacheFolder("codegen"), "redocly.yaml");
  writeFileSync(path, JSON.stringify({ apis }));
  return path;
}

const ours = "ours: types, clients, queries, zod, validators, tables, documents";

/** All contracts through our generator and through those people use. */
export async function run(): Promise<Result> {
  const bin = (file: string) => join(room, "node_modules", file);
  const openapiTypescript = bin("openapi-typescript/bin/cli.js");
  const heyApi = bin("@hey-api/openapi-ts/bin/run.js");
  const full = [
    "@hey-api/typescript",
    "@hey-api/sdk",
    "@hey-api/client-fetch",
    "zod",
    "@tanstack/react-query",
  ];
  const contestants: Record<string, Measure> = {
    [ours]: timed(["--conditions=@elqnt/source", join(room, "../contracts/generator/src/cli.ts"), "--check"]),
    "openapi-typescript: types": timed([openapiTypescript, "--redocly", redocly()]),
    "hey-api: types, sdk": timed([heyApi, "-f", heyApiConfig(full.slice(0, 3), "hey-lean"), "--silent"]),
    "hey-api: types, sdk, queries, zod": timed([heyApi, "-f", heyApiConfig(full, "hey-full"), "--silent"]),
  };
  const samples = await interleave(contestants, { rounds: 5, warmup: 1 });
  const seconds = median(samples.get(ours, "seconds"));
  const against = pairedRatio(
    samples.get(ours, "cpu"),
    samples.get("hey-api: types, sdk, queries, zod", "cpu"),
  );
  const best = Math.min(...samples.get(ours, "seconds"));
  return {
    title: "Code generation",
    method: `All contracts (${services.join(", ")}), process start to end, 5 rounds in turns after 1 of warm-up. Ours runs as the check: everything is generated and compared, nothing written.`,
    rows: Object.keys(contestants).map((name) => ({
      name,
      values: {
        seconds: round(median(samples.get(name, "seconds")), 2),
        "low–high": spread(samples.get(name, "seconds"), 2),
        "CPU s": round(median(samples.get(name, "cpu")), 2),
      },
    })),
    verdicts: [
      {
        what: "code generation, all contracts, everything that is generated",
        budget: "≤ 5 s",
        measured: `${round(seconds, 2)} s, best ${round(best, 2)} s; ${times(against)} the CPU time of hey-api with queries and zod`,
        met: seconds <= 5,
        note: "Wall time on shared cores, so the spread is wide; the share of each part was not measured.",
      },
    ],
  };
}
