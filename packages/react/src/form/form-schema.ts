import type { JsonSchema } from "@elqnt/types/entities";
import type { UiSchema } from "@rjsf/utils";
import { type EntityField, toField } from "../schema/field.ts";
import type { Fields } from "../schema/fields-patch.ts";
import { isSchema, requiredNames, resolveSchema, schemaType } from "../schema/json-schema.ts";
import { propertyNames } from "../schema/order.ts";

const MAX_DEPTH = 8;

/** Which control shows which field, and in what order. */
export function uiSchemaOf(schema: JsonSchema, root: JsonSchema = schema, depth = 0): UiSchema<Fields> {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = requiredNames(schema);
  const ui: UiSchema<Fields> = { "ui:order": [...propertyNames(schema), "*"] };
  if (depth >= MAX_DEPTH) return ui;
  for (const [name, source] of Object.entries(properties)) {
    ui[name] = fieldUi(toField(name, source, required.includes(name), root), root, depth);
  }
  return ui;
}

function fieldUi(field: EntityField, root: JsonSchema, depth: number): UiSchema<Fields> {
  const common = { "ui:title": field.title, ...widgetOf(field, root) };
  if (field.kind === "object") return { ...uiSchemaOf(field.schema, root, depth + 1), ...common };
  if (field.kind !== "list" || common["ui:widget"]) return common;
  const items = resolveSchema(field.schema.items, root);
  return { ...common, items: fieldUi(toField("item", items, true, root), root, depth + 1) };
}

function widgetOf(field: EntityField, root: JsonSchema): UiSchema<Fields> {
  const labels = field.options && { "ui:enumNames": field.options.map((option) => option.label) };
  if (field.kind === "relation") return { "ui:widget": "RelationWidget" };
  if (field.kind === "long-text") return { "ui:widget": "textarea" };
  if (isTags(field.schema, root)) return { "ui:widget": "TagsWidget" };
  if (labels && field.kind === "list") {
    return {
      items: labels,
      ...(field.schema.uniqueItems === true && { ...labels, "ui:widget": "checkboxes" }),
    };
  }
  return labels ?? {};
}

/** A list of short texts is edited as tags in one control. */
function isTags(schema: JsonSchema, root: JsonSchema): boolean {
  if (schemaType(schema) !== "array" || !isSchema(schema.items)) return false;
  const items = resolveSchema(schema.items, root);
  return schemaType(items) === "string" && items.enum === undefined && items["x-relation"] === undefined;
}

/**
 * The path of the control that edits a value: a fault in the third tag belongs to the control of all tags.
 * A path that leads nowhere in the schema stops at its last known field.
 */
export function controlPath(path: readonly string[], root: JsonSchema): readonly string[] {
  let schema = root;
  for (const [index, segment] of path.entries()) {
    const next = childSchema(schema, segment, root);
    if (!next) return path.slice(0, index);
    schema = next;
    const field = toField(segment, schema, false, root);
    if (field.kind === "relation" || widgetOf(field, root)["ui:widget"] === "TagsWidget") {
      return path.slice(0, index + 1);
    }
  }
  return path;
}

function childSchema(schema: JsonSchema, segment: string, root: JsonSchema): JsonSchema | undefined {
  const { properties, items, additionalProperties } = schema;
  if (isSchema(properties) && Object.hasOwn(properties, segment))
    return resolveSchema(properties[segment], root);
  if (isSchema(items) && /^\d+$/.test(segment)) return resolveSchema(items, root);
  return isSchema(additionalProperties) ? resolveSchema(additionalProperties, root) : undefined;
}
