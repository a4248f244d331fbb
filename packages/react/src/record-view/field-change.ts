import type { FieldChange, JsonSchema } from "@elqnt/types/entities";
import { type EntityField, toField } from "../schema/field.ts";
import { humanize } from "../schema/humanize.ts";
import { isSchema, pointerSegments, resolveSchema } from "../schema/json-schema.ts";

/** A change of a revision with the field it touched, found through the pointer. */
export interface ReadChange {
  key: string;
  field: EntityField;
  before: unknown;
  after: unknown;
}

/** Reads the pointer of a change; a field the definition no longer has is shown by its name. */
export function readChange(change: FieldChange, root: JsonSchema): ReadChange {
  const segments = pointerSegments(change.pointer);
  let schema: JsonSchema = root;
  const titles = segments.map((segment) => {
    schema = child(schema, segment, root);
    return typeof schema.title === "string"
      ? schema.title
      : /^\d+$/.test(segment)
        ? `#${Number(segment) + 1}`
        : humanize(segment);
  });
  const field = toField(segments.at(-1) ?? "", { ...schema, title: titles.join(" · ") }, false, root);
  return { key: change.pointer, field, before: change.before, after: change.after };
}

function child(schema: JsonSchema, segment: string, root: JsonSchema): JsonSchema {
  const { properties, items } = schema;
  if (isSchema(properties) && Object.hasOwn(properties, segment))
    return resolveSchema(properties[segment], root);
  return isSchema(items) ? resolveSchema(items, root) : {};
}
