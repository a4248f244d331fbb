import { createHash } from "node:crypto";
import type { Field } from "@elqnt/service-kit/filter";

/** The partition that holds one definition's records: at most 51 bytes, and no two definitions share one. */
export function recordTable(definitionId: string): string {
  return `entity_records_${definitionId.replaceAll("-", "_")}`;
}

/** What an index serves; part of its name, because a changed definition needs another name. */
export type IndexKind = "unique" | "sorted" | "elements" | "text";

/** The name of a field's index: 40 bytes whatever the field is called. */
export function indexName(definitionId: string, kind: IndexKind, field: Field): string {
  const text = JSON.stringify([definitionId, kind, field.path, field.kind]);
  return `entity_${kind.slice(0, 1)}_${createHash("sha256").update(text).digest("hex").slice(0, 31)}`;
}
