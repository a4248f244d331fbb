import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json } from "./rewrite.ts";

const reads = ["queryRecords", "countRecords", "aggregateRecords"];

const isObject = (value: Json): boolean =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const negated = (filters: Json): Json => ({ $not: filters });

function mapConditions(
  filters: Json,
  change: (field: string, condition: Json) => Json,
  negate: (filters: Json) => Json = negated,
): Json {
  if (!isObject(filters)) return filters;
  const inside = (part: Json): Json => mapConditions(part, change, negate);
  const parts = Object.entries<Json>(filters).map(([name, value]): Json => {
    if (name === "$and" || name === "$or") return { [name]: value.map?.(inside) ?? value };
    return name === "$not" ? negate(inside(value)) : change(name, value);
  });
  return parts.length === 1 ? parts[0] : { $and: parts };
}

const onOperator = (operator: string, change: (field: string, operand: Json) => Json) =>
  asking(reads, ({ json }) => {
    if (json?.filters === undefined) return;
    json.filters = mapConditions(json.filters, (field, condition) =>
      isObject(condition) && operator in condition
        ? change(field, condition[operator])
        : { [field]: condition },
    );
  });

const rename = (from: string, to: string) =>
  onOperator(from, (field, operand) => ({ [field]: { [to]: operand } }));

export const filterMutants = mutantsOf("filters", {
  "ne-needs-value": [
    "ne does not find records without the field",
    "filters/operator:ne",
    onOperator("ne", (field, operand) => ({
      $and: [{ [field]: { ne: operand } }, { [field]: { exists: true } }],
    })),
  ],
  "nin-needs-value": [
    "nin does not find records without the field",
    "filters/operator:nin",
    onOperator("nin", (field, operand) => ({
      $and: [{ [field]: { nin: operand } }, { [field]: { exists: true } }],
    })),
  ],
  "gt-includes": ["gt includes the bound", "filters/operator:gt", rename("gt", "gte")],
  "lte-excludes": ["lte excludes the bound", "filters/operator:lte", rename("lte", "lt")],
  "between-excludes": [
    "between excludes its ends",
    "filters/operator:between",
    onOperator("between", (field, [low, high]) => ({ [field]: { gt: low, lt: high } })),
  ],
  "in-first-only": [
    "in looks at its first value only",
    "filters/operator:in",
    onOperator("in", (field, operand) => ({ [field]: { in: operand.slice(0, 1) } })),
  ],
  "has-all-any": ["hasAll is hasAny", "filters/operator:hasAll", rename("hasAll", "hasAny")],
  "has-any-all": ["hasAny is hasAll", "filters/operator:hasAny", rename("hasAny", "hasAll")],
  "exists-only": [
    "exists: false is not looked at",
    "filters/operator:exists",
    onOperator("exists", (field) => ({ [field]: { exists: true } })),
  ],
  "starts-anywhere": [
    "startsWith is contains",
    "filters/operator:startsWith",
    rename("startsWith", "contains"),
  ],
  "ends-anywhere": ["endsWith is contains", "filters/operator:endsWith", rename("endsWith", "contains")],
  "case-sensitive": [
    "contains looks at case",
    "filters/ignore-case",
    handling(["queryRecords"], async (asked, send) => {
      const wanted = asked.json?.filters?.title?.contains;
      const answered = await send(asked);
      if (typeof wanted === "string" && answered.status === 200)
        answered.json.items = answered.json.items.filter(({ fields }: Json) =>
          fields.title?.includes(wanted),
        );
      return answered;
    }),
  ],
  "like-wildcards": [
    "% means anything",
    "filters/literal",
    onOperator("contains", (field, operand) => ({
      [field]: operand === "%" ? { exists: true } : { contains: operand },
    })),
  ],
  "equality-ignores-case": [
    "equality ignores case",
    "filters/ignore-case",
    onOperator("has", (field, operand) => ({ [field]: { hasAny: [operand, "red", "Red"] } })),
  ],
  "or-is-and": [
    "$or is $and",
    "filters/combined",
    asking(reads, ({ json }) => {
      if (json?.filters)
        json.filters = JSON.parse(JSON.stringify(json.filters).replaceAll('"$or"', '"$and"'));
    }),
  ],
  "not-ignored": [
    "$not is not looked at",
    "filters/combined",
    asking(reads, ({ json }) => {
      if (json?.filters)
        json.filters = mapConditions(
          json.filters,
          (field, condition) => ({ [field]: condition }),
          (inner) => inner,
        );
    }),
  ],
  "last-key-wins": [
    "of several conditions the last counts",
    "filters/combined",
    asking(reads, ({ json }) => {
      const last = Object.entries(json?.filters ?? {}).at(-1);
      if (last && json) json.filters = Object.fromEntries([last]);
    }),
  ],
  "last-operator-wins": [
    "of several operators on a field the last counts",
    "filters/several-operators",
    asking(reads, ({ json }) => {
      if (!json?.filters) return;
      json.filters = mapConditions(json.filters, (field, condition) => ({
        [field]: isObject(condition) ? Object.fromEntries(Object.entries(condition).slice(-1)) : condition,
      }));
    }),
  ],
  "null-matches-nothing": [
    "null equals nothing",
    "filters/scalar",
    asking(reads, ({ json }) => {
      if (!json?.filters) return;
      json.filters = mapConditions(json.filters, (field, condition) =>
        condition === null
          ? { $and: [{ [field]: null }, { [field]: { exists: true } }] }
          : { [field]: condition },
      );
    }),
  ],
  "system-fields-ignored": [
    "conditions on $createdBy are not looked at",
    "filters/system-fields",
    asking(reads, ({ json }) => {
      delete json?.filters?.$createdBy;
    }),
  ],
  "unknown-field-ignored": [
    "conditions on unknown fields are not looked at",
    "filters/invalid:unknown field",
    asking(reads, ({ json }) => {
      delete json?.filters?.nope;
    }),
  ],
  "unknown-operator-ignored": [
    "unknown operators are not looked at",
    "filters/invalid:unknown operator",
    asking(reads, ({ json }) => {
      if (json?.filters?.status?.like) delete json.filters.status;
    }),
  ],
  "any-depth": [
    "filters nest as deep as they like",
    "filters/depth",
    asking(["queryRecords"], ({ json }) => {
      let filters = json?.filters;
      for (let level = 0; level < 4 && filters?.$not; level += 2) filters = filters.$not.$not ?? filters;
      if (json?.filters?.$not) json.filters = filters;
    }),
  ],
  "empty-in-everything": [
    "an empty in finds everything",
    "filters/empty",
    onOperator("in", (field, operand) => (operand.length === 0 ? {} : { [field]: { in: operand } })),
  ],
});
