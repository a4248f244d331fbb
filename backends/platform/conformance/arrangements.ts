import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  canStart,
  type TestServer,
  testNatsServer,
  testPostgres,
  testRedisServer,
} from "@elqnt/adapters/testing";
import globalSetup from "@elqnt/adapters/testing/global-setup";
import { createMockGateway, serveMock } from "@elqnt/mock-server/http";
import { services } from "../src/services.ts";
import { freePort, type Running, startElqnt, untilReady } from "./processes.ts";

/** A platform to test, and how to end it. */
export interface Arrangement {
  readonly url: string;
  readonly jwtSecret: string;
  /** A page origin it allows. */
  readonly corsOrigin: string;
  stop(): Promise<void>;
}

const jwtSecret = "a-secret-for-one-conformance-run-only-0123456789";
const corsOrigin = "https://app.example.com";
const common = {
  JWT_SECRET: jwtSecret,
  RATE_LIMITS: "relaxed",
  AUTO_PROVISION: "true",
  CORS_ORIGINS: corsOrigin,
};

async function stopAll(running: readonly Running[]): Promise<void> {
  const codes = await Promise.all(running.map((one) => one.stop()));
  if (codes.some((code) => code !== 0))
    throw new Error(`Not every process ended cleanly: ${codes.join(", ")}.`);
}

/** The mock gateway on a socket. */
async function mock(): Promise<Arrangement> {
  const gateway = createMockGateway({ scenario: "empty", corsOrigins: [corsOrigin] });
  const server = await serveMock(gateway);
  return { url: server.url, jwtSecret: gateway.jwtSecret, corsOrigin, stop: () => server.close() };
}

/** One process with everything, on the embedded engines: what `npm start` is. */
async function embedded(settings: Record<string, string> = {}): Promise<Arrangement> {
  const dataDir = mkdtempSync(join(tmpdir(), "elqnt-conformance-"));
  const port = String(await freePort());
  const env = { ...common, ...settings, API_GATEWAY_PORT: port, ELQNT_DATA_DIR: dataDir };
  const running = startElqnt(["dev", "--no-web", "--no-seed"], env);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, running);
  return {
    url,
    jwtSecret,
    corsOrigin,
    async stop() {
      await stopAll([running]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What `processes` needs and this machine has not: an engine without a URL and without its command. */
export const missingEngines = (): string[] =>
  Object.entries({ NATS_URL: "nats-server", REDIS_URL: "redis-server" }).flatMap(([variable, command]) =>
    process.env[variable] || canStart(command) ? [] : [`${command} (or ${variable})`],
  );

/** NATS and Redis at their URLs, or servers of our own. */
async function engines(): Promise<{ env: Record<string, string>; close(): Promise<void> }> {
  const own: TestServer[] = [];
  const urlOf = async (variable: string, make: () => Promise<TestServer>): Promise<string> => {
    const given = process.env[variable];
    if (given) return given;
    const server = await make();
    await server.start();
    own.push(server);
    return server.url;
  };
  const env = {
    NATS_URL: await urlOf("NATS_URL", testNatsServer),
    REDIS_URL: await urlOf("REDIS_URL", testRedisServer),
  };
  return { env, close: async () => void (await Promise.all(own.map((server) => server.close()))) };
}

/** Gateway and each service as processes of their own, on PostgreSQL, NATS and Redis. */
async function processes(): Promise<Arrangement> {
  const teardown = await globalSetup();
  const database = await testPostgres();
  const shared = await engines();
  const env = { ...common, ...shared.env, DATABASE_URL: database.url, KG_STORE: "postgres" };
  const running: Running[] = [];
  const urls: Record<string, string> = {};
  for (const name of Object.keys(services)) {
    const port = await freePort();
    const service = startElqnt(["serve", name, "--port", String(port)], { ...env, LOG_LEVEL: "error" });
    running.push(service);
    urls[`${name.toUpperCase()}_SERVICE_URL`] = `http://127.0.0.1:${port}`;
    await untilReady(`http://127.0.0.1:${port}`, service);
  }
  const port = await freePort();
  const gateway = startElqnt(["serve", "gateway", "--port", String(port)], {
    ...env,
    ...urls,
    LOG_LEVEL: "error",
  });
  await untilReady(`http://127.0.0.1:${port}`, gateway);
  return {
    url: `http://127.0.0.1:${port}`,
    jwtSecret,
    corsOrigin,
    async stop() {
      await stopAll([gateway]);
      await stopAll(running);
      await shared.close();
      await database.close();
      await teardown();
    },
  };
}

/** Every way the platform is put together that must keep the contracts. */
export const arrangements: Readonly<Record<string, () => Promise<Arrangement>>> = {
  mock,
  embedded: () => embedded(),
  "embedded, graphs in PostgreSQL": () => embedded({ KG_STORE: "postgres" }),
  processes,
};

/** Run by name only: `processes` keeps its graphs in PostgreSQL, too. */
export const onRequest: ReadonlySet<string> = new Set(["embedded, graphs in PostgreSQL"]);
