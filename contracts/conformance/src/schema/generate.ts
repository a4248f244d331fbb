import type { Random } from "../random.ts";
import { dereference, flatten, type JsonSchema, type Resolve, typesOf } from "./json-schema.ts";
import { textLike, textOfFormat } from "./text.ts";

export interface GenerateOptions {
  random: Random;
  resolve: Resolve;
  /** Nesting after which only what is required is generated. Default: 5. */
  depth?: number;
  /** No text that has broken backends before: for ids in paths. Default: `false`. */
  tame?: boolean;
}

/** Text that has broken backends before: quotes, markup, accents, right-to-left, emoji, SQL and template syntax. */
const awkward = [
  "O'Reilly; --",
  '<b>"quoted"</b>',
  "naïve café",
  "مرحبا",
  "🦄🏳️‍🌈",
  "${7*7}",
  "%25_%",
  "\\",
  "line\nbreak",
];

function textValue(schema: JsonSchema, { random, tame }: Required<GenerateOptions>): string {
  const minimum = schema.minLength ?? 0;
  const maximum = Math.min(schema.maxLength ?? 24, Math.max(minimum, 24));
  const special =
    (schema.format && textOfFormat(schema.format, random)) ??
    (schema.pattern && textLike(schema.pattern, random, schema.maxLength));
  if (typeof special === "string") return special;
  const nasty = awkward.filter((text) => [...text].length >= minimum && [...text].length <= maximum);
  if (!tame && !schema.pattern && nasty.length > 0 && random.boolean(0.2)) return random.pick(nasty);
  return random.text(random.integer(Math.max(minimum, Math.min(1, maximum)), maximum));
}

function numberValue(schema: JsonSchema, random: Random, whole: boolean): number {
  const step = schema.multipleOf ?? 1;
  const low = schema.minimum ?? (schema.exclusiveMinimum !== undefined ? schema.exclusiveMinimum + 1 : -1000);
  const high = schema.maximum ?? (schema.exclusiveMaximum !== undefined ? schema.exclusiveMaximum - 1 : 1000);
  const value = random.integer(
    Math.ceil(low / step),
    Math.max(Math.ceil(low / step), Math.floor(high / step)),
  );
  const fraction = whole || schema.multipleOf !== undefined || value * step + 0.5 > high ? 0 : 0.5;
  return value * step + (random.boolean() ? fraction : 0);
}

function arrayValue(schema: JsonSchema, options: Required<GenerateOptions>): unknown[] {
  const inner = { ...options, depth: options.depth - 1 };
  if (schema.prefixItems) return schema.prefixItems.map((item) => generate(item, inner));
  const minimum = schema.minItems ?? 0;
  const most = options.depth <= 0 ? minimum : Math.min(schema.maxItems ?? 3, minimum + 3);
  const item = typeof schema.items === "object" ? schema.items : {};
  const items = Array.from({ length: options.random.integer(minimum, Math.max(minimum, most)) }, () =>
    generate(item, inner),
  );
  if (!schema.uniqueItems) return items;
  return [...new Map(items.map((value) => [JSON.stringify(value), value])).values()];
}

function objectValue(schema: JsonSchema, options: Required<GenerateOptions>): Record<string, unknown> {
  const inner = { ...options, depth: options.depth - 1 };
  const required = new Set(schema.required ?? []);
  const value: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const wanted = required.has(name) || (options.depth > 0 && options.random.boolean(0.6));
    if (wanted && !dereference(property, options.resolve).readOnly) value[name] = generate(property, inner);
  }
  const optional = Object.keys(value).filter((name) => !required.has(name));
  const excess = Object.keys(value).length - (schema.maxProperties ?? Number.POSITIVE_INFINITY);
  for (const name of optional.slice(0, Math.max(0, excess))) delete value[name];
  const extra = schema.additionalProperties;
  const missing = (schema.minProperties ?? 0) - Object.keys(value).length;
  if (typeof extra === "object" && options.depth > 0) {
    for (let count = Math.max(missing, options.random.integer(0, 2)); count > 0; count--) {
      const name = schema.propertyNames?.pattern
        ? textLike(schema.propertyNames.pattern, options.random)
        : undefined;
      value[name ?? options.random.text(6)] = generate(extra, inner);
    }
  }
  return value;
}

/** A value that fits the schema as far as this generator understands it; validate it before calling it valid. */
export function generate(schema: JsonSchema, options: GenerateOptions): unknown {
  const full = { depth: 5, tame: false, ...options };
  const { random } = full;
  const own = flatten(schema, full.resolve);
  if (own.const !== undefined) return own.const;
  if (own.enum) return random.pick(own.enum);
  const alternatives = own.oneOf ?? own.anyOf;
  if (alternatives) {
    const usable =
      full.depth > 0
        ? alternatives
        : alternatives.filter((part) => !typesOf(flatten(part, full.resolve)).includes("object"));
    const chosen = random.pick(usable.length > 0 ? usable : alternatives);
    if (!own.properties) return generate(chosen, full);
    const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = own;
    return generate({ allOf: [rest, chosen] }, full);
  }
  const types = typesOf(own);
  switch (types.length === 0 ? random.pick(["string", "integer", "boolean"]) : random.pick(types)) {
    case "null":
      return null;
    case "boolean":
      return random.boolean();
    case "integer":
      return numberValue(own, random, true);
    case "number":
      return numberValue(own, random, false);
    case "array":
      return arrayValue(own, full);
    case "object":
      return objectValue(own, full);
    default:
      return textValue(own, full);
  }
}
