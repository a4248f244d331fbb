import type { EntityField, FieldKind } from "./field.ts";

/** The operators of the filter language. */
export type FilterOperator =
  | "eq"
  | "ne"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "between"
  | "in"
  | "nin"
  | "contains"
  | "startsWith"
  | "endsWith"
  | "has"
  | "hasAny"
  | "hasAll"
  | "exists";

const TEXT: readonly FilterOperator[] = ["contains", "eq", "ne", "startsWith", "endsWith", "in", "exists"];
const LONG_TEXT: readonly FilterOperator[] = ["contains", "startsWith", "endsWith", "exists"];
const NUMBER: readonly FilterOperator[] = ["eq", "ne", "gt", "gte", "lt", "lte", "between", "exists"];
const DATE: readonly FilterOperator[] = ["gte", "lte", "between", "eq", "exists"];

const OPERATORS: Readonly<Record<FieldKind, readonly FilterOperator[]>> = {
  text: TEXT,
  "long-text": LONG_TEXT,
  email: TEXT,
  url: TEXT,
  date: DATE,
  "date-time": ["gte", "lte", "between", "exists"],
  time: ["eq", "gte", "lte", "exists"],
  number: NUMBER,
  integer: NUMBER,
  boolean: ["eq", "exists"],
  enum: ["in", "nin", "eq", "ne", "exists"],
  list: ["has", "hasAny", "hasAll", "exists"],
  relation: ["eq", "ne", "exists"],
  object: ["exists"],
  unknown: ["exists"],
};

/** The operators that make sense for a field; the first is the one a new filter starts with. */
export function operatorsOf(field: EntityField): readonly FilterOperator[] {
  const isMany = field.kind === "relation" ? field.relation?.cardinality === "many" : isEnumList(field);
  return isMany ? OPERATORS.list : OPERATORS[field.kind];
}

function isEnumList(field: EntityField): boolean {
  return field.kind === "list" && field.options !== undefined;
}

/** How many values an operator takes: a yes/no, one value, two, or any number. */
export function operandShape(operator: FilterOperator): "flag" | "one" | "two" | "many" {
  if (operator === "exists") return "flag";
  if (operator === "between") return "two";
  return ["in", "nin", "hasAny", "hasAll"].includes(operator) ? "many" : "one";
}

const ALL_OPERATORS: ReadonlySet<string> = new Set(Object.values(OPERATORS).flat());

export function isOperator(name: string): name is FilterOperator {
  return ALL_OPERATORS.has(name);
}
