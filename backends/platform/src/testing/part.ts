import { freePort, type Running, startElqnt, untilReady } from "../../conformance/processes.ts";
import { jwtSecret } from "./caller.ts";

const common = {
  JWT_SECRET: jwtSecret,
  RATE_LIMITS: "off",
  AUTO_PROVISION: "true",
  LOG_LEVEL: "error",
};

/** One process of a platform, which keeps its address over all that happens to it. */
export interface Part {
  readonly url: string;
  readonly running: Running;
  /** Starts it again, and waits until it is ready. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** Ends it if it runs, so that nothing outlives a failed test. */
  close(): Promise<void>;
}

/** Starts `elqnt` as one part, on a port of its own. */
export async function startPart(
  args: (port: string) => readonly string[],
  env: (port: string) => Record<string, string>,
): Promise<Part> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  let running: Running;
  const start = async () => {
    running = startElqnt(args(port), { ...common, ...env(port) });
    await untilReady(url, running).catch(async (error: unknown) => {
      await running.kill();
      throw error;
    });
  };
  await start();
  return {
    url,
    get running() {
      return running;
    },
    start,
    kill: () => running.kill(),
    signal: (name) => running.signal(name),
    close: () => running.kill(),
  };
}

/** Where the engines of a platform are. Without NATS events wait in their outboxes. */
const engines = { DATABASE_POOL: "60", NATS_URL: "nats://127.0.0.1:1", KG_STORE: "postgres" };

/** A service as a process of its own. */
export const startService = (
  name: string,
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Part> =>
  startPart(
    (port) => ["serve", name, "--port", port],
    () => ({ DATABASE_URL: databaseUrl, ...engines, ...more }),
  );

/** A gateway over services of other processes. */
export const startGateway = (
  services: Readonly<Record<string, Part>>,
  more: Readonly<Record<string, string>> = {},
): Promise<Part> =>
  startPart(
    (port) => ["serve", "gateway", "--port", port],
    () => ({
      ...Object.fromEntries(
        Object.entries(services).map(([name, { url }]) => [`${name.toUpperCase()}_SERVICE_URL`, url]),
      ),
      ...more,
    }),
  );

/** Everything in one process, on a database or, without one, on the embedded PostgreSQL in `ELQNT_DATA_DIR`. */
export const startDev = (env: Record<string, string>): Promise<Part> =>
  startPart(
    () => ["dev", "--no-web", "--no-seed"],
    (port) => ({ API_GATEWAY_PORT: port, ...env }),
  );
