import type { IngestLine, KGTriple } from "@elqnt/types/kg";
import { toItem } from "./ingest-item.ts";
import { UnreadableInput } from "./unreadable-input.ts";

/** What is sent: nodes and edges as NDJSON, or triples. */
export type IngestInput =
  | { readonly kind: "lines"; readonly body: string | Blob }
  | { readonly kind: "triples"; readonly triples: readonly KGTriple[] };

/** What was read of a text or file, before anything is sent. */
export interface ReadInput {
  readonly input: IngestInput;
  /** How many items there are; of a large file nobody counts. */
  readonly total: number | undefined;
  /** Line of the first item, for telling where problems are. */
  readonly firstLine: number;
  /** The first few. */
  readonly preview: readonly (IngestLine | KGTriple)[];
}

const PREVIEWED = 5;
/** Enough of a file to show its first lines. */
const HEAD_BYTES = 65_536;

/**
 * Reads a file: NDJSON is streamed as it is, everything else is read whole.
 *
 * @throws {UnreadableInput} It is none of the formats.
 */
export async function readFile(file: File): Promise<ReadInput> {
  const head = await file.slice(0, HEAD_BYTES).text();
  const lines = head.split("\n", PREVIEWED + 1).slice(0, PREVIEWED);
  const first = parseLine(lines[0] ?? "");
  if (file.size <= HEAD_BYTES || first === undefined || !("type" in first))
    return readText(await file.text());
  const preview = lines.map((line, index) => toLine(line, index));
  return { input: { kind: "lines", body: file }, total: undefined, firstLine: 1, preview };
}

/**
 * Reads NDJSON, JSON or CSV: which one it is shows in its first character.
 *
 * @throws {UnreadableInput} It is none of them.
 */
export async function readText(text: string): Promise<ReadInput> {
  const trimmed = text.trim();
  if (!/^[{[]/.test(trimmed)) {
    const { readTriples } = await import("./read-triples.ts");
    return fromTriples(await readTriples(trimmed));
  }
  const whole = parseWhole(trimmed);
  if (whole !== undefined) return fromItems(itemsOf(whole));
  return fromItems(
    trimmed
      .split("\n")
      .filter((line) => line.trim())
      .map((line, index) => parsed(line, index)),
  );
}

function fromTriples({ triples, firstLine }: { triples: KGTriple[]; firstLine: number }): ReadInput {
  return {
    input: { kind: "triples", triples },
    total: triples.length,
    firstLine,
    preview: triples.slice(0, PREVIEWED),
  };
}

function fromItems(values: readonly unknown[]): ReadInput {
  if (values.length === 0) throw new UnreadableInput("there is nothing in it");
  const items = values.map((value, index) => {
    const item = toItem(value);
    if (item) return item;
    throw new UnreadableInput(`item ${index + 1} is neither a node, an edge nor a triple`);
  });
  const lines = items.filter((item): item is IngestLine => "type" in item);
  if (lines.length === 0) return fromTriples({ triples: items as KGTriple[], firstLine: 1 });
  if (lines.length < items.length)
    throw new UnreadableInput("triples and nodes are mixed; send them one by one");
  const body = lines.map((line) => JSON.stringify(line)).join("\n");
  return {
    input: { kind: "lines", body },
    total: lines.length,
    firstLine: 1,
    preview: lines.slice(0, PREVIEWED),
  };
}

/** The items of a JSON document: a list, one item, or lists by their names. Nodes come before the edges between them. */
function itemsOf(document: unknown): unknown[] {
  if (Array.isArray(document)) return document;
  const { nodes, edges, triples } = document as Record<string, unknown>;
  const lists = [nodes, edges, triples].filter(Array.isArray);
  return lists.length > 0 ? lists.flat() : [document];
}

function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseLine(line: string): object | undefined {
  const value = parseWhole(line);
  return typeof value === "object" && value !== null ? value : undefined;
}

function parsed(line: string, index: number): object {
  const value = parseLine(line);
  if (value) return value;
  throw new UnreadableInput(`line ${index + 1} is not JSON`);
}

function toLine(line: string, index: number): IngestLine {
  const item = toItem(parsed(line, index));
  if (item && "type" in item) return item;
  throw new UnreadableInput(`line ${index + 1} is neither a node nor an edge`);
}
