import { readConfig } from "../../../../backends/platform/src/config.ts";
import { createPlatformGateway } from "../../../../backends/platform/src/gateway.ts";
import { createLog } from "../../../../backends/platform/src/log.ts";
import { startRelay } from "../../../../backends/platform/src/relay.ts";
import { readSecret } from "../../../../backends/platform/src/secret.ts";
import { createServices } from "../../../../backends/platform/src/services.ts";
import { openStores } from "../../../../backends/platform/src/stores.ts";
import { announce } from "../../harness/contestant.ts";

// The platform as `elqnt dev` composes it, in one process, without the demo data; the relay only where it is asked for,
// because the opponents publish nothing.
const config = readConfig();
const log = createLog("info", "bench");
const secret = readSecret(config);
const stores = await openStores(config, log);
const services = createServices({ config, secret, log, stores });
if (process.env.BENCH_RELAY) startRelay(stores, log);
const gateway = createPlatformGateway({ config, secret, log, services, validate: false });
announce(Number(new URL(await gateway.listen()).port));
