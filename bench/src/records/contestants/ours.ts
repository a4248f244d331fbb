import { readConfig } from "../../../../backends/platform/src/config.ts";
import { openEngines } from "../../../../backends/platform/src/engines.ts";
import { createPlatformGateway } from "../../../../backends/platform/src/gateway.ts";
import { createLog } from "../../../../backends/platform/src/log.ts";
import { startRelay } from "../../../../backends/platform/src/relay.ts";
import { readSecret } from "../../../../backends/platform/src/secret.ts";
import { createServices } from "../../../../backends/platform/src/services.ts";
import { announce } from "../../harness/contestant.ts";

// The platform as `elqnt dev` composes it, in one process, without the demo data; the relay only where it is asked for,
// because the opponents publish nothing.
const config = readConfig();
const log = createLog("info", "bench");
const secret = readSecret(config);
const engines = await openEngines(config, log, {});
const setup = { config, secret, log, engines, observers: {} };
const services = await createServices(setup, ["auth", "entities"]);
if (process.env.BENCH_RELAY) startRelay(engines, log);
const gateway = createPlatformGateway({ config, secret, log, services, validate: false });
announce(Number(new URL(await gateway.listen()).port));
