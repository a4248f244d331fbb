import { orgSchemaName } from "@elqnt/adapters/org";
import { errorCode, type Migrator, type Postgres } from "@elqnt/adapters/postgres";
import { ProblemError } from "@elqnt/service-kit";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { LRUCache } from "lru-cache";

/** Connections to one org's schema, migrated. */
export interface OrgDatabase {
  readonly schema: string;
  readonly db: Kysely<unknown>;
  /** The qualified name of a table or sequence; there is no SQL without it. */
  table(name: string): RawBuilder<unknown>;
}

export interface KgPostgresOptions {
  readonly postgres: Postgres;
  /** Brings org schemas up to date; its sets hold `eventTables` and `kgTables`. */
  readonly migrator: Migrator;
}

/** What the ledger and the graph store on PostgreSQL share. */
export class KgDatabase {
  readonly postgres: Postgres;
  readonly #migrator: Migrator;
  readonly #databases = new LRUCache<string, OrgDatabase>({
    max: 5_000,
    memoMethod: (org) => this.#connect(org),
  });

  constructor({ postgres, migrator }: KgPostgresOptions) {
    this.postgres = postgres;
    this.#migrator = migrator;
  }

  /** Throws `org_not_found` for an org that was never provisioned, when none are created on first use. */
  async open(org: string): Promise<OrgDatabase> {
    try {
      await this.#migrator.migrate(orgSchemaName(org));
    } catch (error) {
      if (errorCode(error) !== "schema_missing") throw error;
      throw new ProblemError("org_not_found", { detail: "Failed to find the organization.", cause: error });
    }
    return this.#databases.memo(org);
  }

  async ready() {
    const { ok, name, detail } = await this.postgres.ready();
    return [{ name, ready: ok, ...(detail === undefined ? {} : { detail }) }];
  }

  #connect(org: string): OrgDatabase {
    const schema = orgSchemaName(org);
    // Every name is qualified here already; the plugin that would do it costs as much as building the statement.
    const db = this.postgres.org<unknown>(org).withoutPlugins();
    return { schema, db, table: (name) => sql.id(schema, name) };
  }
}

const UNDEFINED_TABLE = "42P01";

/** Waits for a statement or a transaction; a table that is gone is an outage and no mistake of the caller. */
export async function reached<TResult>(work: Promise<TResult>): Promise<TResult> {
  try {
    return await work;
  } catch (error) {
    if (errorCode(error) !== UNDEFINED_TABLE) throw error;
    throw new ProblemError("service_unavailable", {
      detail: "The data of this organization cannot be reached right now. Repeat the request later.",
      retryAfter: 30,
      cause: error,
    });
  }
}

/** Runs a query of one org's tables. */
export async function rowsOf<TRow>({ db }: OrgDatabase, query: RawBuilder<TRow>): Promise<TRow[]> {
  return (await reached(query.execute(db))).rows;
}
