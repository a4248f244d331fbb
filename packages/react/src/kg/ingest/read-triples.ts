import type { KGTriple } from "@elqnt/types/kg";
import papaparse from "papaparse";
import { UnreadableInput } from "./unreadable-input.ts";

const REQUIRED = ["subject", "predicate", "object"] as const;
const OPTIONAL = ["subjectLabel", "objectLabel", "validFrom", "validTo"] as const;
const isOwn = (column: string): boolean => [...REQUIRED, ...OPTIONAL].some((name) => name === column);

/**
 * Reads CSV with one fact per row. A header names the columns: `subject`, `predicate`, `object`, `subjectLabel`,
 * `objectLabel`, `validFrom`, `validTo`; any other becomes a property of the edge. Without a header the first three
 * columns count.
 *
 * @throws {UnreadableInput} A row has too few columns, or the quotes do not match.
 */
export async function readTriples(csv: string): Promise<{ triples: KGTriple[]; firstLine: number }> {
  const { data, errors } = papaparse.parse<string[]>(csv, {
    skipEmptyLines: true,
    transform: (cell) => cell.trim(),
  });
  const fault = errors.find(({ type }) => type === "Quotes");
  if (fault) throw new UnreadableInput(`quotes do not match in row ${(fault.row ?? 0) + 1}`);
  const head = data[0] ?? [];
  const hasHeader = REQUIRED.every((name) => head.includes(name));
  const columns = hasHeader ? head : [...REQUIRED];
  const rows = hasHeader ? data.slice(1) : data;
  if (rows.length === 0) throw new UnreadableInput("there is nothing in it");
  const firstLine = hasHeader ? 2 : 1;
  return { triples: rows.map((row, index) => toTriple(columns, row, index + firstLine)), firstLine };
}

function toTriple(columns: readonly string[], row: readonly string[], line: number): KGTriple {
  const cells = new Map(columns.map((column, index) => [column, row[index] ?? ""]));
  const required = REQUIRED.map((name) => [name, cells.get(name) ?? ""] as const);
  if (required.some(([, cell]) => cell === "")) {
    throw new UnreadableInput(`row ${line} has no subject, predicate and object`);
  }
  const optional = OPTIONAL.map((name) => [name, cells.get(name) ?? ""] as const);
  const others = [...cells].filter(([column, cell]) => !isOwn(column) && cell !== "");
  return {
    ...Object.fromEntries([...required, ...optional.filter(([, cell]) => cell !== "")]),
    ...(others.length > 0 && { properties: Object.fromEntries(others) }),
  } as unknown as KGTriple;
}
