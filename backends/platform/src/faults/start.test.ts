import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort, runElqnt } from "../../conformance/processes.ts";
import { createCaller, jwtSecret, tickets } from "../testing/caller.ts";
import { type Part, startDev } from "../testing/part.ts";
import { expectSentence } from "../testing/said.ts";

// Real servers start and stop here, on machines that may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

let scratch: string;
let dataDir: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "elqnt-start-"));
  dataDir = join(scratch, "data");
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const startInVain = async (env: Record<string, string>) => {
  const port = String(await freePort());
  const common = { JWT_SECRET: jwtSecret, ELQNT_DATA_DIR: join(scratch, "unused"), API_GATEWAY_PORT: port };
  return runElqnt(["dev", "--no-web", "--no-seed"], { ...common, ...env });
};

describe("the data of the embedded PostgreSQL", () => {
  let platform: Part | undefined;
  // SIGTERM, so that its PostgreSQL ends with it.
  afterEach(() => platform?.running.stop());

  const serverPid = (): number =>
    Number(readFileSync(join(dataDir, "postgres", "cluster", "postmaster.pid"), "utf8").split("\n")[0]);
  const isRunning = (pid: number): boolean => {
    try {
      return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
      return false;
    }
  };

  test("survive a restart and a kill -9, after which the server left behind is replaced", async () => {
    platform = await startDev({ ELQNT_DATA_DIR: dataDir, DATABASE_URL: "" });
    const caller = await createCaller(platform.url);
    const stored = async () => {
      const { body } = await caller.insist("GET", tickets);
      return (body.items as { fields: { title: string } }[]).map(({ fields }) => fields.title).sort();
    };
    await caller.defineTicket();
    expect((await caller.createTicket("before-the-restart")).status).toBe(201);

    const second = await startInVain({ ELQNT_DATA_DIR: dataDir });
    expectSentence(
      second,
      `^Failed to start PostgreSQL in ".*": process ${platform.running.process.pid} is using it.$`,
    );

    expect(await platform.running.stop()).toBe(0);
    await platform.start();
    expect(await stored()).toEqual(["before-the-restart"]);
    expect((await caller.createTicket("before-the-kill")).status).toBe(201);

    const orphan = serverPid();
    await platform.kill();
    expect(isRunning(orphan)).toBe(true);
    await platform.start();
    expect(isRunning(orphan)).toBe(false);
    expect(await stored()).toEqual(["before-the-kill", "before-the-restart"]);

    const last = serverPid();
    expect(await platform.running.stop()).toBe(0);
    expect(isRunning(last)).toBe(false);
  });
});

describe("a start that cannot be ends with one sentence", () => {
  test("when the port is taken", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const sentence = (setting: string) =>
      `^Port ${port} is taken. Stop what uses it, or set ${setting} to another port.$`;
    expectSentence(await startInVain({ API_GATEWAY_PORT: String(port) }), sentence("API_GATEWAY_PORT"));
    const env = { JWT_SECRET: jwtSecret, DATABASE_URL: "postgres://user@127.0.0.1:1/none" };
    const service = await runElqnt(["serve", "entities", "--port", String(port)], env);
    expectSentence(service, sentence("--port"));
    other.close();
  });

  test("when the data folder cannot be written", async () => {
    const file = join(scratch, "a-file");
    writeFileSync(file, "");
    for (const secret of [jwtSecret, ""]) {
      const refused = await startInVain({ ELQNT_DATA_DIR: join(file, "data"), JWT_SECRET: secret });
      expectSentence(refused, /data folder ".*".* cannot be (used|written) \(ENOTDIR\)/);
    }
  });
});
