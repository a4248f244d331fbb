import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, test, vi } from "vitest";
import { openClickHouse } from "./index.ts";

const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";
const dirs: string[] = [];
afterEach(async () => {
  await Promise.all(dirs.splice(0).map((dir) => rm(dir, { recursive: true, force: true })));
});
const scratch = async () => {
  const dir = await mkdtemp(join(tmpdir(), "elqnt-chdb-"));
  dirs.push(dir);
  return dir;
};

/** A process that owns the folder, inserts rows and says the number of each that is acknowledged. */
async function owner(path: string) {
  const script = join(import.meta.dirname, "__fixtures__/owner.ts");
  const args = ["--conditions=@elqnt/source", script, path, org];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, "exit");
  return {
    next: async () => Number((await lines.next()).value),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
      let last = 0;
      for await (const line of { [Symbol.asyncIterator]: () => lines }) last = Number(line);
      return last;
    },
  };
}

test("a folder has one owner, and keeps every acknowledged row when that is killed", async () => {
  const path = await scratch();
  const process = await owner(path);
  let acknowledged = await process.next();
  while (acknowledged < 20) acknowledged = await process.next();
  await expect(openClickHouse({ path })).rejects.toMatchObject({
    name: "EmbeddedClickHouseError",
    code: "chdb_in_use",
    message: `Failed to open ClickHouse in "${path}": another process is using it, or it cannot be written. Let one process own it, or set CLICKHOUSE_URL.`,
  });
  acknowledged = Math.max(acknowledged, await process.kill());

  const clickhouse = await openClickHouse({ path });
  const database = clickhouse.org(org);
  const sql = `SELECT count() FROM ${database.name}.rows WHERE id <= {acknowledged:UInt64}`;
  expect(await database.select(sql, { acknowledged })).toEqual([[acknowledged]]);
  await clickhouse.close();
});

test("a process has one folder at a time, and may close it and open another", async () => {
  const [first, second] = [await scratch(), await scratch()];
  const clickhouse = await openClickHouse({ path: first });
  await expect(openClickHouse({ path: second })).rejects.toMatchObject({
    code: "chdb_in_use",
    message: `Failed to open ClickHouse in "${second}": this process already has another one open. Let one process own it, or set CLICKHOUSE_URL.`,
  });
  await clickhouse.close();
  const next = await openClickHouse({ path: second });
  expect(await next.ready()).toEqual({ name: "clickhouse", ok: true });
  await next.close();
});

test("what chDB cannot be loaded for is said in one sentence", async () => {
  vi.doMock("chdb/connection", () => {
    throw new Error("Unsupported platform win32-x64.\nInstall something.");
  });
  const failure = await openClickHouse({ path: ":memory:" }).catch((error: unknown) => error);
  vi.doUnmock("chdb/connection");
  expect(failure).toMatchObject({ name: "EmbeddedClickHouseError", code: "chdb_unavailable" });
  expect((failure as Error).message).toMatch(
    /^Failed to load the embedded ClickHouse: .* Set CLICKHOUSE_URL, or keep graphs in PostgreSQL\.$/,
  );
});
