import type {
  AggregateMetric,
  AggregateRecordsBody,
  AggregateResult,
  AggregateRow,
  EntityRecord,
} from "@elqnt/contracts/entities";
import {
  comparable,
  compareScalars,
  compareSortValues,
  type Field,
  type FieldKind,
  type Filter,
  type FilterIssue,
  readField,
  type Scalar,
} from "@elqnt/service-kit/filter";
import { type CompiledDefinition, fieldsOf, filterOf } from "../definitions/compiled.ts";
import { filterInvalid } from "../definitions/problems.ts";

export interface Metric {
  op: AggregateMetric["op"];
  field?: Field;
  as: string;
}

/** One key of the order of the groups: a group field or a metric, by position. */
export interface AggregateOrder {
  of: "group" | "metric";
  index: number;
  direction: "asc" | "desc";
}

export interface Aggregation {
  groupBy: readonly Field[];
  metrics: readonly Metric[];
  filter: Filter;
  order: readonly AggregateOrder[];
  limit: number;
  includeDeleted: boolean;
}

const SCALAR: readonly FieldKind[] = ["text", "number", "boolean", "date", "instant"];
const ORDERED: readonly FieldKind[] = ["text", "number", "date", "instant"];
const EVERY: readonly FieldKind[] = [...SCALAR, "any", "list", "object"];

/** The kinds of field that each operation takes. */
const KINDS: Record<Metric["op"], readonly FieldKind[]> = {
  count: EVERY,
  sum: ["number"],
  avg: ["number"],
  min: ORDERED,
  max: ORDERED,
  countDistinct: SCALAR,
};

/** Parses a request against a definition; throws `filter_invalid` with every pointer. */
export function parseAggregation(definition: CompiledDefinition, body: AggregateRecordsBody): Aggregation {
  const groupBy = fieldsOf(definition, body.groupBy ?? [], "/groupBy");
  const issues = groupBy.flatMap((field, index) =>
    SCALAR.includes(field.kind)
      ? []
      : [issue(`/groupBy/${index}`, "operator_not_allowed", `Records cannot be grouped by "${field.name}".`)],
  );
  const metrics = body.metrics.map((metric, index) =>
    parseMetric(definition, metric, `/metrics/${index}`, issues),
  );
  for (const [index, { as }] of metrics.entries()) {
    if (metrics.findIndex((other) => other.as === as) < index)
      issues.push(issue(`/metrics/${index}/as`, "shape", `"${as}" is used twice.`));
  }
  const order = (body.sort ?? []).flatMap(({ field, direction = "asc" }, index): AggregateOrder[] => {
    const group = groupBy.findIndex(({ name }) => name === field);
    const metric = metrics.findIndex(({ as }) => as === field);
    if (group >= 0) return [{ of: "group", index: group, direction }];
    if (metric >= 0) return [{ of: "metric", index: metric, direction }];
    issues.push(
      issue(
        `/sort/${index}/field`,
        "unknown_field",
        `"${field}" is neither in groupBy nor the name of a metric.`,
      ),
    );
    return [];
  });
  if (issues.length > 0) throw filterInvalid(issues, "");
  return {
    groupBy,
    metrics,
    filter: filterOf(definition, body.filters),
    order: [
      ...order,
      ...groupBy.map((_, index): AggregateOrder => ({ of: "group", index, direction: "asc" })),
    ],
    limit: body.limit ?? 100,
    includeDeleted: body.includeDeleted ?? false,
  };
}

function parseMetric(
  { catalogue }: CompiledDefinition,
  { op, field: name, as }: AggregateMetric,
  pointer: string,
  issues: FilterIssue[],
): Metric {
  if (name === undefined) {
    if (op !== "count") issues.push(issue(`${pointer}/field`, "shape", `"${op}" needs a field.`));
    return { op, as };
  }
  const field = catalogue.get(name);
  if (!field)
    issues.push(
      issue(`${pointer}/field`, "unknown_field", `No such field: ${JSON.stringify(name.slice(0, 80))}.`),
    );
  else if (!KINDS[op].includes(field.kind)) {
    issues.push(
      issue(
        `${pointer}/field`,
        "operator_not_allowed",
        `"${op}" is not for "${name}", which holds ${field.kind} values.`,
      ),
    );
  }
  return field ? { op, field, as } : { op, as };
}

