import {
  type ClickHouse,
  type Columns,
  isMissing,
  type OrgDatabase,
  type Parameters,
  type RowOf,
} from "@elqnt/adapters/clickhouse";
import { LRUCache } from "lru-cache";
import { schema, type TableName, tableNames } from "./schema.ts";
import { newestById } from "./sql.ts";

export interface ClickHouseGraphOptions {
  readonly clickhouse: ClickHouse;
}

/** The tables' names with the org's database. */
export type Tables = Readonly<Record<TableName, string>>;

/** What the parts of the graph store on ClickHouse share: databases that are made by the first write. */
export class KgClickHouse {
  readonly #clickhouse: ClickHouse;
  /** Databases that exist, or are being made. */
  readonly #made = new LRUCache<string, Promise<void>>({ max: 5_000 });
  /** Deleted graphs, whose rows the engine may still be removing. */
  readonly #gone = new LRUCache<string, true>({ max: 50_000 });
  /** Graphs to remove next, by org, and who removes now. */
  readonly #leaving = new Map<string, string[]>();
  readonly #removing = new Map<string, Promise<void>>();

  constructor({ clickhouse }: ClickHouseGraphOptions) {
    this.#clickhouse = clickhouse;
  }

  /** Rows of a SELECT; none from an org that nothing was written to. */
  async select<TRow extends readonly unknown[]>(
    org: string,
    query: (tables: Tables) => string,
    parameters: Parameters,
  ): Promise<TRow[]> {
    if (this.#gone.has(keyOf(org, String(parameters.graphId)))) return [];
    const database = this.#clickhouse.org(org);
    try {
      return await database.select<TRow>(query(tablesOf(database)), parameters);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** Columns of the rows with these ids as they are now, in any order. */
  async byId<TRow extends readonly unknown[]>(
    org: string,
    table: TableName,
    columns: readonly string[],
    graphId: string,
    ids: readonly string[],
  ): Promise<TRow[]> {
    if (ids.length === 0) return [];
    const query = ({ [table]: name }: Tables) => newestById(name, columns);
    const rows = await this.select<[is_deleted: number, ...TRow]>(org, query, { graphId, ids });
    return rows.flatMap(([isDeleted, ...row]) => (isDeleted ? [] : [row as unknown as TRow]));
  }

  async insert<const TColumns extends Columns>(
    org: string,
    table: TableName,
    columns: TColumns,
    rows: Iterable<RowOf<TColumns>>,
  ): Promise<void> {
    const database = this.#clickhouse.org(org);
    await this.#make(org, database);
    try {
      await database.insert(table, columns, rows);
    } catch (error) {
      // Somebody dropped it: the next write makes it again.
      if (isMissing(error)) this.#made.delete(org);
      throw error;
    }
  }

  /**
   * Orders the removal of a graph's rows: nothing reads them from now on, and the engine removes them on its own time,
   * also after a restart. Graphs that are deleted meanwhile go together.
   */
  async removeGraph(org: string, graphId: string): Promise<void> {
    const key = keyOf(org, graphId);
    if (this.#gone.has(key)) return this.#removing.get(org);
    this.#gone.set(key, true);
    this.#leaving.set(org, [...(this.#leaving.get(org) ?? []), graphId]);
    const before = this.#removing.get(org) ?? Promise.resolve();
    const removing = before.catch(() => {}).then(() => this.#removeLeaving(org));
    this.#removing.set(org, removing);
    try {
      await removing;
    } catch (error) {
      this.#gone.delete(key);
      throw error;
    } finally {
      if (this.#removing.get(org) === removing) this.#removing.delete(org);
    }
  }

  async #removeLeaving(org: string): Promise<void> {
    const graphIds = this.#leaving.get(org);
    if (!graphIds) return;
    this.#leaving.delete(org);
    const database = this.#clickhouse.org(org);
    for (const table of Object.values(tablesOf(database))) {
      const statement = `ALTER TABLE ${table} DELETE WHERE graph_id IN {graphIds:Array(String)}
        SETTINGS mutations_sync = 0`;
      await database.command(statement, { graphIds }).catch((error: unknown) => {
        // Nothing was ever written.
        if (!isMissing(error)) throw error;
      });
    }
  }

  async ready() {
    const { ok, name, detail } = await this.#clickhouse.ready();
    return [{ name, ready: ok, ...(detail === undefined ? {} : { detail }) }];
  }

  #make(org: string, database: OrgDatabase): Promise<void> {
    const known = this.#made.get(org);
    if (known) return known;
    const making = make(database);
    this.#made.set(org, making);
    making.catch(() => this.#made.delete(org));
    return making;
  }
}

async function make(database: OrgDatabase): Promise<void> {
  for (const statement of schema(database.name)) await database.command(statement);
}

const keyOf = (org: string, graphId: string): string => `${org}/${graphId}`;

const tablesOf = ({ name }: OrgDatabase) =>
  Object.fromEntries(tableNames.map((table) => [table, `${name}.${table}`])) as Tables;
