import { parseArgs } from "node:util";
import type { Config } from "../config.ts";
import { demoOrgId } from "../demo.ts";
import { openEngines } from "../engines.ts";
import { createEntityStore } from "../entities.ts";
import { createLog } from "../log.ts";
import { readSecret } from "../secret.ts";
import { seedOrg } from "../seed.ts";
import { services } from "../services.ts";

const usage = `elqnt seed: fill an organization with demo definitions, records and views.

  --org <uuid>    Default: the demo organization.
  --name <text>   Default "Northwind Support".

Entities that exist already are left alone, so seeding twice changes nothing.
`;

export async function run(args: string[], config: Config): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      org: { type: "string", default: demoOrgId },
      name: { type: "string", default: "Northwind Support" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const log = createLog(config.logLevel ?? "warn", "seed");
  const engines = await openEngines(config, log, {});
  try {
    const secret = readSecret(config);
    const setup = { config: { ...config, autoProvision: true }, secret, log, engines, observers: {} };
    const auth = await services.auth!(setup);
    const store = createEntityStore(engines);
    const written = await seedOrg(auth, store, values.org, values.name);
    await store.close();
    await auth.close();
    console.log(written > 0 ? `Wrote ${written} records.` : "Everything was there already.");
  } finally {
    await engines.close();
  }
}
