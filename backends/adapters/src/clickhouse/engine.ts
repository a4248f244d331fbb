import type { Cell } from "./cells.ts";
import type { Columns } from "./row-binary.ts";

export type Parameters = Readonly<Record<string, Cell>>;

/** Rows to insert. */
export interface Insertion {
  /** With its database. */
  readonly table: string;
  readonly columns: Columns;
  /** RowBinary, in pieces. */
  readonly rows: readonly Uint8Array[];
}

/** ClickHouse, embedded or at the other end of HTTP. Both throw what the engine or the network says. */
export interface Engine {
  /** Rows of one SELECT, in JSONCompactEachRow; `{name:Type}` in it are parameters. */
  select<TRow>(sql: string, parameters: Parameters): Promise<TRow[]>;
  /** A statement without an answer. */
  command(sql: string, parameters: Parameters): Promise<void>;
  insert(insertion: Insertion): Promise<void>;
  /** Asks over a connection that no query keeps busy. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Limits of every query; they are settings of ClickHouse. */
export interface EngineLimits {
  readonly max_execution_time: number;
  readonly max_memory_usage: string;
}

/** What every query of ours relies on. */
export const engineSettings = {
  // Parameters are part of the text that is parsed.
  max_query_size: String(16 * 1024 * 1024),
  // Counts stay below 2^53.
  output_format_json_quote_64bit_integers: 0,
  date_time_input_format: "best_effort",
} as const;

const insertSettings = [
  // It is written when it resolves.
  "async_insert = 0",
  // One that repeats an earlier one is an insert like any other: replicated tables would leave it out, and the row
  // before it would win.
  "insert_deduplicate = 0",
  // A batch is a few megabytes: handing it to several threads took up to twice the time of the processor.
  "max_threads = 1",
].join(", ");

/** An insert up to where its rows come from. */
export const insertInto = ({ table, columns }: Insertion): string =>
  `INSERT INTO ${table} (${namesOf(columns)}) SETTINGS ${insertSettings}`;

export const namesOf = (columns: Columns): string => columns.map(([name]) => name).join(", ");
