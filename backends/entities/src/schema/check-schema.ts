import { keywords, shapeFault } from "./keywords.ts";
import { patternFault } from "./patterns.ts";
import { type Issue, isObject, type Json, type Path, pointerOf } from "./pointer.ts";
import { resolveReference, subschemas } from "./walk.ts";

/** What a definition's schema may cost. */
export const schemaLimits = {
  bytes: 256 * 1024,
  depth: 32,
  /** Schemas inside the schema, itself included. */
  schemas: 2000,
  /** Alternatives of one `allOf`, `anyOf` or `oneOf`. */
  branches: 64,
  /** Values of one `enum`. */
  values: 1000,
  propertyName: 128,
} as const;

const MAX_ISSUES = 20;

/** Extensions that make an index or a check of their own, and the keywords under which they can. */
const ON_FIELDS = new Set(["x-unique", "x-indexed", "x-searchable", "x-relation"]);
const LEADS_TO_FIELDS = new Set(["properties", "allOf", "$defs"]);

/**
 * Checks that a schema is one this service can keep its promises for: JSON Schema 2020-12 of `type: object`, only
 * known keywords with fitting values, references that stay inside and end, patterns of the linear-time engine.
 * Await `loadPatterns(schema)` before.
 *
 * @returns Every fault with a pointer into the schema; none for an acceptable one.
 */
export function checkSchema(schema: Json): Issue[] {
  const size = sizeFault(schema);
  if (size) return [size];
  const issues: Issue[] = [];
  if (schema.type !== "object") issues.push({ pointer: "/type", code: "type", message: 'must be "object"' });
  new Checker(schema, issues).walk(schema, undefined);
  if (issues.length === 0) checkLoops(schema, issues);
  return issues.slice(0, MAX_ISSUES);
}

function sizeFault(schema: Json): Issue | undefined {
  if (depthOf(schema, schemaLimits.depth) > schemaLimits.depth) {
    return { pointer: "", code: "depth", message: `must not nest deeper than ${schemaLimits.depth} levels` };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(schema)).length;
  if (bytes <= schemaLimits.bytes) return undefined;
  return { pointer: "", code: "size", message: `must not be larger than ${schemaLimits.bytes / 1024} KiB` };
}

/** Levels of objects and lists, counted no further than one beyond the limit. */
export function depthOf(value: unknown, limit: number): number {
  let level = [value];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((entry) =>
      typeof entry === "object" && entry !== null ? Object.values(entry) : [],
    );
    if (level.length === 0) return depth;
  }
  return limit + 1;
}

class Checker {
  readonly #root: Json;
  readonly #issues: Issue[];
  #count = 0;

  constructor(root: Json, issues: Issue[]) {
    this.#root = root;
    this.#issues = issues;
  }

  walk(schema: unknown, path: Path | undefined, addressable = true): void {
    if (!isObject(schema) || this.#issues.length >= MAX_ISSUES) return;
    if (++this.#count > schemaLimits.schemas) {
      if (this.#count === schemaLimits.schemas + 1)
        this.#fail(path, "size", `must not hold more than ${schemaLimits.schemas} schemas`);
      return;
    }
    for (const [keyword, value] of Object.entries(schema)) {
      const at = { parent: path, key: keyword };
      if (ON_FIELDS.has(keyword) && !addressable)
        this.#fail(at, keyword, "is for fields that every record may have");
      else this.#keyword(keyword, value, at);
    }
    for (const inner of subschemas(schema, path)) {
      this.walk(inner.schema, inner.path, addressable && LEADS_TO_FIELDS.has(inner.keyword));
    }
  }

  #keyword(keyword: string, value: unknown, path: Path): void {
    const shape = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
    if (!shape) {
      // Unknown extensions say something to somebody else and nothing to us.
      if (!keyword.startsWith("x-")) this.#fail(path, "keyword", "is no keyword that definitions may use");
      return;
    }
    const fault = shapeFault(shape, value);
    if (fault) this.#fail(path, keyword, fault);
    else this.#meaning(keyword, value, path);
  }

  #meaning(keyword: string, value: unknown, path: Path): void {
    if (keyword === "pattern") this.#pattern(value as string, path);
    else if (keyword === "patternProperties")
      for (const key of Object.keys(value as Json)) this.#pattern(key, { parent: path, key });
    else if (keyword === "properties")
      for (const key of Object.keys(value as Json)) this.#name(key, { parent: path, key });
    else if (keyword === "$ref" && resolveReference(this.#root, value as string) === undefined) {
      this.#fail(path, "$ref", "points to nothing in this schema");
    } else if (Array.isArray(value) && keyword.endsWith("Of") && value.length > schemaLimits.branches) {
      this.#fail(path, keyword, `must not hold more than ${schemaLimits.branches} alternatives`);
    } else if (keyword === "enum" && (value as unknown[]).length > schemaLimits.values) {
      this.#fail(path, keyword, `must not hold more than ${schemaLimits.values} values`);
    }
  }

  #pattern(pattern: string, path: Path): void {
    const fault = patternFault(pattern);
    if (fault) this.#fail(path, "pattern", fault);
  }

  /** `$…` is where filters and files keep system fields; `__proto__` is where JavaScript keeps its own. */
  #name(name: string, path: Path): void {
    if (
      name === "" ||
      name.length > schemaLimits.propertyName ||
      name.startsWith("$") ||
      name === "__proto__"
    ) {
      this.#fail(
        path,
        "name",
        `must be 1 to ${schemaLimits.propertyName} characters, not __proto__ and not start with $`,
      );
    } else if (name.includes("\0") || !name.isWellFormed()) {
      this.#fail(path, "name", "must hold no NUL and no lone surrogate");
    }
  }

  #fail(path: Path | undefined, code: string, message: string): void {
    if (this.#issues.length < MAX_ISSUES) this.#issues.push({ pointer: pointerOf(path), code, message });
  }
}

/** In-place references must end: a schema that refers to itself for the same value says nothing, forever. */
function checkLoops(root: Json, issues: Issue[]): void {
  const done = new Set<unknown>();
  const open = new Set<unknown>();
  const visit = (schema: unknown, path: Path | undefined): void => {
    if (!isObject(schema) || done.has(schema) || issues.length > 0) return;
    if (open.has(schema)) {
      issues.push({ pointer: pointerOf(path), code: "$ref", message: "refers to itself without end" });
      return;
    }
    open.add(schema);
    if (typeof schema.$ref === "string")
      visit(resolveReference(root, schema.$ref), { parent: path, key: "$ref" });
    for (const inner of subschemas(schema, path)) if (inner.inPlace) visit(inner.schema, inner.path);
    open.delete(schema);
    for (const inner of subschemas(schema, path))
      if (!inner.inPlace && !open.has(inner.schema)) visit(inner.schema, inner.path);
    done.add(schema);
  };
  visit(root, undefined);
}
