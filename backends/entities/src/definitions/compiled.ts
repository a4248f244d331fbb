import type { EntityDefinition, EntityRecord, RecordFields } from "@elqnt/contracts/entities";
import { type Field, type Filter, parseFilters, parseSort, type SortKey } from "@elqnt/service-kit/filter";
import { LRUCache } from "lru-cache";
import { fieldsInvalid } from "../records/problems.ts";
import { compileSchema } from "../schema/compile.ts";
import { type FieldPlan, fieldPlan, MAX_INDEXED_LENGTH, valueAt } from "../schema/fields.ts";
import { loadPatterns } from "../schema/patterns.ts";
import { type Issue, type Path, pointerOf } from "../schema/pointer.ts";
import { checkValues } from "../schema/values.ts";
import { filterInvalid } from "./problems.ts";

/** A definition with everything its schema implies, worked out once per version. */
export interface CompiledDefinition extends FieldPlan {
  readonly definition: EntityDefinition;
  /** The fields no two records may share. */
  readonly unique: readonly Field[];
  /** What is wrong with a record's fields; empty when they fit. */
  check(fields: RecordFields): Issue[];
  /** The fields as they are, or a `validation_failed` problem. */
  accept(fields: RecordFields): RecordFields;
}

const compiled = new LRUCache<string, CompiledDefinition>({ max: 500 });

/** Compiles a definition, or finds it compiled: bounded, by org, id and version. */
export async function compileDefinition(
  org: string,
  definition: EntityDefinition,
): Promise<CompiledDefinition> {
  const key = `${org}/${definition.id}/${definition.version}`;
  const known = compiled.get(key);
  if (known && known.definition.schema === definition.schema) return known;
  await loadPatterns(definition.schema);
  const fresh = compile(definition);
  compiled.set(key, fresh);
  return fresh;
}

const FIELDS: Path = { parent: undefined, key: "fields" };

/** As {@link compileDefinition} without memory, for schemas that are not stored. Await `loadPatterns` before. */
export function compile(definition: EntityDefinition): CompiledDefinition {
  const plan = fieldPlan(definition.schema);
  const fits = compileSchema(definition.schema);
  const bounded = plan.indexed.filter(({ unique, indexed }) => unique || indexed).map(({ field }) => field);
  const check = (fields: RecordFields): Issue[] => {
    const issues = checkValues(fields, FIELDS);
    if (issues.length > 0) return issues;
    fits(fields, FIELDS, issues);
    for (const field of bounded) issues.push(...lengthIssues(field, fields));
    return issues;
  };
  return {
    ...plan,
    definition,
    unique: plan.indexed.filter(({ unique }) => unique).map(({ field }) => field),
    check,
    accept(fields) {
      const issues = check(fields);
      if (issues.length > 0) throw fieldsInvalid(definition.name, issues);
      return fields;
    },
  };
}

/** An index entry is bounded in size, so what goes into one is too. */
function lengthIssues(field: Field, fields: RecordFields): Issue[] {
  const value = valueAt(fields, field);
  if (typeof value !== "string" || value.length <= MAX_INDEXED_LENGTH) return [];
  const path = field.path.reduce<Path>((parent, key) => ({ parent, key }), FIELDS);
  const message = `must have ${MAX_INDEXED_LENGTH} characters or fewer, because the field is indexed`;
  return [{ pointer: pointerOf(path), code: "maxLength", message }];
}

/** Parses filters and a search as callers send them into one filter. */
export function filterOf(
  { catalogue, indexed }: FieldPlan,
  filters: unknown,
  search?: string | undefined,
  base = "/filters",
): Filter {
  const parsed = parseFilters(filters, catalogue);
  if (!parsed.ok) throw filterInvalid(parsed.issues, base);
  const words = search === undefined ? [] : searchWords(search);
  if (words.length === 0) return parsed.value;
  const fields = indexed.filter(({ searchable }) => searchable).map(({ field }) => field);
  const found = words.map(
    (value): Filter => ({
      kind: "or",
      filters: fields.map((field) => ({ kind: "text", field, operator: "contains", value })),
    }),
  );
  return { kind: "and", filters: [parsed.value, ...found] };
}

/** Every word must be found in at least one searchable field. */
function searchWords(search: string): string[] {
  return [...new Set(search.replaceAll("\0", " ").toWellFormed().trim().split(/\s+/u).filter(Boolean))].slice(
    0,
    16,
  );
}

/** Parses a sort as callers send it. */
export function sortOf({ catalogue }: FieldPlan, sort: unknown, base = "/sort"): readonly SortKey[] {
  const parsed = parseSort(sort, catalogue);
  if (!parsed.ok) throw filterInvalid(parsed.issues, base);
  return parsed.value;
}

/** The named fields, or a `filter_invalid` problem for the first unknown one. */
export function fieldsOf(plan: FieldPlan, names: readonly string[], base: string): Field[] {
  return names.map((name, index) => fieldOf(plan, name, `${base}/${index}`));
}

/** The named field, or a `filter_invalid` problem. */
export function fieldOf({ catalogue }: FieldPlan, name: string, pointer: string): Field {
  const field = catalogue.get(name);
  if (field) return field;
  const message = `No such field: ${JSON.stringify(name.slice(0, 80))}.`;
  throw filterInvalid([{ pointer: "", code: "unknown_field", message }], pointer);
}

/** Keeps of a record's fields only those asked for; nested ones keep their parents. */
export function pickFields(record: EntityRecord, fields: readonly Field[]): EntityRecord {
  const picked = new Map<string, unknown>();
  for (const field of fields) {
    const [head, ...rest] = field.path;
    const value = valueAt(record.fields, field);
    if (field.system || head === undefined || value === undefined) continue;
    picked.set(head, rest.length === 0 ? value : nest(picked.get(head), rest, value));
  }
  return { ...record, fields: Object.fromEntries(picked) };
}

function nest(target: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const object = typeof target === "object" && target !== null ? (target as Record<string, unknown>) : {};
  return { ...object, [head]: nest(object[head], rest, value) };
}
