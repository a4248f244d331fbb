import { Kysely, PostgresDialect } from "kysely";
import { LRUCache } from "lru-cache";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";
import { Breaker, type BreakerOptions } from "../breaker.ts";
import { orgSchemaName } from "../org.ts";
import { errorCode } from "./errors.ts";
import { Gate } from "./gate.ts";
import { guardedPool } from "./guarded-pool.ts";
import { createOutboxSignal, provideOutboxSignal } from "./outbox-signal.ts";

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. Either this or `connection`. */
  readonly url?: string;
  /** Connection settings of pg. */
  readonly connection?: pg.ClientConfig;
  /** Connections in the pool. Default 10. Maintenance (migrations, index builds) has 4 more. */
  readonly max?: number;
  /** Longest wait for a connection, in milliseconds. Default 3 000. */
  readonly connectTimeoutMs?: number;
  /** Longest run of a statement, enforced by the server and, 1 s later, here. Default 10 000. */
  readonly statementTimeoutMs?: number;
  /** Connections one org may hold at once. Default half of `max`, at least 1. */
  readonly orgConcurrency?: number;
  /** Queries of one org that may wait for a connection. Default 100. */
  readonly orgQueue?: number;
  /** Shown in `pg_stat_activity`. Default `elqnt`. */
  readonly applicationName?: string;
  readonly breaker?: BreakerOptions;
  /** Hears of connections that broke while idle. They are replaced; default is to say nothing. */
  readonly onConnectionError?: (error: Error) => void;
}

/** How the server answered a readiness probe. */
export interface PostgresReady {
  readonly name: "postgres";
  readonly ok: boolean;
  readonly detail?: string;
}

export interface Postgres {
  readonly pool: pg.Pool;
  /** Queries for the platform's own tables. Names are qualified with `withSchema`, never by `search_path`. */
  readonly db: Kysely<unknown>;
  /** Connections of their own without a statement timeout, for migrations. */
  readonly maintenance: Kysely<unknown>;
  /** At most two of them, for index builds: those take long, and migrations must not wait for them. */
  readonly indexing: Kysely<unknown>;
  /**
   * Queries for the tables of one org: bound to its schema, and held to `orgConcurrency` connections, so that
   * its slow queries never take the whole pool. Do not use it inside a transaction of the same org: that one
   * already holds a place.
   *
   * @throws TypeError when `orgId` is not a canonical UUID.
   */
  org<TDatabase>(orgId: string): Kysely<TDatabase>;
  /** Asks the server; never rejects, and answers within 2 s. */
  ready(): Promise<PostgresReady>;
  /** Ends all connections after their queries. */
  close(): Promise<void>;
}

const maxRememberedOrgs = 5_000;
const readyMs = 2_000;

/**
 * Opens PostgreSQL with the house's rules: timeouts on both sides, typed failures, a breaker, a cap per org.
 * Connects on the first query; a server that restarts is found again without restarting the process.
 *
 * @example
 * ```ts
 * const postgres = createPostgres({ url: process.env.DATABASE_URL, max: 20 });
 * const records = await postgres.org<EntityTables>(orgId).selectFrom("entity_records").selectAll().execute();
 * ```
 */
export function createPostgres(options: PostgresOptions): Postgres {
  const { max = 10, statementTimeoutMs = 10_000, connectTimeoutMs = 3_000, orgQueue = 100 } = options;
  const breaker = new Breaker(options.breaker);
  const pool = openPool(options, {
    max,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 1_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  const maintenancePool = openPool(options, { max: 4, idleTimeoutMillis: 1_000, query_timeout: 3_600_000 });
  const signal = createOutboxSignal(pool);
  const open = <TDatabase>(source: pg.Pool, gate?: Gate) => {
    const dialect = new PostgresDialect({ pool: guardedPool(source, breaker, gate) });
    return provideOutboxSignal(new Kysely<TDatabase>({ dialect }), signal);
  };

  const db = open<unknown>(pool);
  const maintenance = open<unknown>(maintenancePool);
  const builders = new Gate({ capacity: 2, queue: 1_000, waitMs: 600_000 });
  const orgConcurrency = options.orgConcurrency ?? Math.max(1, Math.floor(max / 2));
  const openOrg = (orgId: string) => {
    const gate = new Gate({ capacity: orgConcurrency, queue: orgQueue, waitMs: connectTimeoutMs });
    return open<unknown>(pool, gate).withSchema(orgSchemaName(orgId));
  };
  const orgs = new LRUCache<string, Kysely<unknown>>({ max: maxRememberedOrgs, memoMethod: openOrg });

  return {
    pool,
    db,
    maintenance,
    indexing: open<unknown>(maintenancePool, builders),
    org: <TDatabase>(orgId: string) => orgs.memo(orgId) as Kysely<TDatabase>,
    ready: () => ready(pool),
    close: async () => {
      await signal.close();
      await Promise.all([pool.end(), maintenancePool.end()]);
    },
  };
}

function openPool(options: PostgresOptions, settings: pg.PoolConfig): pg.Pool {
  const { url, connection, connectTimeoutMs = 3_000, applicationName = "elqnt", onConnectionError } = options;
  if (!url && !connection) throw new TypeError("Failed to open PostgreSQL: pass a url or a connection.");
  const pool = new pg.Pool({
    // Taken apart, because pg hides a password where objects are printed, but not one inside a URL.
    ...(url ? parseIntoClientConfig(url) : {}),
    ...connection,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: applicationName,
    keepAlive: true,
    types: { getTypeParser },
    ...settings,
  });
  // Without a listener a connection that breaks ends the process. The pool listens to idle ones only.
  pool.on("error", (error) => onConnectionError?.(error));
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

const dateOid = 1082;

/** A `date` has no time zone: it stays `YYYY-MM-DD` and never becomes a moment. */
const getTypeParser = ((oid: number, format?: "text" | "binary") =>
  oid === dateOid ? String : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser;

/** Asks over a connection of its own, so that a busy pool does not make the process look unready. */
async function ready(pool: pg.Pool): Promise<PostgresReady> {
  const client = new pg.Client({ ...pool.options, password: pool.options.password });
  client.on("error", () => {});
  const late = new Promise<Error>((resolve) => {
    setTimeout(resolve, readyMs, new Error(`PostgreSQL did not answer within ${readyMs} ms.`)).unref();
  });
  const asked = client.connect().then(() => client.query("select 1"));
  const answer = asked.then(
    () => undefined,
    (failure: Error) => failure,
  );
  const error = await Promise.race([answer, late]);
  void client.end().catch(() => {});
  return error ? { name: "postgres", ok: false, detail: reasonOf(error) } : { name: "postgres", ok: true };
}

/** Node answers a refused "localhost" with an error that has a code and no text. */
const reasonOf = (error: Error) => error.message || errorCode(error) || "PostgreSQL cannot be reached.";
