import { LRUCache } from "lru-cache";
import { orgSchemaName } from "../org.ts";
import { errorCode } from "../postgres/errors.ts";
import { Gate } from "../postgres/gate.ts";
import { openEmbeddedEngine } from "./embedded-engine.ts";
import type { Engine, Parameters } from "./engine.ts";
import { toStoreError } from "./errors.ts";
import { type Columns, type RowOf, rowBinary } from "./row-binary.ts";
import { openServerEngine } from "./server-engine.ts";

export interface ClickHouseOptions {
  /**
   * `http://user:password@host:8123`. Settings of the server may follow, such as
   * `?clickhouse_setting_insert_quorum=auto&clickhouse_setting_select_sequential_consistency=1` for replicas.
   */
  readonly url?: string | undefined;
  /** Folder of the embedded engine, or `:memory:`. Read only without `url`. */
  readonly path?: string | undefined;
  /** Queries at once. Default 4 embedded, 16 with a server. */
  readonly max?: number;
  /** Longest run of a query. Default 10 000. */
  readonly statementTimeoutMs?: number;
  /** Most memory of a query, in bytes. Default 2 GiB. */
  readonly maxMemoryBytes?: number;
  /** Queries one org may run at once. Default half of `max`. */
  readonly orgConcurrency?: number;
  /** Queries of one org that may wait. Default 100. */
  readonly orgQueue?: number;
  /** Longest wait for them. Default 10 000. */
  readonly orgWaitMs?: number;
}

/** How the engine answered a readiness probe. */
export interface ClickHouseReady {
  readonly name: "clickhouse";
  readonly ok: boolean;
  readonly detail?: string;
}

export interface ClickHouse {
  readonly embedded: boolean;
  /**
   * The database of one org. It is not made here.
   *
   * @throws TypeError when `orgId` is not a canonical UUID.
   */
  org(orgId: string): OrgDatabase;
  /** Asks the engine; never rejects, and answers within 2 s. */
  ready(): Promise<ClickHouseReady>;
  /** Waits for running queries. */
  close(): Promise<void>;
}

/**
 * Queries for one org. Table names are written with its database, values as `{name:Type}`, a SELECT without FORMAT.
 * What the engine's state makes impossible is thrown as StoreUnavailable.
 */
export interface OrgDatabase {
  /** Consists of `[a-z0-9_]`. */
  readonly name: string;
  /** Rows as arrays of their columns. 64-bit integers are numbers, moments are strings. */
  select<TRow extends readonly unknown[]>(sql: string, parameters?: Parameters): Promise<TRow[]>;
  command(sql: string, parameters?: Parameters): Promise<void>;
  /** Written when it resolves. Rows of one call are visible at once up to 16 MB. */
  insert<const TColumns extends Columns>(
    table: string,
    columns: TColumns,
    rows: Iterable<RowOf<TColumns>>,
  ): Promise<void>;
}

const maxRememberedOrgs = 5_000;
const insertLength = 16 * 1024 * 1024;
const readyMs = 2_000;

/**
 * Opens ClickHouse with the house's rules: limits on time and memory, typed failures, a share per org, silence on
 * the console. With `url` a server over HTTP, else chDB inside this process; only one process can have a folder.
 *
 * @example
 * ```ts
 * const clickhouse = await openClickHouse({ url: process.env.CLICKHOUSE_URL, path: ".elqnt/clickhouse" });
 * const database = clickhouse.org(orgId);
 * await database.select(`SELECT id FROM ${database.name}.kg_nodes WHERE label = {label:String}`, { label });
 * ```
 *
 * @throws EmbeddedClickHouseError when chDB is not there, or its folder is in use.
 */
export async function openClickHouse(options: ClickHouseOptions): Promise<ClickHouse> {
  const { url, path, orgQueue = 100, orgWaitMs = 10_000 } = options;
  if (!url && !path) throw new TypeError("Failed to open ClickHouse: pass a url or a path.");
  const max = options.max ?? (url ? 16 : 4);
  const limits = {
    max_execution_time: (options.statementTimeoutMs ?? 10_000) / 1_000,
    max_memory_usage: String(options.maxMemoryBytes ?? 2 * 1024 ** 3),
  };
  const engine = url
    ? openServerEngine({ url, max, limits })
    : await openEmbeddedEngine({ path: path!, max, limits });
  const capacity = options.orgConcurrency ?? Math.max(1, Math.floor(max / 2));
  const openOrg = (orgId: string) =>
    openDatabase(
      engine,
      orgSchemaName(orgId),
      new Gate({ engine: "ClickHouse", capacity, queue: orgQueue, waitMs: orgWaitMs }),
    );
  const orgs = new LRUCache<string, OrgDatabase>({ max: maxRememberedOrgs, memoMethod: openOrg });

  return {
    embedded: !url,
    org: (orgId) => orgs.memo(orgId),
    ready: () => ready(engine),
    close: () => engine.close(),
  };
}

function openDatabase(engine: Engine, name: string, gate: Gate): OrgDatabase {
  const guarded = async <TResult>(work: () => Promise<TResult>): Promise<TResult> => {
    const leave = await gate.enter();
    try {
      return await work();
    } catch (error) {
      throw toStoreError(error);
    } finally {
      leave();
    }
  };
  return {
    name,
    select: (sql, parameters = {}) => guarded(() => engine.select(sql, parameters)),
    command: (sql, parameters = {}) => guarded(() => engine.command(sql, parameters)),
    insert: async (table, columns, rows) => {
      for (const part of rowBinary(columns, rows, insertLength)) {
        await guarded(() => engine.insert({ table: `${name}.${table}`, columns, rows: part }));
      }
    },
  };
}

async function ready(engine: Engine): Promise<ClickHouseReady> {
  const late = new Promise<Error>((resolve) => {
    setTimeout(resolve, readyMs, new Error(`ClickHouse did not answer within ${readyMs} ms.`)).unref();
  });
  const asked = engine.ping().then(
    () => undefined,
    (failure: unknown) => failure as Error,
  );
  const error = await Promise.race([asked, late]);
  return error
    ? { name: "clickhouse", ok: false, detail: reasonOf(error) }
    : { name: "clickhouse", ok: true };
}

const reasonOf = (error: Error) => error.message || errorCode(error) || "ClickHouse cannot be reached.";
