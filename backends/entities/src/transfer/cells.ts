import type { EntityRecord, RecordFields } from "@elqnt/contracts/entities";
import type { Field } from "@elqnt/service-kit/filter";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { valueAt } from "../schema/fields.ts";
import { guardFormula, unguardFormula } from "./csv.ts";

/** The system columns of a CSV, in front of the fields. */
export const systemColumns = ["$id", "$version", "$createdAt", "$updatedAt"] as const;

/** A record as one row: system columns, then the fields; objects and lists as JSON. */
export function toCells(record: EntityRecord, fields: readonly Field[]): string[] {
  const { id, version, createdAt, updatedAt } = record;
  return [
    id,
    String(version),
    createdAt,
    updatedAt,
    ...fields.map((field) => toCell(valueAt(record.fields, field))),
  ];
}

function toCell(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? guardFormula(value) : JSON.stringify(value);
}

/** Makes fields of rows below a header. Columns of system fields other than `$id` are passed over. */
export function cellReader(
  header: readonly string[],
  { catalogue }: CompiledDefinition,
): (cells: readonly string[]) => RecordFields {
  const columns = header.map((name) => {
    const field = catalogue.get(name);
    const path = field && !field.system ? field.path : [name];
    return {
      path,
      skip: name === "" || (name.startsWith("$") && name !== "$id"),
      kind: field?.kind ?? "any",
    };
  });
  return (cells) => {
    const fields: RecordFields = {};
    for (const [index, { path, skip, kind }] of columns.entries()) {
      const cell = cells[index];
      if (!skip && cell !== undefined && cell !== "") setAt(fields, path, fromCell(cell, kind));
    }
    return fields;
  };
}

/** A cell by the kind of its field; what does not convert stays text, so that the schema says what is wrong. */
function fromCell(cell: string, kind: Field["kind"]): unknown {
  switch (kind) {
    case "number":
      return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : cell;
    case "boolean":
      return /^(?:true|1|yes)$/i.test(cell) ? true : /^(?:false|0|no)$/i.test(cell) ? false : cell;
    case "list":
    case "object":
    case "any":
      return parsed(cell);
    default:
      return unguardFormula(cell);
  }
}

function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return unguardFormula(cell);
  }
}

function setAt(target: RecordFields, path: readonly string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  const inner = Object.hasOwn(target, head) ? target[head] : undefined;
  const next = typeof inner === "object" && inner !== null ? (inner as RecordFields) : {};
  if (rest.length > 0) setAt(next, rest, value);
  // A header may say "__proto__": defining keeps it data, which validation then refuses.
  Object.defineProperty(target, head, {
    value: rest.length > 0 ? next : value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
