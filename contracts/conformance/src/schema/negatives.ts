import { dereference, flatten, type JsonSchema, pointerOf, type Resolve, typesOf } from "./json-schema.ts";

/** A body that breaks its schema in exactly one place. */
export interface Negative {
  /** What was done to it, such as `missing required property "name"`. */
  what: string;
  kind: "required" | "type" | "unknown" | "length" | "pattern" | "enum" | "range" | "items" | "format";
  value: unknown;
  /** JSON Pointer of the place to blame. */
  pointer: string;
  /** Problem code that faults in this part of the schema have, when it is not the usual one. */
  problem?: string;
}

type Path = readonly (string | number)[];

const wrongTypes: Record<string, unknown> = {
  string: 42,
  integer: "seven",
  number: "seven",
  boolean: "maybe",
  array: "not a list",
  object: "not an object",
  null: "not null",
};

/** A copy of `root` with the value at `path` replaced, or removed when `value` is `undefined`. */
function replaceAt(root: unknown, path: Path, value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(root) as Record<string | number, unknown>;
  let parent = copy;
  for (const part of path.slice(0, -1)) parent = parent[part] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

type Break = Pick<Negative, "what" | "kind"> & { broken: unknown };

/** Where the walk is: what to break, and which problem code its faults have. */
interface Place {
  root: unknown;
  path: Path;
  problem: { problem?: string };
  resolve: Resolve;
}

const inside = (place: Place, part: string | number): Place => ({ ...place, path: [...place.path, part] });

function brokenText(schema: JsonSchema, value: string): Break[] {
  const found: Break[] = [];
  if (schema.minLength) found.push({ kind: "length", what: "too short", broken: "" });
  if (schema.maxLength !== undefined && schema.maxLength <= 10_000) {
    const filler = value.at(-1) ?? "a";
    found.push({ kind: "length", what: "too long", broken: value.padEnd(schema.maxLength + 1, filler) });
  }
  if (schema.pattern)
    found.push({ kind: "pattern", what: "outside the pattern", broken: `${value} \u0007!` });
  if (schema.format && schema.format !== "binary") {
    found.push({ kind: "format", what: `not a ${schema.format}`, broken: "\u0007 not that format" });
  }
  return found;
}

function brokenNumber(schema: JsonSchema): Break[] {
  const found: Break[] = [];
  const low = schema.minimum ?? schema.exclusiveMinimum;
  const high = schema.maximum ?? schema.exclusiveMaximum;
  if (low !== undefined) found.push({ kind: "range", what: `below ${low}`, broken: low - 1 });
  if (high !== undefined && high < Number.MAX_SAFE_INTEGER) {
    found.push({ kind: "range", what: `above ${high}`, broken: high + 1 });
  }
  if (schema.type === "integer") found.push({ kind: "type", what: "a fraction", broken: 1.5 });
  return found;
}

function brokenHere(schema: JsonSchema, value: unknown): Break[] {
  const found: Break[] = [];
  const types = typesOf(schema);
  const wrong = types.length > 0 ? wrongTypes[types[0]!] : undefined;
  if (wrong !== undefined) found.push({ kind: "type", what: `a ${typeof wrong}`, broken: wrong });
  if (types.length > 0 && !types.includes("null")) found.push({ kind: "type", what: "null", broken: null });
  if (schema.enum || schema.const !== undefined) {
    found.push({ kind: "enum", what: "outside the enum", broken: "no-such-member" });
  }
  if (typeof value === "string" && !schema.enum) found.push(...brokenText(schema, value));
  if (typeof value === "number") found.push(...brokenNumber(schema));
  if (Array.isArray(value) && schema.maxItems !== undefined && schema.maxItems <= 1000 && value.length > 0) {
    const broken = Array.from({ length: schema.maxItems + 1 }, (_, index) => value[index % value.length]);
    found.push({ kind: "items", what: `${broken.length} items`, broken });
  }
  if (Array.isArray(value) && schema.minItems)
    found.push({ kind: "items", what: "too few items", broken: [] });
  return found;
}

function* walk(schema: JsonSchema, value: unknown, outer: Place): Generator<Negative> {
  const own = flatten(schema, outer.resolve);
  const code = own["x-elqnt-problem"];
  const place = typeof code === "string" ? { ...outer, problem: { problem: code } } : outer;
  const { root, path, problem } = place;
  for (const { broken, ...rest } of brokenHere(own, value)) {
    yield { ...rest, ...problem, value: replaceAt(root, path, broken), pointer: pointerOf(path) };
  }
  if (Array.isArray(value)) {
    const item = own.prefixItems?.[0] ?? (typeof own.items === "object" ? own.items : undefined);
    if (item && value.length > 0) yield* walk(item, value[0], inside(place, 0));
  } else if (value !== null && typeof value === "object") {
    yield* walkObject(own, value as Record<string, unknown>, place);
  }
}

function* walkObject(own: JsonSchema, value: Record<string, unknown>, place: Place): Generator<Negative> {
  const { root, path, problem, resolve } = place;
  const broken = (name: string, replacement: unknown) => ({
    ...problem,
    value: replaceAt(root, [...path, name], replacement),
    pointer: pointerOf([...path, name]),
  });
  for (const name of own.required ?? []) {
    if (name in value)
      yield {
        kind: "required",
        what: `missing required property "${name}"`,
        ...broken(name, undefined),
      };
  }
  if (own.additionalProperties === false) {
    yield { kind: "unknown", what: 'unknown property "unheardOf"', ...broken("unheardOf", 1) };
  }
  for (const [name, property] of Object.entries(own.properties ?? {})) {
    if (name in value && !dereference(property, resolve).readOnly) {
      yield* walk(property, value[name], inside(place, name));
    }
  }
}

/**
 * Every way to break a valid value in one place, found by walking schema and value together. Alternatives
 * (`oneOf`, `anyOf`) are not entered: which one a broken value meant is anybody's guess.
 */
export function negatives(schema: JsonSchema, valid: unknown, resolve: Resolve): Negative[] {
  const place: Place = { root: valid, path: [], problem: {}, resolve };
  return [...walk(schema, valid, place)].filter(({ value }) => value !== undefined);
}
