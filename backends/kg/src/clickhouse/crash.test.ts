import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openClickHouse } from "@elqnt/adapters/clickhouse";
import { createHmac, newId } from "@elqnt/service-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createKgService } from "../service.ts";
import { openDesk, person } from "../testing/desk.ts";
import { openTestKg } from "../testing/postgres.ts";
import { createClickHouseGraphStore } from "./store.ts";

const cursorHmac = createHmac("a secret for cursors, in tests only", "cursors");
let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "elqnt-chdb-"));
});
afterEach(() => rm(path, { recursive: true, force: true }));

/** Runs a fixture in a process of its own. */
function start(fixture: string, ...args: string[]) {
  const script = join(import.meta.dirname, "__fixtures__", fixture);
  return spawn(process.execPath, ["--conditions=@elqnt/source", script, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Kills a writer after some writes. @returns the last revision it was told of */
async function killedWriter(org: string, graphId: string): Promise<number> {
  const child = start("writer.ts", path, org, graphId);
  const exited = once(child, "exit");
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged === 15) child.kill("SIGKILL");
  }
  await exited;
  return acknowledged;
}

test("R58: whatever a killed process was told is written is read by the next one, by every path", async () => {
  const [org, graphId] = [newId(), newId()];
  const revisions = await killedWriter(org, graphId);
  expect(revisions).toBeGreaterThanOrEqual(15);
  const clickhouse = await openClickHouse({ path });
  const store = createClickHouseGraphStore({ clickhouse });
  const ids = Array.from({ length: revisions }, (_, at) =>
    Array.from({ length: 10 }, (_, n) => `${at + 1}-${n}`),
  );

  const expected = ids.flat().sort();
  const nodes = await store.readNodes(org, graphId, expected);
  expect(nodes.map(({ face }) => face.id).sort()).toEqual(expected);
  const edges = await store.readEdges(
    org,
    graphId,
    expected.map((id) => `e${id}`),
  );
  expect(edges.map(({ face }) => face.targetId).sort()).toEqual(expected);
  const out = await store.edgesOf(org, graphId, ["hub"], { direction: "out" }, 100_000);
  const into = await store.edgesOf(org, graphId, expected, { direction: "in" }, 100_000);
  const known = new Set(expected);
  for (const found of [out, into]) {
    expect(
      found
        .map(({ targetId }) => targetId)
        .filter((id) => known.has(id))
        .sort(),
    ).toEqual(expected);
  }
  await clickhouse.close();
});

test("R03: a source whose deletion was killed before its commit is gone, and the next process tells of it", async () => {
  const kg = await openTestKg();
  const opened = await openClickHouse({ path });
  const before = await openDesk({ ...kg, store: createClickHouseGraphStore({ clickhouse: opened }) });
  const { org, graphId } = before;
  await before.ask("/ingest/nodes", { sourceId: "crm", nodes: [person("a")] });
  await opened.close();

  const [code, signal] = await once(start("deleter.ts", path, kg.test.url, org, graphId), "exit");
  expect([code, signal]).toEqual([null, "SIGKILL"]);
  const revision = await before.revision();

  const clickhouse = await openClickHouse({ path });
  const store = createClickHouseGraphStore({ clickhouse });
  expect(await store.readNodes(org, graphId, ["a"])).toEqual([]);
  await createKgService({ ledger: kg.ledger, store, cursorHmac }).catchUp();
  const told = (await kg.events(org)).slice(-2);
  expect(told.map(({ type }) => type)).toEqual(["kg.events.source.deleted", "kg.events.nodes.deleted"]);
  expect(told[1]!.data).toMatchObject({ nodeIds: ["a"], actor: { userId: "ada" } });
  expect(await before.revision()).toBeGreaterThan(revision);
  await clickhouse.close();
  await kg.close();
});
