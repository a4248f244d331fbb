import { listOrgSchemas } from "@elqnt/adapters/postgres";
import type { Config } from "../config.ts";
import { createLog } from "../log.ts";
import { openStores } from "../stores.ts";

const usage = `elqnt migrate: bring every schema of DATABASE_URL up to date.

Services do this by themselves, per organization, on first use; run it before a deployment to do it all at once. An
organization that fails keeps its old version and is named at the end.
`;

export async function run(args: string[], config: Config): Promise<void> {
  if (args.includes("--help")) return console.log(usage);
  const stores = await openStores(config, createLog(config.logLevel ?? "warn", "migrate"));
  const failed: string[] = [];
  let done = 0;
  try {
    for (const schema of await listOrgSchemas(stores.postgres.maintenance)) {
      await stores.migrator.migrate(schema).then(
        () => done++,
        (error: Error) => failed.push(`${schema}: ${error.message}`),
      );
    }
  } finally {
    await stores.close();
  }
  console.log(`${done} organizations are up to date.`);
  if (failed.length === 0) return;
  console.error(`${failed.length} failed:\n${failed.map((line) => `  ${line}`).join("\n")}`);
  process.exitCode = 1;
}
