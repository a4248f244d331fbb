import { join } from "node:path";
import { type BundleSize, bundleSize } from "../client/bundle.ts";
import { type Started, untilFirstAnswer } from "../harness/first-answer.ts";
import { room } from "../harness/folders.ts";
import { installGuest } from "../harness/guests.ts";
import { LoadGenerator, type LoadRequest } from "../harness/load.ts";
import { freePort } from "../harness/port.ts";
import type { Result, Row } from "../harness/result.ts";
import { interleave, type Measure } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import { documentFile } from "./hey-api.ts";
import { demoToken } from "./mock-token.ts";

const path = "/api/v1/entities/ticket/records?limit=10";
const ours = "@elqnt/mock-server";
const prism = "@stoplight/prism-cli";

/** What the mock loads when somebody asks for `/openapi.json`, `/docs` or writes a definition with a pattern. */
const onDemand = ["@elqnt/contracts/openapi", "re2js"];

type Start = () => Promise<Started & { readonly url: string }>;

async function startOurs(headers: Record<string, string>): Promise<Awaited<ReturnType<Start>>> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    "--conditions=@elqnt/source",
    join(room, "../mock-server/src/cli.ts"),
    "--port",
    String(port),
  ];
  const started = await untilFirstAnswer(process.execPath, args, { url: url + path, headers, status: 200 });
  return { ...started, url };
}

async function startPrism(
  folder: string,
  headers: Record<string, string>,
): Promise<Awaited<ReturnType<Start>>> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const cli = join(folder, "node_modules/@stoplight/prism-cli/dist/index.js");
  const args = [cli, "mock", "-h", "127.0.0.1", "-p", String(port), documentFile("entities")];
  const started = await untilFirstAnswer(process.execPath, args, { url: url + path, headers, status: 200 });
  return { ...started, url };
}

const bytes = ({ gzip }: BundleSize): string => `${gzip.toLocaleString("en-US")} B`;

async function coldStarts(start: Start, rounds = 5): Promise<number[]> {
  const seconds: number[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    const started = await start();
    seconds.push(started.seconds);
    await started.stop();
  }
  return seconds;
}

/** Our mock, which is the platform on memory, beside Prism, which answers examples; and what it weighs in a browser. */
export async function run(): Promise<Result> {
  const headers = { authorization: `Bearer ${await demoToken()}`, accept: "application/json" };
  const folder = installGuest(prism);
  const starts: Record<string, Start> = { [ours]: () => startOurs(headers) };
  if (folder) starts[prism] = () => startPrism(folder, headers);
  const cold: Record<string, number[]> = {};
  for (const [name, start] of Object.entries(starts)) cold[name] = await coldStarts(start);

  const load = new LoadGenerator();
  const running: Started[] = [];
  const measures: Record<string, Measure> = {};
  const request: LoadRequest = { method: "GET", path, headers };
  for (const [name, start] of Object.entries(starts)) {
    const started = await start();
    running.push(started);
    measures[name] = async () => {
      const result = await load.run({
        url: started.url,
        requests: [request],
        connections: 16,
        seconds: 2,
        status: 200,
      });
      return { rate: result.requests / result.seconds, p50: result.p50 };
    };
  }
  const samples = await interleave(measures, { rounds: 5, warmup: 2 });
  load.stop();
  await Promise.all(running.map((started) => started.stop()));

  const page = `export { createMockGateway, createMockWorker } from "@elqnt/mock-server/browser";`;
  const [services, everything] = [await bundleSize(page, room, onDemand), await bundleSize(page)];
  const startOf = median(cold[ours]!);
  const rows: Row[] = Object.keys(starts).map((name) => ({
    name,
    values: {
      "requests/s": round(median(samples.get(name, "rate"))),
      "low–high": spread(samples.get(name, "rate")),
      "p50, ms": round(median(samples.get(name, "p50")), 1),
      "cold start, s": round(median(cold[name]!), 2),
      "start low–high": spread(cold[name]!, 2),
    },
  }));
  const ratio = folder ? pairedRatio(samples.get(ours, "rate"), samples.get(prism, "rate")) : undefined;
  return {
    title: "Mock server",
    method:
      "GET of a page of records over 16 connections, 2 s each, 5 rounds in turns after 2 of warm-up; ours checks the token and answers ten stored records, Prism answers one example. Cold start: process start to first answer, median of 5, ours run from sources.",
    rows,
    verdicts: [
      ratio === undefined
        ? { what: "mock server against Prism", budget: "≥ 8×", measured: "Prism could not be installed here" }
        : {
            what: "mock server against Prism",
            budget: "≥ 8×",
            measured: times(ratio, 1),
            met: ratio >= 8,
            note: "Ours checks a token, runs the real service and serializes ten records; Prism answers one example. No web objects are made; in a profile a quarter is the write to the socket, a tenth the text of the answer, a tenth the signed cursor.",
          },
      {
        what: "mock server cold start",
        budget: "< 1 s",
        measured: `${round(startOf, 2)} s`,
        met: startOf < 1,
      },
      {
        what: "mock in the browser over MSW",
        budget: "≤ 120 KB min+gzip",
        measured: `${bytes(services)} with all services in one file, ${bytes(everything)} with what loads on demand`,
        met: services.gzip <= 120_000,
        note: "`size.json` has what loads at once, which is the gate: graphs load with the first request for them, the document and the engine of patterns when asked for. What is left is the code of the services; checks are 10 KB of it, tables 7, jose 8, lru-cache 6.",
      },
    ],
  };
}
