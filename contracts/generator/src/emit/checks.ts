import { refName, type Schema } from "../document.ts";

/** The part of a schema that says what is valid. `discriminator` is OpenAPI's, the rest JSON Schema's. */
const keywords = new Set([
  ...["$ref", "type", "const", "enum", "not", "anyOf", "oneOf", "discriminator", "default"],
  ...["minLength", "maxLength", "pattern", "format", "minimum", "maximum"],
  ...["minItems", "maxItems", "uniqueItems", "items"],
  ...["minProperties", "maxProperties", "required", "additionalProperties", "properties"],
]);
const annotations = new Set([
  ...["description", "title", "example", "examples", "deprecated", "readOnly", "writeOnly"],
  "contentMediaType",
]);

/** The keywords that say more about values of a type than that they have it. */
const rulesOf: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum"],
  integer: ["minimum", "maximum"],
  array: ["minItems", "maxItems", "uniqueItems", "items"],
  object: [
    ...["minProperties", "maxProperties", "required", "additionalProperties"],
    ...["properties", "discriminator"],
  ],
};
const groups = ["number", "string", "array", "object"];

/** Where the value to check is: JavaScript for it, for the path of what holds it and for its name there. */
interface Place {
  readonly value: string;
  readonly path: string;
  readonly key: string;
}

const here: Place = { value: "value", path: "path", key: "key" };
const parameters = "value, path, key, issues";
const code = JSON.stringify;

