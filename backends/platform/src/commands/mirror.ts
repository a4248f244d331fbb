import { parseArgs } from "node:util";
import { orgIdOfSchema } from "@elqnt/adapters/org";
import { listOrgSchemas } from "@elqnt/adapters/postgres";
import type { EntityStore } from "@elqnt/service-entities";
import { seedEvents } from "@elqnt/service-entities/seed";
import { createMirror, type Mirror } from "@elqnt/service-kg/mirror";
import { createPostgresLedger } from "@elqnt/service-kg/postgres";
import { everything } from "@elqnt/service-kit/filter";
import type { Config } from "../config.ts";
import { createEntityStore } from "../entities.ts";
import { openGraphStore } from "../graph-store.ts";
import { createLog } from "../log.ts";
import { openStores } from "../stores.ts";

const usage = `elqnt mirror: bring the graphs of entities up with the records there are.

  --org <uuid>   Default: every organization of DATABASE_URL.

The kg service follows records as they change; run this once where it joins a platform that has records already, or
after it was away for longer than events are kept. What a graph knows already is left alone.
`;

export async function run(args: string[], config: Config): Promise<void> {
  const { values } = parseArgs({ args, options: { org: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) return console.log(usage);
  const log = createLog(config.logLevel ?? "warn", "mirror");
  const stores = await openStores(config, log);
  try {
    const graphs = await openGraphStore(config, stores, log);
    const mirror = createMirror({ ledger: createPostgresLedger(stores), store: graphs });
    const entities = createEntityStore(stores);
    const known = async () => (await listOrgSchemas(stores.postgres.maintenance)).map(orgIdOfSchema);
    for (const org of values.org ? [values.org] : await known()) {
      const count = await mirrorOrg(entities, mirror, org);
      console.log(`${org}: ${count} records.`);
    }
    await entities.close();
    await graphs.close();
  } finally {
    await stores.close();
  }
}

const batchSize = 50;

/** @returns how many records there are. */
async function mirrorOrg(store: EntityStore, mirror: Mirror, org: string): Promise<number> {
  let count = 0;
  for (let after: string | undefined; ; ) {
    const definitions = await store.listDefinitions(org, { after, limit: batchSize });
    for (const event of seedEvents(org, { definitions })) await mirror.handle(event);
    for (const definition of definitions) {
      const scan = { filter: everything, sort: [], includeDeleted: false, batchSize };
      for await (const records of store.scanRecords(org, definition, scan)) {
        const ends = { sourceDefinitionId: definition.id, targetDefinitionId: "" };
        const relationships = [];
        // One after the other: an organization at work has a share of the connections, not all of them.
        for (const { id } of records)
          for (const relationship of await relationshipsOf(store, org, id))
            relationships.push({ relationship, ...ends });
        const events = seedEvents(org, { definitions: [], records, relationships });
        await Promise.all(Array.from(events, (event) => mirror.handle(event)));
        count += records.length;
      }
    }
    after = definitions.at(-1)?.name;
    if (definitions.length < batchSize) return count;
  }
}

/** Those that leave a record. */
async function relationshipsOf(store: EntityStore, org: string, recordId: string) {
  const all = [];
  for (let after: string | undefined; ; ) {
    const page = { direction: "out", limit: batchSize, after } as const;
    const found = await store.listRelationships(org, recordId, page);
    all.push(...found);
    after = found.at(-1)?.id;
    if (found.length < batchSize) return all;
  }
}
