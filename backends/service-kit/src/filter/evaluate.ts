import type { CompareOperator, Filter, Scalar, SetOperator, TextOperator } from "./ast.ts";
import { comparable, compareScalars, type FilterRow, foldCase, readField } from "./values.ts";

type Predicate = (row: FilterRow) => boolean;

/**
 * Compiles a parsed filter to a function over rows in memory. It answers exactly what the SQL that the
 * PostgreSQL store makes of the same filter answers; a property test holds the two together.
 */
export function evaluator(filter: Filter): Predicate {
  switch (filter.kind) {
    case "and": {
      const parts = filter.filters.map(evaluator);
      return (row) => parts.every((part) => part(row));
    }
    case "or": {
      const parts = filter.filters.map(evaluator);
      return (row) => parts.some((part) => part(row));
    }
    case "not": {
      const inner = evaluator(filter.filter);
      return (row) => !inner(row);
    }
    case "exists":
      return (row) => (readField(filter.field, row) ?? null) !== null;
    case "compare":
      return compare(filter);
    case "text":
      return text(filter);
    case "set":
      return set(filter);
  }
}

const ORDER: Record<CompareOperator, (order: number) => boolean> = {
  eq: (order) => order === 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

function compare({ field, operator, value }: Extract<Filter, { kind: "compare" }>): Predicate {
  const holds = ORDER[operator];
  return (row) => {
    const actual = comparable(field.kind, readField(field, row));
    return typeof actual === typeof value && holds(compareScalars(actual as Scalar, value));
  };
}

const TEXT: Record<TextOperator, (actual: string, value: string) => boolean> = {
  contains: (actual, value) => actual.includes(value),
  startsWith: (actual, value) => actual.startsWith(value),
  endsWith: (actual, value) => actual.endsWith(value),
};

function text({ field, operator, value }: Extract<Filter, { kind: "text" }>): Predicate {
  const holds = TEXT[operator];
  const folded = foldCase(value);
  return (row) => {
    const actual = comparable(field.kind, readField(field, row));
    return typeof actual === "string" && holds(foldCase(actual), folded);
  };
}

function set({ field, operator, values }: Extract<Filter, { kind: "set" }>): Predicate {
  const wanted = new Set(values);
  if (operator === "in") {
    return (row) => {
      const actual = comparable(field.kind, readField(field, row));
      return actual !== undefined && wanted.has(actual);
    };
  }
  return (row) => {
    const actual = readField(field, row);
    return Array.isArray(actual) && holdsElements(operator, actual, wanted);
  };
}

function holdsElements(
  operator: SetOperator,
  actual: readonly unknown[],
  wanted: ReadonlySet<Scalar>,
): boolean {
  const present = new Set(actual);
  return operator === "hasAny"
    ? [...wanted].some((value) => present.has(value))
    : [...wanted].every((value) => present.has(value));
}
