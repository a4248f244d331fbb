import { join } from "node:path";
import { startEmbeddedPostgres } from "@elqnt/adapters/embedded";
import {
  createMigrator,
  createPostgres,
  eventTables,
  type Migrator,
  type Postgres,
} from "@elqnt/adapters/postgres";
import { entityTables } from "@elqnt/service-entities/postgres";
import { kgTables } from "@elqnt/service-kg/postgres";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";

/** The engines of this process. */
export interface Stores {
  readonly postgres: Postgres;
  /** Brings the schemas of organizations up to date, lazily. */
  readonly migrator: Migrator;
  /** Closes pools first, then an embedded server. */
  close(): Promise<void>;
}

/** Opens PostgreSQL at `DATABASE_URL`, or starts the embedded one in the data folder. */
export async function openStores(config: Config, log: Log): Promise<Stores> {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({
        dataDir: join(config.dataDir, "postgres"),
        onLog: (line) => log({ level: "info", message: line }),
      });
  const postgres = createPostgres({
    url: config.databaseUrl ?? embedded!.url,
    max: config.databasePool,
    onConnectionError: (error) => log({ level: "warn", message: "a database connection broke", error }),
  });
  return {
    postgres,
    migrator: createMigrator({ postgres, sets: [eventTables, entityTables, kgTables] }),
    async close() {
      await postgres.close();
      await embedded?.stop();
    },
  };
}
