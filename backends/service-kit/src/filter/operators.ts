import type { CompareOperator, Field, FieldKind, Filter, Scalar, SetOperator, TextOperator } from "./ast.ts";
import { filterLimits } from "./limits.ts";
import type { Parser } from "./parse.ts";
import { instantKey, isDateText, isScalar } from "./values.ts";

const ORDERED: readonly FieldKind[] = ["text", "number", "date", "instant", "untyped"];
const SCALAR: readonly FieldKind[] = [...ORDERED, "boolean", "any"];
const TEXT: readonly FieldKind[] = ["text", "untyped"];
const LIST: readonly FieldKind[] = ["list", "untyped"];
const EVERY: readonly FieldKind[] = [...SCALAR, "list", "object"];

type Build = (parser: Parser, field: Field, value: unknown, pointer: string) => Filter;

interface Operator {
  kinds: readonly FieldKind[];
  build: Build;
}

/** The whole operator set: which kinds of field each is for, and what it means. */
const operators: Readonly<Record<string, Operator>> = {
  eq: { kinds: EVERY, build: equals },
  ne: { kinds: EVERY, build: (...input) => ({ kind: "not", filter: equals(...input) }) },
  gt: { kinds: ORDERED, build: compares("gt") },
  gte: { kinds: ORDERED, build: compares("gte") },
  lt: { kinds: ORDERED, build: compares("lt") },
  lte: { kinds: ORDERED, build: compares("lte") },
  between: { kinds: ORDERED, build: between },
  in: { kinds: SCALAR, build: within },
  nin: { kinds: SCALAR, build: (...input) => ({ kind: "not", filter: within(...input) }) },
  contains: { kinds: TEXT, build: matches("contains") },
  startsWith: { kinds: TEXT, build: matches("startsWith") },
  endsWith: { kinds: TEXT, build: matches("endsWith") },
  has: {
    kinds: LIST,
    build: (parser, field, value, pointer) => elements("hasAll")(parser, field, [value], pointer),
  },
  hasAny: { kinds: LIST, build: elements("hasAny") },
  hasAll: { kinds: LIST, build: elements("hasAll") },
  exists: { kinds: EVERY, build: exists },
};

/** The operators a field of this kind takes, for messages and for user interfaces. */
export function operatorsOf(kind: FieldKind): string[] {
  return Object.keys(operators).filter((name) => operators[name]!.kinds.includes(kind));
}

/** Parses one `operator: value` on one field. */
export function parseCondition(
  parser: Parser,
  field: Field,
  name: string,
  value: unknown,
  pointer: string,
): Filter {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) {
    const message = `No such operator: ${JSON.stringify(name.slice(0, 40))}. Use one of ${operatorsOf(field.kind).join(", ")}.`;
    return parser.fail(pointer, "unknown_operator", message);
  }
  if (!operator.kinds.includes(field.kind)) {
    const message = `"${name}" is not for "${field.name}", which holds ${field.kind} values. Use one of ${operatorsOf(field.kind).join(", ")}.`;
    return parser.fail(pointer, "operator_not_allowed", message);
  }
  return operator.build(parser, field, value, pointer);
}

function equals(parser: Parser, field: Field, value: unknown, pointer: string): Filter {
  if (value === null) return { kind: "not", filter: { kind: "exists", field } };
  if (field.kind === "list" || field.kind === "object") {
    const message = `"${field.name}" holds ${field.kind} values and equals only null. Use one of ${operatorsOf(field.kind).join(", ")}.`;
    return parser.fail(pointer, "operator_not_allowed", message);
  }
  return compares("eq")(parser, field, value, pointer);
}

function compares(operator: CompareOperator): Build {
  return (parser, field, value, pointer) => {
    const operand = parseOperand(parser, field.name, field.kind, value, pointer);
    return operand === undefined ? NOTHING : { kind: "compare", field, operator, value: operand };
  };
}

function between(parser: Parser, field: Field, value: unknown, pointer: string): Filter {
  if (!Array.isArray(value) || value.length !== 2) {
    return parser.fail(pointer, "shape", "between takes [from, to], both included.");
  }
  const [from, to] = value;
  return {
    kind: "and",
    filters: [
      compares("gte")(parser, field, from, `${pointer}/0`),
      compares("lte")(parser, field, to, `${pointer}/1`),
    ],
  };
}

