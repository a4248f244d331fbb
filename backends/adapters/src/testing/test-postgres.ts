import { randomBytes } from "node:crypto";
import pg from "pg";
import { createPostgres, type Postgres, type PostgresOptions } from "../postgres/index.ts";
import { askGlobalSetup } from "./settings.ts";

export interface TestPostgres {
  /** The URL of the database, for a second `createPostgres`. */
  readonly url: string;
  readonly postgres: Postgres;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/**
 * An empty database of its own for a test file, on the PostgreSQL of DATABASE_URL or on an embedded one.
 *
 * @example
 * ```ts
 * const test = await testPostgres();
 * afterAll(() => test.close());
 * ```
 */
export async function testPostgres(
  options: Omit<PostgresOptions, "url" | "connection"> = {},
): Promise<TestPostgres> {
  const server = await askGlobalSetup("/server");
  const name = `elqnt_test_${randomBytes(8).toString("hex")}`;
  await administer(server, `create database ${name} template template0`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const postgres = createPostgres({ ...options, url });
  return {
    url,
    postgres,
    async close() {
      await postgres.close();
      await administer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
