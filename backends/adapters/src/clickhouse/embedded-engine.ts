import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from "@clickhouse/client";
import type { ChdbConnection } from "chdb/connection";
import { cell, quoted } from "./cells.ts";
import {
  type Engine,
  type EngineLimits,
  engineSettings,
  insertInto,
  namesOf,
  type Parameters,
} from "./engine.ts";
import { EmbeddedClickHouseError } from "./errors.ts";

export interface EmbeddedOptions {
  /** Folder of the data, or `:memory:` for a temporary one. */
  readonly path: string;
  /** Connections. One runs one query at a time. */
  readonly max: number;
  readonly limits: EngineLimits;
}

interface Line {
  readonly connection: ChdbConnection;
  readonly client: ClickHouseClient;
}

/**
 * ClickHouse inside this process (chDB).
 *
 * @throws EmbeddedClickHouseError
 */
export async function openEmbeddedEngine({ path, max, limits }: EmbeddedOptions): Promise<Engine> {
  const { createChdbConnection, drainPending } = await loadChdb();
  const openLine = (): Line => {
    const connection = createChdbConnection({ path });
    const log = { level: ClickHouseLogLevel.OFF };
    // One contract, two copies of its types.
    return { connection, client: createClient({ connection: connection as never, log }) };
  };
  const lines = openAll(path, max + 1, openLine);
  // They hold for the connection, which only this file uses.
  const settings = Object.entries({ ...engineSettings, ...limits });
  const defaults = `SET ${settings.map(([name, value]) => `${name} = '${value}'`).join(", ")}`;
  await Promise.all(lines.map(({ client }) => client.command({ query: defaults })));
  const probe = lines.pop()!;
  const pool = createPool(lines);

  return {
    select: <TRow>(sql: string, parameters: Parameters) =>
      pool.use(async ({ client }) => {
        const query = bind(sql, parameters);
        return (await (await client.query({ query, format: "JSONCompactEachRow" })).json()) as TRow[];
      }),
    command: (sql, parameters) =>
      pool.use(async ({ client }) => {
        await client.command({ query: bind(sql, parameters) });
      }),
    insert: (insertion) =>
      pool.use(async ({ connection, client }) => {
        const { columns, rows } = insertion;
        const structure = columns.map((column) => column.join(" ")).join(", ");
        await withNamelessFile(connection.chdb.session.path, rows, async (descriptor) => {
          const source = `file(${descriptor}, 'RowBinary', '${structure}')`;
          await client.command({
            query: `${insertInto(insertion)} SELECT ${namesOf(columns)} FROM ${source}`,
          });
        });
      }),
    ping: async () => {
      const answer = await probe.client.ping({ select: true });
      if (!answer.success) throw answer.error;
    },
    close: async () => {
      await Promise.all([...lines, probe].map(({ client }) => client.close()));
      await drainPending();
    },
  };
}

/**
 * A file that only its descriptor leads to, so that nothing of it is left whatever happens. chDB takes rows from memory
 * as the end of a statement only, and cuts off what looks like white space there.
 */
async function withNamelessFile(
  folder: string,
  content: readonly Uint8Array[],
  work: (descriptor: number) => Promise<void>,
): Promise<void> {
  const name = join(folder, `${randomUUID()}.rows`);
  const file = await open(name, "wx+", 0o600);
  try {
    await unlink(name);
    await writeAtStart(file, content);
    await work(file.fd);
  } finally {
    await file.close();
  }
}

/** The engine reads from where the descriptor stands, which writing at a position does not move. */
async function writeAtStart(file: FileHandle, content: readonly Uint8Array[]): Promise<void> {
  let position = 0;
  for (const piece of content) {
    for (let at = 0; at < piece.length; ) {
      const { bytesWritten } = await file.write(piece, at, undefined, position);
      at += bytesWritten;
      position += bytesWritten;
    }
  }
}

async function loadChdb() {
  try {
    const [{ createChdbConnection }, { drainPending }] = await Promise.all([
      import("chdb/connection"),
      import("chdb"),
    ]);
    return { createChdbConnection, drainPending };
  } catch (cause) {
    const reason = (cause as Error).message.split("\n")[0];
    const message = `Failed to load the embedded ClickHouse: ${reason} Set CLICKHOUSE_URL, or keep graphs in PostgreSQL.`;
    throw new EmbeddedClickHouseError("chdb_unavailable", message, { cause });
  }
}

function openAll(path: string, count: number, open: () => Line): Line[] {
  try {
    return Array.from({ length: count }, open);
  } catch (cause) {
    const reason = /one active data directory/.test((cause as Error).message)
      ? "this process already has another one open"
      : "another process is using it, or it cannot be written";
    const message = `Failed to open ClickHouse in "${path}": ${reason}. Let one process own it, or set CLICKHOUSE_URL.`;
    throw new EmbeddedClickHouseError("chdb_in_use", message, { cause });
  }
}

/**
 * Parameters stay values of the engine. They are set on the connection, which runs nothing else meanwhile:
 * chDB's own way to pass them holds a lock of the whole process, so one slow query would stop all others.
 */
function bind(sql: string, parameters: Parameters): string {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return sql;
  return `SET ${entries.map(([name, value]) => `param_${name} = ${quoted(cell(value))}`).join(", ")}; ${sql}`;
}

function createPool<TMember>(members: readonly TMember[]) {
  const free = [...members];
  const waiting: ((member: TMember) => void)[] = [];
  const take = () =>
    free.length > 0 ? free.pop()! : new Promise<TMember>((resolve) => void waiting.push(resolve));
  const give = (member: TMember) => {
    const next = waiting.shift();
    if (next) next(member);
    else free.push(member);
  };
  return {
    use: async <TResult>(work: (member: TMember) => Promise<TResult>): Promise<TResult> => {
      const member = await take();
      try {
        return await work(member);
      } finally {
        give(member);
      }
    },
  };
}
