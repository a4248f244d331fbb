import { Readable } from "node:stream";
import { ClickHouseLogLevel, createClient } from "@clickhouse/client";
import { type Engine, type EngineLimits, engineSettings, insertInto } from "./engine.ts";

export interface ServerOptions {
  readonly url: string;
  /** Connections to the server. */
  readonly max: number;
  readonly limits: EngineLimits;
}

/** ClickHouse over HTTP. */
export function openServerEngine({ url, max, limits }: ServerOptions): Engine {
  const open = (connections: number, timeoutMs: number) =>
    createClient({
      url,
      max_open_connections: connections,
      // A list of ids may be longer than a URL.
      use_multipart_params_auto: true,
      // The engine ends a query first; this is for one that does not answer.
      request_timeout: timeoutMs,
      log: { level: ClickHouseLogLevel.OFF },
      clickhouse_settings: {
        ...engineSettings,
        ...limits,
        max_memory_usage: String(limits.max_memory_usage),
      },
    });
  const client = open(max, (limits.max_execution_time + 1) * 1_000);
  const probe = open(1, 2_000);

  return {
    select: async <TRow>(sql: string, parameters: Record<string, unknown>) => {
      const answer = await client.query({
        query: sql,
        query_params: parameters,
        format: "JSONCompactEachRow",
      });
      return (await answer.json()) as TRow[];
    },
    command: async (sql, parameters) => {
      await client.command({ query: sql, query_params: parameters });
    },
    insert: async (insertion) => {
      const { stream } = await client.exec({
        query: `${insertInto(insertion)} FORMAT RowBinary`,
        values: Readable.from(insertion.rows, { objectMode: false }),
      });
      for await (const _ of stream);
    },
    ping: async () => {
      const answer = await probe.ping({ select: true });
      if (!answer.success) throw answer.error;
    },
    close: async () => {
      await Promise.all([client.close(), probe.close()]);
    },
  };
}
