import { type RawBuilder, sql } from "kysely";
import { LRUCache } from "lru-cache";
import type pg from "pg";

const marker = "/* prepared */ ";

/** Statements one connection keeps; the least used one gives way. */
const keptPerConnection = 200;

/**
 * Marks a statement whose text comes again and again with other values: each connection parses and plans it once.
 * Worth it for point reads and single writes, where planning costs as much as running. Not for conditions that vary,
 * and not for values that decide the plan (ranges, patterns): a prepared plan no longer looks at them.
 *
 * Behind a pooler in transaction mode it needs one that knows prepared statements (PgBouncer 1.21 and later).
 *
 * @example
 * ```ts
 * const { rows } = await prepared(sql<Row>`select * from ${table} where id = ${id}`).execute(db);
 * ```
 */
export function prepared<TResult>(statement: RawBuilder<TResult>): RawBuilder<TResult> {
  return sql<TResult>`${sql.raw(marker)}${statement}`;
}

export const isPrepared = (text: string): boolean => text.startsWith(marker);

const kept = new WeakMap<pg.PoolClient, LRUCache<string, string>>();
let named = 0;

/** Runs a marked statement under its name on this connection. */
export async function queryPrepared(
  client: pg.PoolClient,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult> {
  const names = kept.get(client) ?? new LRUCache<string, string>({ max: keptPerConnection });
  kept.set(client, names);
  const known = names.get(text);
  if (known) return client.query({ name: known, text, values });
  if (names.size >= keptPerConnection) await client.query(`deallocate ${names.pop()}`);
  const name = `elqnt_${++named}`;
  names.set(text, name);
  return client.query({ name, text, values });
}
