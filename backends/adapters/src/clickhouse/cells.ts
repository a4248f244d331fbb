/** A value of a parameter. Numbers are finite; moments are written `YYYY-MM-DD HH:MM:SS.mmm`, in UTC. */
export type Cell = string | number | boolean | null | readonly string[] | readonly number[];

const special = /[\\\t\n\r\0]/;
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  "\0": "\\0",
};

const escaped = (text: string) =>
  special.test(text) ? text.replace(/[\\\t\n\r\0]/g, (character) => escapes[character]!) : text;

/** A string inside SQL or inside an array, in quotes. */
export const quoted = (text: string): string => `'${escaped(text).replaceAll("'", "\\'")}'`;

/**
 * A value as ClickHouse reads it from a parameter, which is written as a cell of TabSeparated.
 * https://clickhouse.com/docs/interfaces/formats/TabSeparated
 */
export function cell(value: Cell): string {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  if (value === null) return "\\N";
  if (typeof value === "boolean") return value ? "1" : "0";
  if (value.length === 0) return "[]";
  return typeof value[0] === "number" ? `[${value.join(",")}]` : strings(value as readonly string[]);
}

function strings(values: readonly string[]): string {
  let text = "[";
  for (const value of values) text += text.length === 1 ? quoted(value) : `,${quoted(value)}`;
  return `${text}]`;
}
