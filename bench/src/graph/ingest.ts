import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OrgDatabase } from "@elqnt/adapters/clickhouse";
import { newId } from "@elqnt/service-kit";
import { rowBinary } from "../../../backends/adapters/src/clickhouse/row-binary.ts";
import type { Result } from "../harness/result.ts";
import { interleave, type Measure } from "../harness/rounds.ts";
import { median, pairedRatio, round, spread, times } from "../harness/stats.ts";
import {
  edgeInput,
  edgeRow,
  edgeTable,
  graphId,
  nodeInput,
  nodeRow,
  nodeTable,
  type TableRows,
} from "./rows.ts";
import { measured, openWorld, type World } from "./world.ts";

const batch = 10_000;
const edgeBatches = 2;
const rowsPerRound = batch * (1 + edgeBatches);

const ours = "graph store: write of 10,000 rows";
const engine = "the engine alone: RowBinary from a file";
const json = "@clickhouse/client: insert of JSON values";
const service = "kg service: ingest of 10,000 items";

/** As the service says, which has looked. */
const none = new Map();

/** A round's elements: 10,000 nodes and 20,000 edges between them, never written before. */
function elementsOf(turn: number) {
  const nodes = Array.from({ length: batch }, (_, index) => turn * batch + index);
  const edges = Array.from({ length: edgeBatches }, (_, part) =>
    Array.from({ length: batch }, (_, index) => turn * batch * edgeBatches + part * batch + index),
  );
  return { nodes, edges };
}

/** The same rows into the same tables, by four ways. */
export async function run(): Promise<Result> {
  const world = await openWorld();
  try {
    const measures = await contestants(world);
    const samples = await interleave(measures, { rounds: 7, warmup: 2 });
    const against = (name: string) => pairedRatio(samples.get(ours, "rate"), samples.get(name, "rate"));
    const cpu = (name: string) => pairedRatio(samples.get(name, "cpu"), samples.get(ours, "cpu"));
    return {
      title: "Ingest into the knowledge graph",
      method:
        "10,000 nodes and 20,000 edges that are new, into tables that grow by as many each round, in batches of 10,000 rows; ClickHouse is chDB in this process, one insert fills three tables of edges on all sides. All ways insert the same rows in the same order. CPU time is that of the process, with the engine's threads and merges; 7 rounds in turns after 2 of warm-up.",
      rows: Object.keys(measures).map((name) => ({
        name,
        values: {
          "rows/s": round(median(samples.get(name, "rate"))),
          "low–high": spread(samples.get(name, "rate")),
          "CPU µs/row": round(median(samples.get(name, "cpu")), 1),
        },
      })),
      verdicts: [
        {
          what: "KG ingest against the engine's own RowBinary insert",
          budget: "≥ 0.5",
          measured: `${times(against(engine))} of its rows/s, ${times(cpu(engine))} by CPU time`,
          met: against(engine) >= 0.5,
          note: "Both sides end in the same inserts of the same RowBinary; the file of the opponent is ready, ours is made from nodes and edges. Making it took 1.3 to 1.7 µs of CPU a row on a quiet machine, more than half of that JSON.stringify of the element.",
        },
        {
          what: "KG ingest against the client's JSON path",
          budget: "≥ 3×",
          measured: `${times(against(json))} of its rows/s, ${times(cpu(json))} by CPU time`,
          met: against(json) >= 3,
          note: "The client's objects are ready, ours are made from nodes and edges. Seven runs gave 1.6 to 3.0 times, 1.6 and 2.7 on the quietest machines: the client's own speed varies most. What the engine does for three tables and their merges is the same on both sides and about three quarters of ours, so little is left to save. Without the index of words a node, and without the two views an edge, would cost the engine a quarter to two fifths less, but queries read both; bloom filters, codecs, granules and block sizes made no difference beyond the noise.",
        },
        {
          what: "KG ingest through the service, against the store alone",
          budget: "reported",
          measured: times(1 / against(service)),
          note: "The service first asks the engine which of the ids it knows, and what became of the ends of edges: 2 to 5 µs of CPU an id. The rest is reading and checking the body, folding, and events.",
        },
      ],
    };
  } finally {
    await world.close();
  }
}

