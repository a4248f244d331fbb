import { writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createChdbConnection } from "chdb/connection";
import { quoted } from "../clickhouse/cells.ts";

export interface TestClickHouseServer {
  readonly url: string;
  /** Ends connections and refuses new ones; the data stays until {@link close}. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** What belongs to HTTP alone; everything else in a query string is a setting. */
const notSettings = /^(query|query_id|database|default_format|session_.*|role|wait_end_of_query|.*http.*)$/;

/**
 * The HTTP interface of ClickHouse over chDB in this process, as far as our client speaks it: queries with
 * parameters, inserts, settings, errors with their codes. One per process, as chDB has one data folder.
 */
export async function testClickHouseServer(): Promise<TestClickHouseServer> {
  const lines = Array.from({ length: 3 }, () => createChdbConnection({ path: ":memory:" }));
  let last = Promise.resolve();
  let turn = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { searchParams, pathname } = new URL(request.url!, "http://clickhouse");
    const { sql, rows } = await received(request, searchParams);
    if (pathname === "/ping") return response.end("Ok.\n");
    const line = lines[turn++ % lines.length]!;
    // One statement after the other: a connection runs one at a time.
    const run = last.then(async () => {
      if (!rows) return line.chdb.queryAsync(withSettings(searchParams, sql));
      const file = join(line.chdb.session.path, "rows");
      await writeFile(file, rows);
      return line.chdb.queryAsync(withSettings(searchParams, fromFile(sql, file)));
    });
    last = run.then(
      () => {},
      () => {},
    );
    try {
      response.setHeader("x-clickhouse-summary", "{}").end((await run).text());
    } catch (error) {
      const { message } = error as Error;
      const code = /^Code: (\d+)/.exec(message)?.[1] ?? "1002";
      response.writeHead(500, { "x-clickhouse-exception-code": code }).end(message);
    }
  };

  const server = createServer((request, response) => void answer(request, response));
  const listen = (port: number) =>
    new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    stop,
    start: () => listen(port),
    close: async () => {
      await stop();
      await last;
      await Promise.all(lines.map((line) => line.close()));
    },
  };
}

/** A statement, and the rows it inserts. */
async function received(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<{ readonly sql: string; readonly rows?: Buffer }> {
  const body = await buffer(request);
  const type = request.headers["content-type"] ?? "";
  // Long parameters come as the parts of a form, the query among them.
  if (type.startsWith("multipart/form-data")) {
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) query.set(name, String(value));
    return { sql: query.get("query")! };
  }
  const sql = query.get("query");
  return sql === null ? { sql: body.toString() } : { sql, rows: body };
}

/** The same insert, of rows that are in a file: chDB cuts off what looks like white space at the end of a statement. */
const fromFile = (insert: string, file: string): string =>
  insert.replace(/ SETTINGS .* FORMAT RowBinary$/, ` FROM INFILE ${quoted(file)}$&`);

function withSettings(query: URLSearchParams, sql: string): string {
  const settings = [...query].filter(([name]) => !notSettings.test(name));
  const set = settings.map(([name, value]) => `${name} = ${quoted(value)}`).join(", ");
  return set ? `SET ${set}; ${sql}` : sql;
}
