import type { EntityField } from "../schema/field.ts";
import { isSchema, resolveSchema, schemaType } from "../schema/json-schema.ts";
import { type FilterOperator, operandShape } from "../schema/operators.ts";

/** The texts of the inputs of one filter: one for most operators, two for `between`. */
export type OperandTexts = readonly string[];

/** What the inputs should show for an operand that is already set. */
export function textsOf(operator: FilterOperator, value: unknown): OperandTexts {
  const shape = operandShape(operator);
  if (shape === "two" && Array.isArray(value)) return value.map(String);
  if (shape === "many") return Array.isArray(value) ? value.map(String) : [];
  return value === undefined || value === null ? [""] : [String(value)];
}

/**
 * The operand the texts mean for this field and operator, or `undefined` while they do not make one yet.
 * Texts of numbers become numbers: the filter language compares by type.
 */
export function operandOf(field: EntityField, operator: FilterOperator, texts: OperandTexts): unknown {
  const given = texts.map((text) => text.trim()).filter((text) => text !== "");
  const values = given.map((text) => scalarOf(field, text));
  if (values.length === 0 || values.includes(undefined)) return undefined;
  switch (operandShape(operator)) {
    case "flag":
      return given[0] === "true";
    case "two":
      return values.length === 2 ? values : undefined;
    case "many":
      return values;
    default:
      return values[0];
  }
}

function scalarOf(field: EntityField, text: string): string | number | boolean | undefined {
  const option = field.options?.find((candidate) => String(candidate.value) === text);
  if (option) return option.value;
  switch (scalarKind(field)) {
    case "number":
    case "integer":
      return Number.isFinite(Number(text)) ? Number(text) : undefined;
    case "boolean":
      return text === "true";
    default:
      return text;
  }
}

function scalarKind(field: EntityField): string | undefined {
  if (field.kind !== "list") return field.kind === "boolean" ? "boolean" : schemaType(field.schema);
  return isSchema(field.schema.items)
    ? schemaType(resolveSchema(field.schema.items, field.schema))
    : undefined;
}
