import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askGlobalSetup, unsafeSettings } from "../testing/settings.ts";
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./index.ts";
import { isRunningServer } from "./leftover.ts";
import { canReach } from "./server-user.ts";

// Real servers start, stop and crash here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let scratch: string;
let dataDir: string;
const servers: EmbeddedPostgres[] = [];
const owners: ChildProcess[] = [];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "elqnt-embedded-"));
  dataDir = join(scratch, "data");
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const owner of owners.splice(0)) owner.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;
const nobody = 65534;

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: unsafeSettings, ...options });
  servers.push(server);
  return server;
}

/** Saves the second that the creation of a cluster takes. */
async function copyTemplate(): Promise<void> {
  const template = await askGlobalSetup("/template");
  mkdirSync(dataDir);
  execFileSync("cp", ["-a", `${template}/cluster`, `${template}/password`, dataDir]);
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Starts a process that owns a server; answers what it printed. */
async function startOwner(options: { uid?: number; dir?: string; node?: string } = {}) {
  const script = fileURLToPath(new URL("../testing/__fixtures__/embedded-owner.ts", import.meta.url));
  const { uid, dir = dataDir, node = process.execPath } = options;
  const owner = spawn(node, ["--conditions=@elqnt/source", script, dir], {
    stdio: ["pipe", "pipe", "inherit"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  owners.push(owner);
  const died = once(owner, "exit").then(() => Promise.reject(new Error("It died before it said anything.")));
  const [line] = await Promise.race([once(createInterface(owner.stdout!), "line"), died]);
  died.catch(() => {});
  const said = JSON.parse(String(line)) as { url: string; pid: number; code?: string; message?: string };
  return { owner, ...said };
}

async function kill(owner: ChildProcess): Promise<void> {
  const exit = once(owner, "exit");
  owner.kill("SIGKILL");
  await exit;
}

describe("startEmbeddedPostgres", () => {
  it("creates a cluster, keeps its data over a restart, and its password to its owner", async () => {
    const first = await start();
    await query(first.url, "create table kept (id int); insert into kept values (1)");
    await first.stop();
    await first.stop();
    expect(isRunningServer(first.pid)).toBe(false);
    const second = await start();
    expect(await query(second.url, "select id from kept")).toEqual([{ id: 1 }]);
    expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600);
    const password = new URL(second.url).password;
    expect(password.length).toBeGreaterThan(30);
    const wrong = second.url.replace(password, "wrong");
    await expect(query(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const rows = await query(
      second.url,
      "select name, setting from pg_settings where name = 'listen_addresses'",
    );
    expect(rows).toEqual([{ name: "listen_addresses", setting: "127.0.0.1" }]);
  });

  it("knows letters of all languages and sorts by code point", async () => {
    await copyTemplate();
    const { url } = await start();
    const text = "select lower('ÄÉЖ') as lower, 'ä' ~ '^\\w$' as letter, 'a' > 'Z' as by_code_point";
    expect(await query(url, text)).toEqual([{ lower: "äéж", letter: true, by_code_point: true }]);
  });

  it("takes the port it is told", async () => {
    await copyTemplate();
    const free = new URL((await start()).url).port;
    await servers.pop()?.stop();
    expect(new URL((await start({ port: Number(free) })).url).port).toBe(free);
  });
});

describe("a start that cannot be", () => {
  it("says that a process uses the data, and which", async () => {
    await copyTemplate();
    await start();
    await expect(start()).rejects.toMatchObject({
      name: "EmbeddedPostgresError",
      code: "in_use",
      message: `Failed to start PostgreSQL in "${dataDir}": process ${process.pid} is using it.`,
    });
    const { code, message } = await startOwner();
    expect({ code, message }).toMatchObject({
      code: "in_use",
      message: expect.stringContaining(`${process.pid}`),
    });
  });

  it("says that the port is taken, and leaves the folder free", async () => {
    await copyTemplate();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    await expect(start({ port })).rejects.toMatchObject({
      code: "port_taken",
      message: `Failed to start PostgreSQL in "${dataDir}": port ${port} is taken. Choose another one.`,
    });
    other.close();
    await start();
  });

  it("says that the folder cannot be written", async () => {
    writeFileSync(dataDir, "a file");
    await expect(start()).rejects.toMatchObject({
      code: "permission_denied",
      message: `Failed to use the data folder "${dataDir}": it cannot be written (EEXIST). Choose another one.`,
    });
  });

  it("says that another version wrote the data", async () => {
    await copyTemplate();
    writeFileSync(join(dataDir, "cluster", "PG_VERSION"), "9.6\n");
    await expect(start()).rejects.toMatchObject({
      code: "wrong_version",
      message: `Failed to start PostgreSQL in "${dataDir}": another version wrote its data.`,
    });
  });

  it("says that the password is gone", async () => {
    await copyTemplate();
    rmSync(join(dataDir, "password"));
    await expect(start()).rejects.toThrow('its file "password" is missing. Restore it.');
  });

  it("tells what PostgreSQL said, in one sentence, for the rest", async () => {
    await copyTemplate();
    await expect(start({ settings: { shared_buffers: "nonsense" } })).rejects.toMatchObject({
      code: "start_failed",
      message: expect.stringMatching(
        /^Failed to start PostgreSQL in ".*": invalid value .*shared_buffers.*\.$/,
      ),
    });
  });
});

describe("what a killed process left", () => {
  it("a server that goes on: it is stopped cleanly, and everything committed is there", async () => {
    await copyTemplate();
    const { owner, url, pid } = await startOwner();
    await query(url, "create table kept (id int)");
    await kill(owner);
    expect(isRunningServer(pid)).toBe(true);
    const { url: again } = await start();
    expect(isRunningServer(pid)).toBe(false);
    expect(await query(again, "select id from kept")).toEqual([]);
  });

  it("a server that was killed too: it recovers, also while the dead one is a zombie", async () => {
    await copyTemplate();
    const { owner, url, pid } = await startOwner();
    await query(url, "create table kept (id int)");
    await kill(owner);
    process.kill(pid, "SIGKILL");
    const { url: again } = await start();
    expect(await query(again, "select id from kept")).toEqual([]);
  });

  it("a pid file whose number belongs to another program now", async () => {
    await copyTemplate();
    const lines = [process.pid, join(dataDir, "cluster"), 1, 5432, "", "127.0.0.1", "", "ready"];
    writeFileSync(join(dataDir, "cluster", "postmaster.pid"), lines.join("\n"));
    await start();
  });

  it("half a cluster", async () => {
    mkdirSync(join(dataDir, "cluster.new", "base"), { recursive: true });
    await start();
    expect(existsSync(join(dataDir, "cluster.new"))).toBe(false);
  });

  it("nothing, when the process exits without stopping the server", async () => {
    await copyTemplate();
    const { owner, pid } = await startOwner();
    const exit = once(owner, "exit");
    owner.stdin?.end();
    expect(await exit).toEqual([7, null]);
    await expect.poll(() => isRunningServer(pid)).toBe(false);
  });
});

// Only root can become somebody else; for everybody else the tests above are the proof.
describe.runIf(isRoot)("started by root", () => {
  it("runs as another user", async () => {
    await copyTemplate();
    const { pid } = await start();
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
  });

  it("finds a place the server's user can reach when the folder is root's own, and finds it again", async () => {
    chmodSync(scratch, 0o755);
    const own = mkdtempSync("/var/tmp/elqnt-embedded-");
    const options = { dataDir: join(own, "data"), sharedDir: join(scratch, "shared") };
    const lines: string[] = [];
    const first = await start({ ...options, onLog: (line) => lines.push(line) });
    await query(first.url, "create table kept (id int)");
    await first.stop();
    expect(lines).toContainEqual(expect.stringContaining(`its data is in "${options.sharedDir}/data-`));
    const second = await start(options);
    expect(await query(second.url, "select id from kept")).toEqual([]);
    await second.stop();
    rmSync(own, { recursive: true });
  });

  // Somebody else must be able to read this repository, which root may keep to itself.
  it.runIf(canReach({ uid: nobody, gid: nobody }, import.meta.filename))(
    "lets everybody else start one, too, and tells them when they may not",
    async () => {
      mkdirSync(dataDir);
      chmodSync(scratch, 0o755);
      chownSync(dataDir, nobody, nobody);
      // Root's own Node is out of their reach where it lies in root's home.
      const node = join(scratch, "node");
      copyFileSync(process.execPath, node);
      const { url, owner } = await startOwner({ uid: nobody, node });
      expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
      owner.stdin?.end();
      const refused = await startOwner({ uid: nobody, node, dir: join(scratch, "not-mine") });
      expect(refused).toMatchObject({
        code: "permission_denied",
        message: expect.stringContaining("(EACCES)"),
      });
    },
  );
});
