import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { orgSchemaName } from "@elqnt/adapters/org";
import { type TestPostgres, testPostgres } from "@elqnt/adapters/testing";
import { verifyGatewayToken } from "@elqnt/auth/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { runElqnt } from "../../conformance/processes.ts";
import { demoOrgId } from "../demo.ts";
import { expectSentence } from "../testing/said.ts";

// Every case is a process, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const JWT_SECRET = "a-secret-for-commands-only-0123456789-0123456789";
const options = { secret: JWT_SECRET, issuer: "elqnt", audience: "elqnt-gateway" };
let database: TestPostgres;
let env: Record<string, string>;
beforeAll(async () => {
  database = await testPostgres();
  env = { JWT_SECRET, DATABASE_URL: database.url };
});
afterAll(() => database?.close());

describe("help", () => {
  test("names the commands, and each explains itself", async () => {
    const names = ["dev", "serve", "token", "migrate", "seed"];
    const [all, ...each] = await Promise.all([
      runElqnt(["--help"]),
      ...names.map((name) => runElqnt([name, "--help"])),
    ]);
    expect(all).toMatchObject({ code: 0, stderr: "" });
    for (const name of names) expect(all!.stdout).toContain(`  ${name} `);
    expect(each).toEqual(
      names.map((name) => ({ code: 0, stdout: expect.stringContaining(`elqnt ${name}`), stderr: "" })),
    );
  });

  test("a command that does not exist is answered with those that do", async () => {
    const [unknown, none] = await Promise.all([runElqnt(["serv"]), runElqnt([])]);
    expect(unknown).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("  serve ") });
    expect(none).toMatchObject({ code: 2, stdout: expect.stringContaining("  serve ") });
  });
});

describe("token", () => {
  test("prints a token with the claims asked for, and nothing else", async () => {
    const claims = ["--user", "ada", "--role", "user", "--scopes", "read:entities,write:entities"];
    const { code, stdout, stderr } = await runElqnt(["token", ...claims, "--expires", "60"], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await verifyGatewayToken(stdout.trim(), options)).toMatchObject({
      orgId: demoOrgId,
      userId: "ada",
      role: "user",
      scopes: ["read:entities", "write:entities"],
    });
  });

  test("without JWT_SECRET signs with the secret it keeps in the data folder", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "elqnt-token-"));
    const first = await runElqnt(["token"], { ELQNT_DATA_DIR: dataDir });
    const second = await runElqnt(["token"], { ELQNT_DATA_DIR: dataDir });
    const secret = readFileSync(join(dataDir, "jwt-secret"), "utf8").trim();
    for (const { stdout } of [first, second])
      expect(await verifyGatewayToken(stdout.trim(), { ...options, secret })).toHaveProperty(
        "userId",
        "demo",
      );
    rmSync(dataDir, { recursive: true });
  });

  test.concurrent.each([
    [["--org", "acme"], {}, '--org must be a lower-case UUID, not "acme".'],
    [["--expires", "soon"], {}, '--expires must be a whole number of seconds above 0, not "soon".'],
    [["--colour"], {}, "Unknown option '--colour'"],
    [[], { JWT_SECRET: "too-short" }, "shorter than 32 bytes"],
    [[], { JWT_SECRET: "", NODE_ENV: "production" }, "JWT_SECRET must be set when NODE_ENV is production."],
    [[], { API_GATEWAY_PORT: "http" }, "API_GATEWAY_PORT must be a whole number"],
  ])("refuses %j with %j in one sentence", async (args, more, sentence) => {
    expectSentence(await runElqnt(["token", ...args], { ...env, ...more }), sentence);
  });
});

