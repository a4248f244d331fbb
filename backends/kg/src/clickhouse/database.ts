import {
  type Cell,
  type ClickHouse,
  isMissing,
  type OrgDatabase,
  type Parameters,
} from "@elqnt/adapters/clickhouse";
import { LRUCache } from "lru-cache";
import { schema, type TableName, tableNames } from "./schema.ts";

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

  constructor({ clickhouse }: ClickHouseGraphOptions) {
    this.#clickhouse = clickhouse;
  }

  /** Rows of a SELECT; none from an org that nothing was written to. */
  async select<TRow extends readonly unknown[]>(
    org: string,
    query: (tables: Tables) => string,
    parameters: Parameters,
  ): Promise<TRow[]> {
    const database = this.#clickhouse.org(org);
    try {
      return await database.select<TRow>(query(tablesOf(database)), parameters);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async insert(
    org: string,
    table: TableName,
    columns: readonly string[],
    rows: readonly (readonly Cell[])[],
  ): Promise<void> {
    if (rows.length === 0) return;
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

  /** Runs a statement, unless nothing was ever written. */
  async command(org: string, statement: (tables: Tables) => string, parameters: Parameters): Promise<void> {
    const database = this.#clickhouse.org(org);
    try {
      await database.command(statement(tablesOf(database)), parameters);
    } catch (error) {
      if (!isMissing(error)) throw error;
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

const tablesOf = ({ name }: OrgDatabase) =>
  Object.fromEntries(tableNames.map((table) => [table, `${name}.${table}`])) as Tables;
