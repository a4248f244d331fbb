import type { IngestProblem, IngestProgress, IngestReport } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem, expectStatus } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { NoAnswer } from "../../engine/session.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import {
  edge,
  expectElements,
  newGraph,
  node,
  readNode,
  readStats,
  readSubgraph,
} from "../../recipes/kg-fixture.ts";
import { about } from "./about.ts";

const reference = "kg-ingest.yaml ingestStream";

type Event = IngestProgress | IngestProblem | IngestReport;

function eventsOf(exchange: Exchange) {
  expectStatus(exchange, 200);
  const events = exchange.text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event);
  const report = events.at(-1);
  ensure(report?.type === "report", "a report as the last line", show(report), exchange);
  const problems = events.filter((event): event is IngestProblem => event.type === "problem");
  const progress = events.filter((event): event is IngestProgress => event.type === "progress");
  return { report, problems, progress };
}

const nodeLine = (...input: Parameters<typeof node>) =>
  JSON.stringify({ type: "node", node: node(...input) });
const edgeLine = (...input: Parameters<typeof edge>) =>
  JSON.stringify({ type: "edge", edge: edge(...input) });

async function ownGraph(world: World) {
  const { id: graphId } = await newGraph(world, world.a);
  const upload = async (lines: readonly string[], more: Record<string, unknown> = {}, end = "\n") => {
    const exchange = await world.a.admin.call("ingestStream", {
      graphId,
      body: lines.join("\n") + end,
      ...more,
    });
    return { ...eventsOf(exchange), exchange };
  };
  return { graphId, upload };
}

const countsOf = ({ processed, upserted, unchanged, failed }: IngestReport | IngestProgress) => ({
  processed,
  upserted,
  unchanged,
  failed,
});

