import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import { definitionFields, titleOfFields } from "../schema/fields.ts";

const MAX_EXPANDED = 8;

/** The fields whose records a query should bring along, so that people see names and not ids. */
export function relationPaths(definition: EntityDefinition): string[] {
  return definitionFields(definition)
    .filter((field) => field.kind === "relation" && !field.path.includes("."))
    .map((field) => field.path)
    .slice(0, MAX_EXPANDED);
}

/** Names of the related records that came along, by id. */
export function relatedTitles(records: readonly EntityRecord[]): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { expanded } of records) {
    for (const related of Object.values(expanded ?? {}).flat()) {
      titles.set(related.id, titleOfFields(related.fields) ?? related.id);
    }
  }
  return titles;
}