/** A property as JavaScript reads it. */
const property = (object: string, name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${code(name)}]`;

/** A name as a JSON Pointer holds it, as JavaScript. */
const pointerToken = (name: string): string => code(name.replaceAll("~", "~0").replaceAll("/", "~1"));

/** Arguments without the `undefined` at their end. */
function call(name: string, ...values: (string | undefined)[]): string {
  const last = values.findLastIndex((value) => value !== undefined);
  return `${name}(${values
    .slice(0, last + 1)
    .map((value) => value ?? "undefined")
    .join(", ")})`;
}

const some = (value: unknown): string | undefined => (value === undefined ? undefined : code(value));

/**
 * Writes checks of schemas as plain functions that report what ajv would, in its order. A component becomes one
 * function, whoever refers to it; what functions share is in `contracts/src/checks.ts`.
 */
export class CheckWriter {
  /** What the code needs of others: components and helpers. */
  readonly components = new Set<string>();
  readonly helpers = new Set<string>();
  /** Values that are made once: patterns, sets of names, checks of items. */
  readonly #constants = new Map<string, string>();

  /** A function that checks values of a schema. */
  component(name: string, schema: Schema): string {
    return `export const ${name} = (${parameters}) => {\n${this.#block(schema, here)}};\n`;
  }

  /** The check of a schema as an expression: a component's own, or a function made once. */
  check(schema: Schema): string {
    if (isReference(schema)) return this.#component(schema);
    return this.#constant("check", `(${parameters}) => {\n${this.#block(schema, here)}}`);
  }

  /** A function that gives parameters their types and defaults, and checks them. */
  parameterCheck(schema: Schema, resolved: (schema: Schema) => Schema): string {
    const lines = Object.entries(schema.properties ?? {}).flatMap(([name, type]) =>
      this.#typedParameter(name, resolved(type)),
    );
    const statements = [...lines, ...this.#members(schema)].map((line) => `    ${line}\n`);
    return `(value, at, _, issues) => {\n${statements.join("")}  }`;
  }

  #typedParameter(name: string, schema: Schema): string[] {
    const value = property("value", name);
    const convert = this.#conversion(name, schema);
    const typed = convert && `${value} = ${convert}(${value});`;
    const { default: initial } = schema;
    if (initial === undefined) return typed ? [`if (${value} !== undefined) ${typed}`] : [];
    return [`if (${value} === undefined) ${value} = ${code(initial)};`, ...(typed ? [`else ${typed}`] : [])];
  }

  #conversion(name: string, { type }: Schema): string | undefined {
    if (type === "string") return undefined;
    if (type === "integer" || type === "number") return this.#helper("toNumber");
    if (type === "boolean") return this.#helper("toBoolean");
    throw new Error(`Failed to generate the parameter "${name}": no text becomes ${code(type)} yet.`);
  }

  get constants(): string {
    return [...this.#constants].map(([source, name]) => `const ${name} = ${source};\n`).join("");
  }

  #helper(name: string): string {
    this.helpers.add(name);
    return name;
  }

  #component({ $ref }: Schema): string {
    const name = refName($ref!);
    this.components.add(name);
    return name;
  }

  #constant(kind: string, source: string): string {
    const known = this.#constants.get(source);
    if (known) return known;
    const name = `${kind}${this.#constants.size + 1}`;
    this.#constants.set(source, name);
    return name;
  }

  #call(name: string, { value, path, key }: Place, ...more: (string | undefined)[]): string {
    return call(this.#helper(name), value, path, key, "issues", ...more);
  }

  /** Statements that check a value, each on its line. */
  #block(schema: Schema, place: Place): string {
    return this.#statements(schema, place)
      .map((statement) => `  ${statement}\n`)
      .join("");
  }

  /** ajv looks at numbers and texts first, then at what may be any type, then into lists and objects. */
  #statements(raw: Schema, place: Place): string[] {
    refuseUnknown(raw);
    const schema = withTag(raw);
    const types = schema.type === undefined ? [] : [schema.type].flat();
    const general = this.#general(schema, place);
    if (types.length === 1) {
      const [type] = types;
      const own = this.#typed(type!, schema, place);
      return isLate(type!, schema) ? [...general, ...own] : [...own, ...general];
    }
    const wrong = types.length === 0 ? [] : [`${this.#call("types", place, code(types))};`];
    const guarded = groups.map((type) => (hasRules(type, schema) ? this.#guarded(type, schema, place) : []));
    const [numbers, texts, lists, objects] = guarded as [string[], string[], string[], string[]];
    return [...wrong, ...numbers, ...texts, ...general, ...lists, ...objects];
  }

  #guarded(type: string, schema: Schema, place: Place): string[] {
    const guards: Record<string, string> = {
      string: `typeof ${place.value} === "string"`,
      number: `Number.isFinite(${place.value})`,
      array: `Array.isArray(${place.value})`,
      object: `${this.#helper("isObject")}(${place.value})`,
    };
    return [`if (${guards[type]}) {`, ...this.#typed(type, schema, place), "}"];
  }

  #general(schema: Schema, place: Place): string[] {
    const { value, path, key } = place;
    const statements: string[] = [];
    if (schema.$ref) statements.push(call(this.#component(schema), value, path, key, "issues"));
    if (schema.const !== undefined) statements.push(this.#call("constant", place, code(schema.const)));
    if (schema.enum)
      statements.push(this.#call("choice", place, this.#constant("values", code(schema.enum))));
    if (schema.not) statements.push(this.#call("not", place, this.check(schema.not)));
    if (schema.anyOf) {
      const checks = `[${schema.anyOf.map((part) => this.check(part)).join(", ")}]`;
      statements.push(this.#call("anyOf", place, checks));
    }
    return statements.map((statement) => `${statement};`);
  }

  #typed(type: string, schema: Schema, place: Place): string[] {
    const { minLength, maxLength, pattern, format, minimum, maximum } = schema;
    if (type === "string") {
      const expression = pattern === undefined ? undefined : this.#constant("pattern", regular(pattern));
      const limits = [some(minLength), some(maxLength), expression, some(format)];
      return [`${this.#call("text", place, ...limits)};`];
    }
    if (type === "number" || type === "integer")
      return [`${this.#call(type, place, some(minimum), some(maximum))};`];
    if (type === "boolean") return [`${this.#call("boolean", place)};`];
    if (type === "array") return this.#list(schema, place);
    if (type === "object") return this.#object(schema, place);
    throw new Error(`Failed to generate checks: there are none for the type "${type}" yet.`);
  }

  #list({ items, minItems, maxItems, uniqueItems }: Schema, place: Place): string[] {
    const item =
      items && Object.keys(items).some((keyword) => keywords.has(keyword)) ? this.check(items) : undefined;
    const list = this.#call("list", place, item, some(minItems), some(maxItems));
    return uniqueItems ? [`${list};`, `${this.#call("unique", place)};`] : [`${list};`];
  }

  /** An object inside another one is a function of its own, so that each has one `path`. */
  #object(schema: Schema, place: Place): string[] {
    const { value, path, key } = place;
    const isWrong = `!${this.#helper("isObject")}(${value})`;
    const report = call(this.#helper("wrongType"), path, key, "issues", code("object"));
    if (!hasRules("object", schema)) return [`if (${isWrong}) ${report};`];
    if (place !== here) return [`${call(this.check(schema), value, path, key, "issues")};`];
    return [
      `if (${isWrong}) return ${report};`,
      `const at = ${this.#helper("below")}(path, key);`,
      ...this.#members(schema),
    ];
  }

  #members(schema: Schema): string[] {
    const { properties = {}, required = [], minProperties, maxProperties } = schema;
    const size =
      minProperties === undefined && maxProperties === undefined
        ? []
        : [
            `${call(this.#helper("size"), "value", "at", "issues", code(minProperties ?? 0), some(maxProperties))};`,
          ];
    const absent = required.map(
      (name) =>
        `if (${property("value", name)} === undefined) ${this.#helper("missing")}(at, issues, ${code(name)});`,
    );
    const known = Object.entries(properties).flatMap(([name, inner]) => this.#member(name, inner));
    return [...size, ...absent, ...this.#additional(schema), ...known, ...this.#branches(schema)];
  }

  #member(name: string, schema: Schema): string[] {
    const value = property("value", name);
    const statements = this.#statements(schema, { value, path: "at", key: pointerToken(name) });
    if (statements.length === 0) return [];
    const [first, ...more] = statements;
    const present = `if (${value} !== undefined)`;
    return more.length === 0 ? [`${present} ${first}`] : [`${present} {`, ...statements, "}"];
  }

  #additional({ additionalProperties, properties = {} }: Schema): string[] {
    if (additionalProperties === undefined || additionalProperties === true) return [];
    const names = Object.keys(properties);
    const then =
      additionalProperties === false
        ? `${this.#helper("unknown")}(at, issues, name)`
        : `${this.check(additionalProperties)}(value[name], at, ${this.#helper("token")}(name), issues)`;
    return [`for (const name in value) if (${this.#isOther(names)}) ${then};`];
  }

  /** Comparing with a few names is quicker than looking one up. */
  #isOther(names: readonly string[]): string {
    if (names.length === 0) return "true";
    if (names.length <= 8) return names.map((name) => `name !== ${code(name)}`).join(" && ");
    return `!${this.#constant("names", `new Set(${code(names)})`)}.has(name)`;
  }

  #branches({ discriminator, oneOf = [] }: Schema): string[] {
    if (!discriminator) return [];
    const { propertyName, mapping = {} } = discriminator;
    const branches = Object.entries(mapping).map(
      ([tag, $ref]) =>
        `case ${code(tag)}: ${this.#component({ $ref })}(value, at, undefined, issues); break;`,
    );
    if (branches.length !== oneOf.length)
      throw new Error(
        `Failed to generate checks: the mapping of "${propertyName}" does not name every branch.`,
      );
    const tag = property("value", propertyName);
    const unknown = `${this.#helper("untagged")}(${tag}, at, issues, ${code(propertyName)});`;
    return [`switch (${tag}) {`, ...branches, `default: ${unknown}`, "}"];
  }
}

/** With a discriminator the one branch that the value names judges it, so that a fault is told once. */
const withTag = (schema: Schema): Schema =>
  schema.discriminator
    ? { ...schema, type: "object", required: [schema.discriminator.propertyName] }
    : schema;

const regular = (pattern: string): string => `new RegExp(${code(pattern)}, "u")`;

const isReference = (schema: Schema): boolean =>
  schema.$ref !== undefined && !Object.keys(schema).some((key) => key !== "$ref" && keywords.has(key));

const hasRules = (type: string, schema: Schema): boolean =>
  (rulesOf[type] ?? []).some((keyword) => schema[keyword] !== undefined);

const isLate = (type: string, schema: Schema): boolean =>
  (type === "array" || type === "object") && hasRules(type, schema);

function refuseUnknown(schema: Schema): void {
  for (const keyword of Object.keys(schema)) {
    if (!keywords.has(keyword) && !annotations.has(keyword) && !keyword.startsWith("x-"))
      throw new Error(`Failed to generate checks: there is none for the keyword "${keyword}" yet.`);
  }
  if (schema.oneOf && !schema.discriminator)
    throw new Error("Failed to generate checks: a oneOf needs a discriminator.");
}