/** Any number of nodes and edges come in line by line. */
export const streamRules: readonly Rule[] = [
  about(
    "stream/stored",
    "Lines become nodes and edges, edges find the nodes of lines before them, and the report counts",
    reference,
    async (world) => {
      const { graphId, upload } = await ownGraph(world);
      const lines = [nodeLine("a"), nodeLine("b"), edgeLine("a", "b"), nodeLine("c"), edgeLine("b", "c")];
      const first = await upload(lines, { sourceId: "crm" }, "");
      expectEqual(
        countsOf(first.report),
        { processed: 5, upserted: 5, unchanged: 0, failed: 0 },
        "the counts",
        first.exchange,
      );
      expectEqual(first.report.completed, true, "completed", first.exchange);
      expectElements(await readSubgraph(world.a, graphId), ["b", "a", "c"], ["a~b", "b~c"], "the graph");
      expectEqual((await readNode(world.a, graphId, "a")).sources, ["crm"], "the sources");
      const again = await upload(lines, { sourceId: "crm" });
      expectEqual(
        countsOf(again.report),
        { processed: 5, upserted: 0, unchanged: 5, failed: 0 },
        "the counts",
        again.exchange,
      );
      const other = await upload([nodeLine("d")]);
      expectEqual(
        (await readNode(world.a, graphId, "d")).sources,
        ["$api"],
        "the source of what came without one",
        other.exchange,
      );
    },
  ),
  about(
    "stream/problems",
    "A line that is wrong is answered with its number and pointers from the line on, all others are stored",
    `${reference}; IngestProblem`,
    async (world) => {
      const { graphId, upload } = await ownGraph(world);
      const { report, problems, exchange } = await upload([
        nodeLine("a"),
        JSON.stringify({ type: "node", node: { id: "b", label: "Thing" } }),
        "{ no json",
        edgeLine("a", "nobody"),
        nodeLine("backwards", { validFrom: "2026-01-02T00:00:00.000Z", validTo: "2026-01-01T00:00:00.000Z" }),
        JSON.stringify({ type: "thing" }),
        JSON.stringify([]),
        edgeLine("a", "a"),
        edgeLine("a", "a", { label: "LIKES" }),
        '{"type":"node","node":{"id":"cut',
      ]);
      expectEqual(
        countsOf(report),
        { processed: 10, upserted: 2, unchanged: 0, failed: 8 },
        "the counts",
        exchange,
      );
      expectEqual(
        problems.map(({ line }) => line).sort((left, right) => left - right),
        [2, 3, 4, 5, 6, 7, 9, 10],
        "the lines",
        exchange,
      );
      const told = (line: number) => {
        const { problem } = problems.find((event) => event.line === line)!;
        return [problem.code, problem.errors?.[0]?.pointer];
      };
      expectEqual(told(2), ["validation_failed", "/node/name"], "code and pointer of line 2", exchange);
      expectEqual(told(3)[0], "bad_request", "the code of line 3", exchange);
      expectEqual(told(4), ["node_not_found", "/edge/targetId"], "code and pointer of line 4", exchange);
      expectEqual(told(5), ["validation_failed", "/node/validTo"], "code and pointer of line 5", exchange);
      expectEqual(told(6)[0], "validation_failed", "the code of line 6", exchange);
      expectEqual(told(9)[0], "edge_conflict", "the code of line 9", exchange);
      expectEqual(told(10)[0], "bad_request", "the code of a line that was cut off", exchange);
      expectElements(await readSubgraph(world.a, graphId), ["a"], ["a~a"], "the graph");
    },
  ),
  about(
    "stream/batches",
    "Progress comes after each 1,000 lines and counts what is stored",
    `${reference}; IngestProgress`,
    async (world) => {
      const { graphId, upload } = await ownGraph(world);
      const lines = Array.from({ length: 2500 }, (_, index) =>
        index === 1200 ? "nonsense" : nodeLine(`n${index % 200}`),
      );
      const { report, progress, problems, exchange } = await upload(lines);
      expectEqual(
        countsOf(report),
        { processed: 2500, upserted: 200, unchanged: 2299, failed: 1 },
        "the counts",
        exchange,
      );
      expectEqual(
        progress.slice(0, 2).map(countsOf),
        [
          { processed: 1000, upserted: 200, unchanged: 800, failed: 0 },
          { processed: 2000, upserted: 200, unchanged: 1799, failed: 1 },
        ],
        "the progress",
        exchange,
      );
      expectEqual(
        problems.map(({ line }) => line),
        [1201],
        "the lines",
        exchange,
      );
      expectEqual((await readStats(world.a, graphId)).nodeCount, 200, "the stored nodes");
    },
  ),
  about(
    "stream/most-problems",
    "At most 1,000 problems are answered, all are counted",
    reference,
    async (world) => {
      const { upload } = await ownGraph(world);
      const { report, problems, exchange } = await upload([
        ...Array.from({ length: 1100 }, () => "?"),
        nodeLine("a"),
      ]);
      expectEqual(
        countsOf(report),
        { processed: 1101, upserted: 1, unchanged: 0, failed: 1100 },
        "the counts",
        exchange,
      );
      expectEqual(
        [problems.length, report.completed],
        [1000, true],
        "the answered problems and completed",
        exchange,
      );
    },
  ),
  about(
    "stream/unknown-graph",
    "An upload to an unknown graph, or of another kind, is refused before its first line",
    reference,
    async (world) => {
      const { graphId } = await ownGraph(world);
      const unknown = await world.a.admin.call("ingestStream", {
        graphId: world.random.uuid(),
        body: nodeLine("a"),
      });
      expectProblem(unknown, { status: 404, code: "graph_not_found" });
      const csv = await world.a.admin.call(
        "ingestStream",
        { graphId, body: "id,name\na,b\n" },
        { contentType: "text/csv" },
      );
      expectProblem(csv, { status: 415, code: "unsupported_media_type" });
    },
  ),
  {
    ...about(
      "stream/cut-off",
      "Of an upload that is cut off there is no completed report, and what was reported as progress is stored",
      reference,
      async (world) => {
        const { graphId } = await ownGraph(world);
        const lines = Array.from({ length: 2500 }, (_, index) => nodeLine(`n${index % 200}`));
        const { credential } = world.a.admin;
        const call = world.build("ingestStream", { graphId, body: lines.join("\n") }, credential);
        const text = await world.sendRaw!(call, { cut: true }).then(
          (exchange) => exchange.text,
          (error: unknown) => {
            // A server that answers only once it has everything has reported nothing.
            if (error instanceof NoAnswer) return "";
            throw error;
          },
        );
        ensure(!text.includes('"completed":true'), "no completed report", show(text));
        const reported = [...text.matchAll(/"type":"progress".*"upserted":(\d+)/g)].at(-1)?.[1];
        const upserted = Number(reported ?? 0);
        const { nodeCount } = await readStats(world.a, graphId);
        ensure(nodeCount >= upserted && nodeCount <= 200, `${upserted} nodes or more`, `${nodeCount}`);
      },
    ),
    needsNetwork: true,
  },
];