function within(parser: Parser, field: Field, value: unknown, pointer: string): Filter {
  const list = parseList(parser, "in", value, pointer);
  const present = list.map((entry) => (entry === null ? undefined : entry));
  const values = parseOperands(parser, field.name, field.kind, present, pointer);
  const filter: Filter = { kind: "set", field, operator: "in", values };
  if (!list.includes(null)) return filter;
  return { kind: "or", filters: [filter, { kind: "not", filter: { kind: "exists", field } }] };
}

function matches(operator: TextOperator): Build {
  return (parser, field, value, pointer) => {
    const operand = parseOperand(parser, field.name, "text", value, pointer);
    return typeof operand === "string" ? { kind: "text", field, operator, value: operand } : NOTHING;
  };
}

function elements(operator: Exclude<SetOperator, "in">): Build {
  return (parser, field, value, pointer) => {
    const list = parseList(parser, operator, value, pointer);
    const item =
      field.item === undefined || field.item === "date" || field.item === "instant" ? "any" : field.item;
    const values = parseOperands(parser, field.name, item, list, pointer);
    return { kind: "set", field, operator, values };
  };
}

function exists(parser: Parser, field: Field, value: unknown, pointer: string): Filter {
  if (typeof value !== "boolean") return parser.fail(pointer, "value_type", "exists takes true or false.");
  return value ? { kind: "exists", field } : { kind: "not", filter: { kind: "exists", field } };
}

const NOTHING: Filter = { kind: "or", filters: [] };

function parseList(parser: Parser, operator: string, value: unknown, pointer: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    parser.fail(pointer, "shape", `${operator} takes a list of values.`);
    return [];
  }
  if (value.length > filterLimits.values) {
    parser.fail(pointer, "value_limit", `${operator} takes at most ${filterLimits.values} values.`);
    return [];
  }
  return value;
}

function parseOperands(
  parser: Parser,
  name: string,
  kind: FieldKind,
  list: readonly unknown[],
  pointer: string,
): Scalar[] {
  const values: Scalar[] = [];
  for (const [index, entry] of list.entries()) {
    if (entry === undefined) continue;
    const operand = parseOperand(parser, name, kind, entry, `${pointer}/${index}`);
    if (operand === undefined) break;
    values.push(operand);
  }
  return values;
}

const EXPECTED: Partial<Record<FieldKind, string>> = {
  text: "a string",
  number: "a finite number",
  boolean: "true or false",
  date: "a date such as 2026-01-31",
  instant: "an RFC 3339 date-time such as 2026-01-31T09:00:00Z",
  untyped: "a string, a number or a boolean",
  any: "a string, a number or a boolean",
};

/** Checks one value against a kind; instants come out as the key they compare by. */
function parseOperand(
  parser: Parser,
  name: string,
  kind: FieldKind,
  value: unknown,
  pointer: string,
): Scalar | undefined {
  const operand = operandOf(kind, value);
  if (operand === undefined) {
    parser.fail(pointer, "value_type", `"${name}" compares with ${EXPECTED[kind] ?? "nothing but null"}.`);
    return undefined;
  }
  if (typeof operand !== "string") return operand;
  if (operand.length > filterLimits.textLength) {
    parser.fail(
      pointer,
      "value_limit",
      `Text in a filter is at most ${filterLimits.textLength} characters long.`,
    );
    return undefined;
  }
  if (operand.includes("\0") || !operand.isWellFormed()) {
    parser.fail(pointer, "value_type", "Text in a filter holds no NUL and no lone surrogate.");
    return undefined;
  }
  return operand;
}

function operandOf(kind: FieldKind, value: unknown): Scalar | undefined {
  switch (kind) {
    case "text":
      return typeof value === "string" ? value : undefined;
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "date":
      return typeof value === "string" && isDateText(value) ? value : undefined;
    case "instant":
      if (typeof value !== "string") return undefined;
      return isDateText(value) ? instantKey(`${value}T00:00:00Z`) : instantKey(value);
    case "any":
    case "untyped":
      return isScalar(value) && (typeof value !== "number" || Number.isFinite(value)) ? value : undefined;
    default:
      return undefined;
  }
}