describe("serve", () => {
  test.concurrent.each([
    [["nonsense"], {}, 'There is no part "nonsense". Parts: gateway, auth, entities, kg.'],
    [[], {}, 'There is no part "". Parts: gateway, auth, entities, kg.'],
    [["entities"], { JWT_SECRET: "" }, "JWT_SECRET must be set"],
    [["entities"], { DATABASE_URL: "" }, "DATABASE_URL must be set"],
    [["entities"], {}, "NATS_URL must be set"],
    [["kg"], { NATS_URL: "nats://127.0.0.1:1" }, "CLICKHOUSE_URL must be set, or KG_STORE=postgres"],
    [["gateway"], {}, "Set AUTH_SERVICE_URL."],
    [["gateway", "--port", "http"], {}, '--port must be a whole number from 0 to 65535, not "http".'],
  ])("%j with %j ends with one sentence", async (args, more, sentence) => {
    expectSentence(await runElqnt(["serve", ...args], { ...env, API_GATEWAY_PORT: "0", ...more }), sentence);
  });
});

describe("migrate", () => {
  const run = (text: string) => database.postgres.pool.query(text);
  const orgs = ["0a", "0b", "0c"].map((start) => orgSchemaName(`${start}97b2d3-982f-7b79-b2bf-710f6def104a`));
  const versions = async (schema: string) =>
    (await run(`select * from pg_tables where schemaname = '${schema}' and tablename = 'entity_records'`))
      .rowCount;

  test("R14: an organization that fails is named and stays as it was, the others are up to date; again is safe", async () => {
    for (const schema of orgs) await run(`create schema ${schema}`);
    const [first, broken, last] = orgs as [string, string, string];
    // What the first migration of the entities makes is there already, and is something else.
    await run(`create table ${broken}.entity_records (in_the_way int)`);
    const failed = await runElqnt(["migrate"], env);
    expect(failed).toMatchObject({ code: 1, stdout: "2 organizations are up to date.\n" });
    expect(failed.stderr).toMatch(new RegExp(`^1 failed:\n {2}${broken}: .*entity_records.*\n$`));
    expect([await versions(first), await versions(last)]).toEqual([1, 1]);
    const { rows } = await run(`select tablename from pg_tables where schemaname = '${broken}'`);
    expect(rows).toEqual([{ tablename: "entity_records" }]);

    await run(`drop table ${broken}.entity_records`);
    const mended = await runElqnt(["migrate"], env);
    expect(mended).toEqual({ code: 0, stdout: "3 organizations are up to date.\n", stderr: "" });
    expect(await versions(broken)).toBe(1);
  });

  test("a server that is not there is told in one sentence, without the password", async () => {
    const gone = await runElqnt(["migrate"], {
      ...env,
      DATABASE_URL: "postgres://user:hunter2@127.0.0.1:1/db",
    });
    expectSentence(gone, /^Failed to use PostgreSQL: the server cannot be reached\.$/);
  });
});

describe("seed", () => {
  test("fills an organization once", async () => {
    const org = "0197b2d3-982f-7b79-b2bf-710f6def104b";
    const first = await runElqnt(["seed", "--org", org], env);
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Wrote \d+ records\.\n$/),
      stderr: "",
    });
    const second = await runElqnt(["seed", "--org", org], env);
    expect(second).toMatchObject({ code: 0, stdout: "Everything was there already.\n", stderr: "" });
  });

  test("leaves records that the graph of entities is brought up with, however often", async () => {
    const org = "0197b2d3-982f-7b79-b2bf-710f6def104c";
    await runElqnt(["seed", "--org", org], env);
    const counts = async () => {
      const schema = orgSchemaName(org);
      const { rows } = await database.postgres.pool.query(
        `select (select count(*) from ${schema}.entity_records)::int as records,
          (select count(*) from ${schema}.kg_nodes where visible)::int as nodes,
          (select count(*) from ${schema}.kg_edges where visible)::int as edges`,
      );
      return rows[0] as { records: number; nodes: number; edges: number };
    };
    const mirror = () => runElqnt(["mirror", "--org", org], { ...env, KG_STORE: "postgres" });
    const first = await mirror();
    const { records, nodes, edges } = await counts();
    expect(first).toEqual({ code: 0, stdout: `${org}: ${records} records.\n`, stderr: "" });
    expect([nodes, edges > 100]).toEqual([records, true]);
    await mirror();
    expect(await counts()).toEqual({ records, nodes, edges });
  });

  test("refuses what is no organization", async () => {
    expectSentence(await runElqnt(["seed", "--org", "acme"], env), "not a lower-case UUID");
  });
});
