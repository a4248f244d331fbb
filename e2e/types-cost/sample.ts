/** The part of JSON Schema the samples look at. */
export interface SampleSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly SampleSchema[];
  readonly anyOf?: readonly SampleSchema[];
  readonly allOf?: readonly SampleSchema[];
  readonly properties?: Readonly<Record<string, SampleSchema>>;
  readonly required?: readonly string[];
  readonly items?: SampleSchema;
}

export type Definitions = Readonly<Record<string, SampleSchema>>;

const nameOf = ($ref: string): string => $ref.slice($ref.lastIndexOf("/") + 1);

function objectSample(
  schema: SampleSchema,
  definitions: Definitions,
  depth: number,
): Record<string, unknown> {
  const sample: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (depth === 0 || schema.required?.includes(name))
      sample[name] = sampleOf(property, definitions, depth + 1);
  }
  return sample;
}

/**
 * A value as somebody would write it in a call: every property of the outermost object, below it what is required.
 * It has the type the schema says; it need not keep lengths and patterns.
 */
export function sampleOf(schema: SampleSchema, definitions: Definitions, depth = 0): unknown {
  if (schema.$ref) return sampleOf(definitions[nameOf(schema.$ref)]!, definitions, depth);
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (choice) return sampleOf(choice, definitions, depth);
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, definitions, depth)));
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "string") return "text";
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  if (type === "null") return null;
  if (type === "array") return schema.items ? [sampleOf(schema.items, definitions, depth + 1)] : [];
  return objectSample(schema, definitions, depth);
}
