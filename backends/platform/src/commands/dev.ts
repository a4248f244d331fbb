import { parseArgs } from "node:util";
import { signGatewayToken } from "@elqnt/auth/server";
import type { Config } from "../config.ts";
import { demoOrgId } from "../demo.ts";
import { openEngines } from "../engines.ts";
import { createEntityStore } from "../entities.ts";
import { createPlatformGateway } from "../gateway.ts";
import { createLog } from "../log.ts";
import { assertPortFree } from "../port.ts";
import { startRelay } from "../relay.ts";
import { readSecret } from "../secret.ts";
import { demoIdentity, seedOrg } from "../seed.ts";
import { seedGraph } from "../seed-graph.ts";
import { createServices } from "../services.ts";
import { openSharedLimits } from "../shared-limits.ts";
import { closeOnSignal } from "../shutdown.ts";
import { openTelemetry } from "../telemetry/telemetry.ts";
import { logUnheardRejections } from "../unheard.ts";
import { startWeb } from "../web.ts";

const usage = `elqnt dev: the platform in one process, with a demo organization and the quickstart app.

  --no-web       Without the quickstart app.
  --no-seed      Without demo data.
  --validate     Check every answer of the services against the contracts.
`;

export async function run(args: string[], settings: Config): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      "no-web": { type: "boolean" },
      "no-seed": { type: "boolean" },
      validate: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const config: Config = { ...settings, rateLimits: settings.rateLimits ?? "relaxed" };
  const withWeb = !values["no-web"];
  await assertPortFree(config.gatewayPort, config.host, "API_GATEWAY_PORT");
  if (withWeb) await assertPortFree(config.webPort, "127.0.0.1", "WEB_PORT");

  const log = createLog(config.logLevel ?? "warn", "dev");
  logUnheardRejections(log);
  const secret = readSecret(config);
  process.env.JWT_SECRET ||= secret;
  const { tracer, close: flushTraces } = await openTelemetry(config, "dev");
  const observers = { tracer };
  const engines = await openEngines(config, log, observers);
  try {
    const services = await createServices({ config, secret, log, engines, observers });
    const limits = await openSharedLimits(config, log);
    if (!values["no-seed"]) {
      await seedOrg(services.auth!, createEntityStore(engines), demoOrgId, "Northwind Support");
      await seedGraph(services.kg!, demoIdentity(demoOrgId));
    }
    const relay = startRelay(engines, log);
    const gateway = createPlatformGateway({
      config,
      secret,
      log,
      services,
      limits,
      tracer,
      validate: values.validate ?? false,
    });
    const url = await gateway.listen(config.gatewayPort, config.host);
    const web = withWeb
      ? await startWeb({
          port: config.webPort,
          gatewayUrl: url.replace("127.0.0.1", "localhost"),
          orgId: demoOrgId,
        })
      : undefined;
    closeOnSignal(
      [
        async () => web?.close(),
        () => gateway.close(),
        async () => limits?.close(),
        () => relay.close(),
        ...Object.values(services).map((service) => () => service.close()),
        () => engines.close(),
        flushTraces,
      ],
      log,
    );
    await greet(config, secret, url.replace("127.0.0.1", "localhost"), web?.url);
  } catch (error) {
    await engines.close();
    throw error;
  }
}

async function greet(config: Config, secret: string, url: string, webUrl: string | undefined): Promise<void> {
  const { token } = await signGatewayToken(
    {
      orgId: demoOrgId,
      userId: "demo",
      email: "demo@example.com",
      role: "admin",
      scopes: ["read", "write", "admin"],
    },
    { secret, issuer: config.issuer, audience: config.audience, expiresInSeconds: 8 * 3600 },
  );
  console.log(`
  Gateway     ${url}        API reference ${url}/docs
${webUrl ? `  Quickstart  ${webUrl}        Graphs ${webUrl}/#graph\n` : ""}  Data        ${config.databaseUrl ? "DATABASE_URL" : config.dataDir}
  Demo org    ${demoOrgId}

  Token, good for 8 hours:
  ${token}

  curl -s '${url}/api/v1/entities/ticket/records?limit=2' -H 'Authorization: Bearer ${token}'
`);
}