async function contestants(world: World): Promise<Record<string, Measure>> {
  const { clickhouse, store } = world;
  const orgs = [newId(), newId(), newId(), newId()] as const;
  for (const org of orgs)
    await store.write(org, newId(), 1, { nodes: [nodeRow(0, 1)], edges: [edgeRow(0, [0], 1)] });
  const [first, second, third, fourth] = orgs.map((org) => clickhouse.org(org)) as [
    OrgDatabase,
    OrgDatabase,
    OrgDatabase,
    OrgDatabase,
  ];
  const turns = { [ours]: 0, [engine]: 0, [json]: 0, [service]: 0 };
  const over = world.service(orgs[3], store);
  const inTurn =
    (name: keyof typeof turns, prepare: (turn: number) => Promise<() => Promise<unknown>>): Measure =>
    async () => {
      turns[name] += 1;
      const work = await prepare(turns[name]);
      const { seconds, cpu } = await measured(work);
      return { rate: rowsPerRound / seconds, cpu: cpu / rowsPerRound };
    };
  const checked = async (database: OrgDatabase, expected: number) => {
    const [[count] = [0]] = await database.select<[number]>(
      `SELECT count() FROM ${database.name}.kg_edges_in FINAL WHERE graph_id = {graphId:String}`,
      { graphId },
    );
    if (count !== expected) throw new Error(`Failed to ingest: ${count} edges of ${expected} are there.`);
  };
  const whole = (database: OrgDatabase, name: keyof typeof turns) =>
    checked(database, turns[name] * batch * edgeBatches);

  return {
    [ours]: inTurn(ours, async (turn) => {
      if (turn > 1) await checked(first, (turn - 1) * batch * edgeBatches);
      const { nodes, edges } = elementsOf(turn);
      const nodeRows = nodes.map((index) => nodeRow(index, turn));
      const edgeRows = edges.map((part) => part.map((index) => edgeRow(index, nodes, turn)));
      return async () => {
        await store.write(orgs[0], graphId, turn, { nodes: nodeRows });
        for (const part of edgeRows)
          await store.write(orgs[0], graphId, turn, { edges: part, edgesBefore: none });
      };
    }),
    [engine]: inTurn(engine, async (turn) => {
      await whole(first, ours);
      const files = tablesOf(turn).map((rows, index) =>
        writeFile(second, rows, join(world.folder, `${index}.bin`)),
      );
      return async () => {
        for (const { insert } of files) await second.command(insert);
        for (const { file } of files) rmSync(file);
      };
    }),
    [json]: inTurn(json, async (turn) => {
      await whole(second, engine);
      const inserts = tablesOf(turn).map(({ table, columns, cells }) => ({
        table: `${third.name}.${table}`,
        values: cells.map((row) => Object.fromEntries(columns.map(([column], at) => [column, row[at]]))),
      }));
      return async () => {
        for (const insert of inserts) await world.client.insert({ ...insert, format: "JSONEachRow" });
      };
    }),
    [service]: inTurn(service, async (turn) => {
      await whole(third, json);
      const { nodes, edges } = elementsOf(turn);
      const nodeInputs = nodes.map(nodeInput);
      const edgeInputs = edges.map((part) => part.map((index) => edgeInput(index, nodes)));
      if (turn > 1) await checked(fourth, (turn - 1) * batch * edgeBatches);
      return async () => {
        await over.call("/ingest/nodes", { sourceId: "crm", nodes: nodeInputs });
        for (const part of edgeInputs) await over.call("/ingest/edges", { sourceId: "crm", edges: part });
      };
    }),
  };
}

function tablesOf(turn: number): TableRows[] {
  const { nodes, edges } = elementsOf(turn);
  return [
    nodeTable(nodes.map((index) => nodeRow(index, turn))),
    ...edges.map((part) => edgeTable(part.map((index) => edgeRow(index, nodes, turn)))),
  ];
}

/** Rows as a file that the engine inserts into a database. */
function writeFile({ name }: OrgDatabase, { table, columns, cells }: TableRows, file: string) {
  writeFileSync(file, Buffer.concat([...rowBinary(columns, cells, Number.POSITIVE_INFINITY)].flat()));
  const names = columns.map(([column]) => column).join(", ");
  const structure = columns.map((column) => column.join(" ")).join(", ");
  const source = `file('${file}', 'RowBinary', '${structure}')`;
  return { file, insert: `INSERT INTO ${name}.${table} (${names}) SELECT ${names} FROM ${source}` };
}