function issue(pointer: string, code: FilterIssue["code"], message: string): FilterIssue {
  return { pointer, code, message };
}

/** Aggregates rows in memory; what SQL answers for the same aggregation. */
export function aggregate(
  { groupBy, metrics, order, limit }: Aggregation,
  records: Iterable<EntityRecord>,
): AggregateResult {
  const groups = new Map<string, { group: (Scalar | null)[]; cells: Cell[] }>();
  const open = (group: (Scalar | null)[]) => ({ group, cells: metrics.map(({ op }) => new Cell(op)) });
  if (groupBy.length === 0) groups.set("[]", open([]));
  for (const record of records) {
    const group = groupBy.map((field) => comparable(field.kind, readField(field, record)) ?? null);
    const key = JSON.stringify(group);
    const entry = groups.get(key) ?? open(group);
    groups.set(key, entry);
    for (const [index, { field }] of metrics.entries()) entry.cells[index]!.add(field, record);
  }
  const rows = [...groups.values()].map(({ group, cells }) => ({
    group,
    values: cells.map((cell) => cell.value()),
  }));
  rows.sort((left, right) => compareRows(order, left, right));
  return aggregateResult(groupBy, metrics, rows, limit);
}

interface ValueRow {
  group: (Scalar | null)[];
  values: (string | number | null)[];
}

function compareRows(order: readonly AggregateOrder[], left: ValueRow, right: ValueRow): number {
  for (const { of, index, direction } of order) {
    const pick = (row: ValueRow) => (of === "group" ? row.group : row.values)[index] ?? null;
    const found = compareSortValues(pick(left), pick(right));
    if (found !== 0) return direction === "asc" ? found : -found;
  }
  return 0;
}

/** Names the values of rows in order; the row beyond the limit only says that there is one. */
export function aggregateResult(
  groupBy: readonly Field[],
  metrics: readonly Metric[],
  rows: readonly ValueRow[],
  limit: number,
): AggregateResult {
  const items = rows.slice(0, limit).map(
    ({ group, values }): AggregateRow => ({
      group: Object.fromEntries(
        groupBy.map((field, index) => [field.name, shown(field, group[index] ?? null)]),
      ),
      values: Object.fromEntries(
        metrics.map(({ as, op, field }, index) => {
          const value = values[index] ?? null;
          return [
            as,
            field && (op === "min" || op === "max") ? (shown(field, value) as string | number | null) : value,
          ];
        }),
      ),
    }),
  );
  return { items, truncated: rows.length > limit };
}

/** An instant's key as the timestamp people know. */
function shown(field: Field, value: Scalar | null): Scalar | null {
  return field.kind === "instant" && typeof value === "string" ? new Date(value).toISOString() : value;
}

/** One metric of one group. */
class Cell {
  readonly #op: Metric["op"];
  readonly #distinct = new Set<Scalar>();
  #count = 0;
  #sum = 0;
  #best: Scalar | undefined;

  constructor(op: Metric["op"]) {
    this.#op = op;
  }

  add(field: Field | undefined, record: EntityRecord): void {
    if (!field) {
      this.#count++;
      return;
    }
    const raw = readField(field, record) ?? null;
    if (this.#op === "count") {
      if (raw !== null) this.#count++;
      return;
    }
    const value = comparable(field.kind, raw);
    if (value === undefined) return;
    this.#count++;
    if (this.#op === "countDistinct") this.#distinct.add(value);
    else if (typeof value === "number") this.#sum += value;
    const order = this.#best === undefined ? 0 : compareScalars(value, this.#best);
    if (this.#best === undefined || (this.#op === "min" ? order < 0 : order > 0)) this.#best = value;
  }

  value(): number | string | null {
    if (this.#op === "count") return this.#count;
    if (this.#op === "countDistinct") return this.#distinct.size;
    if (this.#count === 0) return null;
    if (this.#op === "sum") return this.#sum;
    if (this.#op === "avg") return this.#sum / this.#count;
    return this.#best as number | string;
  }
}
