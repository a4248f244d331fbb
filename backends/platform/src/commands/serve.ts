import { parseArgs } from "node:util";
import { type Config, ConfigError, readPort } from "../config.ts";
import { createPlatformGateway } from "../gateway.ts";
import { createLog } from "../log.ts";
import { assertPortFree } from "../port.ts";
import { startRelay } from "../relay.ts";
import { readSecret } from "../secret.ts";
import { serveService } from "../serve-service.ts";
import { services } from "../services.ts";
import { closeOnSignal } from "../shutdown.ts";
import { openStores } from "../stores.ts";
import { logUnheardRejections } from "../unheard.ts";

const names = Object.keys(services);
const usage = `elqnt serve <gateway|${names.join("|")}>: one part of the platform as its own process.

  --port <number>  Default: API_GATEWAY_PORT for the gateway, 0 (any free port) for a service.
  --validate       Gateway only: check every answer of the services against the contracts.

A service needs DATABASE_URL and JWT_SECRET; the gateway JWT_SECRET and <NAME>_SERVICE_URL of each service.
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
  const gateway = createPlatformGateway({ config, secret: readSecret(config), log, services: {}, validate });
  const url = await gateway.listen(port, config.host);
  logUnheardRejections(log);
  closeOnSignal([() => gateway.close()], log);
  log({ level: "info", message: "listening", url });
}

async function serveOne(name: string, config: Config, port: number): Promise<void> {
  if (!config.databaseUrl)
    throw new ConfigError("DATABASE_URL must be set: the embedded PostgreSQL belongs to one process.");
  const log = createLog(config.logLevel ?? "info", name);
  const stores = await openStores(config, log);
  const service = services[name]!({ config, secret: readSecret(config), log, stores });
  const relay = name === "entities" ? startRelay(stores, log) : undefined;
  const server = await serveService(service, { port, host: config.host });
  logUnheardRejections(log);
  closeOnSignal(
    [() => server.close(), async () => relay?.close(), () => service.close(), () => stores.close()],
    log,
  );
  log({ level: "info", message: "listening", url: server.url });
}
