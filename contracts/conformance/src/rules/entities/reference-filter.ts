/** What the filter language means, written once more and only from the contract: the judge of every filter rule. */

export interface Row {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  createdBy: string;
  fields: Record<string, unknown>;
}

type Condition = Record<string, unknown>;

/** The value of `status`, `address.city` or `$createdAt`; `undefined` where it is missing. */
export function valueAt(row: Row, path: string): unknown {
  if (path.startsWith("$")) return row[path.slice(1) as keyof Row];
  return path
    .split(".")
    .reduce<unknown>(
      (at, part) =>
        at !== null && typeof at === "object" ? (at as Record<string, unknown>)[part] : undefined,
      row.fields,
    );
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
const looksLikeInstant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/;

/** Instants compare as moments, everything else as it is. */
const key = (value: unknown): unknown =>
  typeof value === "string" && looksLikeInstant.test(value) ? Date.parse(value) : value;

/** Negative, zero or positive; `undefined` where values do not compare. */
function order(left: unknown, right: unknown): number | undefined {
  const [a, b] = [key(left), key(right)];
  if (typeof a !== typeof b || (typeof a !== "number" && typeof a !== "string")) return undefined;
  return a === b ? 0 : (a as number) < (b as number) ? -1 : 1;
}

const isSame = (value: unknown, wanted: unknown): boolean =>
  wanted === null ? isAbsent(value) : !isAbsent(value) && key(value) === key(wanted);

const compares = (value: unknown, wanted: unknown, holds: (order: number) => boolean): boolean => {
  const result = order(value, wanted);
  return result !== undefined && holds(result);
};

const folded = (value: unknown): string | undefined =>
  typeof value === "string" ? value.toLowerCase() : undefined;

const holdsText = (
  value: unknown,
  wanted: unknown,
  test: (text: string, part: string) => boolean,
): boolean => {
  const text = folded(value);
  return text !== undefined && test(text, folded(wanted) ?? "");
};

const elements = (value: unknown): unknown[] | undefined => (Array.isArray(value) ? value : undefined);

/** Each operator as the contract describes it. */
export const operators: Readonly<Record<string, (value: unknown, wanted: never) => boolean>> = {
  eq: (value, wanted) => isSame(value, wanted),
  ne: (value, wanted) => !isSame(value, wanted),
  gt: (value, wanted) => compares(value, wanted, (result) => result > 0),
  gte: (value, wanted) => compares(value, wanted, (result) => result >= 0),
  lt: (value, wanted) => compares(value, wanted, (result) => result < 0),
  lte: (value, wanted) => compares(value, wanted, (result) => result <= 0),
  between: (value, [low, high]: [unknown, unknown]) =>
    compares(value, low, (result) => result >= 0) && compares(value, high, (result) => result <= 0),
  in: (value, wanted: unknown[]) => wanted.some((candidate) => isSame(value, candidate)),
  nin: (value, wanted: unknown[]) => !wanted.some((candidate) => isSame(value, candidate)),
  contains: (value, wanted) => holdsText(value, wanted, (text, part) => text.includes(part)),
  startsWith: (value, wanted) => holdsText(value, wanted, (text, part) => text.startsWith(part)),
  endsWith: (value, wanted) => holdsText(value, wanted, (text, part) => text.endsWith(part)),
  has: (value, wanted) => elements(value)?.includes(wanted) ?? false,
  hasAny: (value, wanted: unknown[]) => wanted.some((candidate) => elements(value)?.includes(candidate)),
  hasAll: (value, wanted: unknown[]) => {
    const found = elements(value);
    return found !== undefined && wanted.every((candidate) => found.includes(candidate));
  },
  exists: (value, wanted) => !isAbsent(value) === wanted,
};

const isCondition = (value: unknown): value is Condition =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Whether a record matches filters. */
export function matches(row: Row, filters: Condition): boolean {
  return Object.entries(filters).every(([name, wanted]) => {
    if (name === "$and") return (wanted as Condition[]).every((part) => matches(row, part));
    if (name === "$or") return (wanted as Condition[]).some((part) => matches(row, part));
    if (name === "$not") return !matches(row, wanted as Condition);
    const value = valueAt(row, name);
    if (!isCondition(wanted)) return isSame(value, wanted);
    return Object.entries(wanted).every(([operator, operand]) =>
      operators[operator]!(value, operand as never),
    );
  });
}
