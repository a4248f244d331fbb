import { parseArgs } from "node:util";
import { Metrics } from "@elqnt/gateway";
import { type Config, ConfigError, readPort } from "../config.ts";
import { openEngines } from "../engines.ts";
import { createPlatformGateway } from "../gateway.ts";
import { createLog } from "../log.ts";
import { assertPortFree } from "../port.ts";
import { startRelay } from "../relay.ts";
import { readSecret } from "../secret.ts";
import { serveService } from "../serve-service.ts";
import { services } from "../services.ts";
import { openSharedLimits } from "../shared-limits.ts";
import { closeOnSignal } from "../shutdown.ts";
import { openTelemetry } from "../telemetry/telemetry.ts";
import { logUnheardRejections } from "../unheard.ts";

const names = Object.keys(services);
const usage = `elqnt serve <gateway|${names.join("|")}>: one part of the platform as its own process.

  --port <number>  Default: API_GATEWAY_PORT for the gateway, 0 (any free port) for a service.
  --validate       Gateway only: check every answer of the services against the contracts.

A service needs DATABASE_URL, NATS_URL and JWT_SECRET, the kg service CLICKHOUSE_URL or KG_STORE=postgres too; the
gateway needs JWT_SECRET and <NAME>_SERVICE_URL of each service. REDIS_URL is for all of them.
`;

export async function run(args: string[], config: Config): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { port: { type: "string" }, validate: { type: "boolean" }, help: { type: "boolean" } },
  });
  const [name = ""] = positionals;
  if (values.help) return console.log(usage);
  if (name !== "gateway" && !names.includes(name))
    throw new ConfigError(`There is no part "${name}". Parts: gateway, ${names.join(", ")}.`);
  if (!config.jwtSecret) throw new ConfigError("JWT_SECRET must be set: all processes share it.");
  const setting = values.port === undefined && name === "gateway" ? "API_GATEWAY_PORT" : "--port";
  const port = readPort("--port", values.port, name === "gateway" ? config.gatewayPort : 0);
  await assertPortFree(port, config.host, setting);
  await (name === "gateway"
    ? serveGateway(config, port, values.validate ?? false)
    : serveOne(name, config, port));
}

async function serveGateway(config: Config, port: number, validate: boolean): Promise<void> {
  const log = createLog(config.logLevel ?? "info", "gateway");
  const { tracer, close: flushTraces } = await openTelemetry(config, "gateway");
  const limits = await openSharedLimits(config, log);
  const secret = readSecret(config);
  const gateway = createPlatformGateway({ config, secret, log, services: {}, limits, tracer, validate });
  const url = await gateway.listen(port, config.host);
  logUnheardRejections(log);
  closeOnSignal([() => gateway.close(), async () => limits?.close(), flushTraces], log);
  log({ level: "info", message: "listening", url });
}

/** What processes share must be elsewhere than in one of them. */
function assertShared(name: string, { databaseUrl, natsUrl, clickhouseUrl, kgStore }: Config): void {
  if (!databaseUrl)
    throw new ConfigError("DATABASE_URL must be set: the embedded PostgreSQL belongs to one process.");
  if (name !== "auth" && !natsUrl)
    throw new ConfigError("NATS_URL must be set: the bus of one process is heard in no other.");
  if (name === "kg" && kgStore === "clickhouse" && !clickhouseUrl)
    throw new ConfigError(
      "CLICKHOUSE_URL must be set, or KG_STORE=postgres: the embedded ClickHouse belongs to one process.",
    );
}

async function serveOne(name: string, config: Config, port: number): Promise<void> {
  assertShared(name, config);
  const log = createLog(config.logLevel ?? "info", name);
  const metrics = new Metrics();
  const { tracer, close: flushTraces } = await openTelemetry(config, name);
  const observers = { tracer, metrics };
  const engines = await openEngines(config, log, observers);
  const service = await services[name]!({ config, secret: readSecret(config), log, engines, observers });
  const relay = name === "auth" ? undefined : startRelay(engines, log);
  const server = await serveService(service, { port, host: config.host, metrics });
  logUnheardRejections(log);
  closeOnSignal(
    [
      () => server.close(),
      async () => relay?.close(),
      () => service.close(),
      () => engines.close(),
      flushTraces,
    ],
    log,
  );
  log({ level: "info", message: "listening", url: server.url });
}
