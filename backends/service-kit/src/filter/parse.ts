import type { Field, FieldCatalogue, Filter, FilterIssue, FilterIssueCode, FilterResult } from "./ast.ts";
import { filterLimits } from "./limits.ts";
import { parseCondition } from "./operators.ts";

/** Matches every row; what absent filters mean. */
export const everything: Filter = { kind: "and", filters: [] };

/**
 * Parses the filter language against the fields a caller may name. Every value is checked against its field's
 * kind, so that what comes out can be evaluated in memory or bound into SQL without another look.
 *
 * @param filters The value as sent: `{ "status": "open", "$or": [ … ] }`. Absent means everything.
 * @returns The filter, or every issue with a pointer into what was sent.
 */
export function parseFilters(filters: unknown, catalogue: FieldCatalogue): FilterResult<Filter> {
  if (filters === undefined || filters === null) return { ok: true, value: everything };
  const parser = new Parser(catalogue);
  const filter = parser.parse(filters, "", 0);
  return parser.issues.length > 0 ? { ok: false, issues: parser.issues } : { ok: true, value: filter };
}

/** Walks filters once, collecting issues instead of stopping at the first. */
export class Parser {
  readonly issues: FilterIssue[] = [];
  readonly #catalogue: FieldCatalogue;
  #conditions = 0;

  constructor(catalogue: FieldCatalogue) {
    this.#catalogue = catalogue;
  }

  parse(value: unknown, pointer: string, depth: number): Filter {
    if (!isObject(value)) return this.fail(pointer, "shape", "Filters are an object: { field: value }.");
    if (depth > filterLimits.depth) {
      return this.fail(pointer, "too_complex", `Filters nest at most ${filterLimits.depth} levels deep.`);
    }
    const filters: Filter[] = [];
    for (const key of this.#bounded(Object.keys(value), pointer)) {
      if (this.exhausted) break;
      filters.push(this.#entry(key, value[key], `${pointer}/${escapePointer(key)}`, depth));
    }
    return filters.length === 1 ? filters[0]! : { kind: "and", filters };
  }

  fail(pointer: string, code: FilterIssueCode, message: string): Filter {
    this.issues.push({ pointer, code, message });
    return everything;
  }

  /** True once reading on would only cost: a caller fixes twenty issues as well as two thousand. */
  get exhausted(): boolean {
    return this.#conditions > filterLimits.conditions || this.issues.length >= filterLimits.issues;
  }

  /** Counts one condition; the first beyond the cap is an issue. */
  count(pointer: string): void {
    if (++this.#conditions === filterLimits.conditions + 1) {
      this.fail(pointer, "too_complex", `A filter holds at most ${filterLimits.conditions} conditions.`);
    }
  }

  #bounded<TItem>(items: readonly TItem[], pointer: string): readonly TItem[] {
    if (items.length > filterLimits.breadth) {
      this.fail(pointer, "too_complex", `At most ${filterLimits.breadth} conditions stand side by side.`);
      return [];
    }
    return items;
  }

  #entry(key: string, value: unknown, pointer: string, depth: number): Filter {
    if (key === "$and" || key === "$or") return this.#branches(key, value, pointer, depth);
    if (key === "$not") {
      this.count(pointer);
      return { kind: "not", filter: this.parse(value, pointer, depth + 1) };
    }
    const field = this.#catalogue.get(key);
    if (!field)
      return this.fail(pointer, "unknown_field", `No such field: ${JSON.stringify(key.slice(0, 80))}.`);
    return this.#conditionsOn(field, value, pointer);
  }

  #branches(key: "$and" | "$or", value: unknown, pointer: string, depth: number): Filter {
    if (!Array.isArray(value)) return this.fail(pointer, "shape", `${key} takes a list of filters.`);
    const filters: Filter[] = [];
    for (const [index, branch] of this.#bounded(value, pointer).entries()) {
      this.count(pointer);
      if (this.exhausted) break;
      filters.push(this.parse(branch, `${pointer}/${index}`, depth + 1));
    }
    return { kind: key === "$and" ? "and" : "or", filters };
  }

  #conditionsOn(field: Field, value: unknown, pointer: string): Filter {
    if (!isObject(value)) {
      this.count(pointer);
      return parseCondition(this, field, "eq", value, pointer);
    }
    const filters: Filter[] = [];
    for (const operator of this.#bounded(Object.keys(value), pointer)) {
      this.count(pointer);
      filters.push(
        parseCondition(this, field, operator, value[operator], `${pointer}/${escapePointer(operator)}`),
      );
    }
    if (filters.length === 0) return this.fail(pointer, "shape", "A condition names at least one operator.");
    return filters.length === 1 ? filters[0]! : { kind: "and", filters };
  }
}

function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
