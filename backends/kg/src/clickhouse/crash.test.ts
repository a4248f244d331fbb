import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openClickHouse } from "@elqnt/adapters/clickhouse";
import { newId } from "@elqnt/service-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClickHouseGraphStore } from "./store.ts";

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "elqnt-chdb-"));
});
afterEach(() => rm(path, { recursive: true, force: true }));

/** Kills a writer after some writes. @returns the last revision it was told of */
async function killedWriter(org: string, graphId: string): Promise<number> {
  const script = join(import.meta.dirname, "__fixtures__/writer.ts");
  const args = ["--conditions=@elqnt/source", script, path, org, graphId];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
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
