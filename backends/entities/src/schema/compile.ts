import { isObject, type Json } from "./pointer.ts";
import { combinations } from "./rules/combinations.ts";
import { lists, objects } from "./rules/containers.ts";
import { ALWAYS, type Check, every, NEVER, type Rule, report, type SchemaCompiler } from "./rules/rule.ts";
import { bounds, texts, values } from "./rules/scalars.ts";
import { resolveReference } from "./walk.ts";

/**
 * Compiles a checked JSON Schema to a tree of closures. No code is generated, so it runs where `eval` is banned
 * and a tenant's schema can execute nothing; patterns run on the linear-time engine; compiling takes microseconds
 * where a code generator takes milliseconds. A test holds it against ajv.
 *
 * Not taken: `unevaluatedProperties`, `unevaluatedItems`, dynamic references; the definition rules refuse them.
 */
export function compileSchema(schema: Json): Check {
  const compiler = new Compiler(schema);
  const check = compiler.compile(schema);
  return (value, path, issues) => {
    compiler.alternatives = 0;
    try {
      return check(value, path, issues);
    } catch (error) {
      if (error instanceof TooManyAlternatives)
        return report(issues, path, "complexity", "takes too many steps to check");
      throw error;
    }
  };
}

/** A recursive schema of alternatives doubles with every level of the value: past this many it is refused. */
const MAX_ALTERNATIVES = 100_000;

class TooManyAlternatives extends Error {}

class Compiler implements SchemaCompiler {
  alternatives = 0;
  readonly #root: Json;
  /** By schema object, so that recursive references end and shared ones compile once. */
  readonly #known = new Map<unknown, { check?: Check }>();

  constructor(root: Json) {
    this.#root = root;
  }

  compile(schema: unknown): Check {
    if (schema === true || !isObject(schema)) return schema === false ? NEVER : ALWAYS;
    const known = this.#known.get(schema);
    if (known) return known.check ?? ((value, path, issues) => known.check!(value, path, issues));
    const entry: { check?: Check } = {};
    this.#known.set(schema, entry);
    const checks = rules.flatMap((rule) => rule(schema, this) ?? []);
    entry.check = every(checks);
    return entry.check;
  }

  alternative(schema: unknown): (value: unknown) => boolean {
    const check = this.compile(schema);
    return (value) => {
      if (++this.alternatives > MAX_ALTERNATIVES) throw new TooManyAlternatives();
      return check(value, undefined, []);
    };
  }

  reference(pointer: string): Check {
    return this.compile(resolveReference(this.#root, pointer) ?? true);
  }
}

const rules: readonly Rule[] = [values, bounds, texts, lists, objects, combinations].flatMap((group) =>
  Object.values(group),
);
