import type { CreateDefinitionBody, EntityRecord, JsonSchema } from "@elqnt/types/entities";
import type { FieldsOf, ObjectSchema, StandardJsonSchema } from "./fields-of.ts";

/** An entity whose fields are typed: what {@link defineEntity} gives. */
export interface Entity<TFields = Record<string, unknown>> {
  /** Name of the definition on the platform. */
  readonly name: string;
  /** JSON Schema 2020-12 of the fields. */
  readonly schema: JsonSchema;
  /** Body for `createDefinition`. */
  readonly definition: CreateDefinitionBody;
  /** Never set: carries the type of the fields. */
  readonly "~fields"?: TFields;
}

/** A record whose `fields` are typed by an entity. */
export type RecordOf<TEntity> =
  TEntity extends Entity<infer TFields> ? Omit<EntityRecord, "fields"> & { fields: TFields } : EntityRecord;

/** How an entity is presented, and which of its fields are searched, indexed or unique. */
export interface EntityOptions {
  /** Default: the name with a capital. */
  readonly displayName?: string;
  readonly description?: string;
  /** Fields that full-text search looks at. */
  readonly searchable?: readonly string[];
  /** Fields whose value no two records share. */
  readonly unique?: readonly string[];
  /** Fields that are often filtered or sorted by. */
  readonly indexed?: readonly string[];
}

const namePattern = /^[a-z][a-z0-9_-]{0,62}$/;

const isStandard = (schema: object): schema is StandardJsonSchema => "~standard" in schema;

function toJsonSchema(schema: StandardJsonSchema | ObjectSchema): JsonSchema {
  if (!isStandard(schema)) return schema as unknown as JsonSchema;
  const { $schema: _dialect, ...rest } = schema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  return rest;
}

function annotate(
  schema: JsonSchema,
  { searchable = [], unique = [], indexed = [] }: EntityOptions,
): JsonSchema {
  const properties = { ...(schema.properties as Record<string, JsonSchema> | undefined) };
  for (const [keyword, names] of [
    ["x-searchable", searchable],
    ["x-unique", unique],
    ["x-indexed", indexed],
  ] as const) {
    for (const name of names) {
      if (!properties[name])
        throw new TypeError(`Failed to define the entity: "${name}" is no field of the schema.`);
      properties[name] = { ...properties[name], [keyword]: true };
    }
  }
  return { ...schema, properties };
}

/**
 * Describes an entity once and types its fields everywhere: in functions, hooks and components.
 *
 * Exported from `@elqnt/entity`.
 *
 * @example With zod
 * ```ts
 * const ticket = defineEntity("ticket", z.object({ title: z.string(), priority: z.enum(["low", "high"]).optional() }), {
 *   searchable: ["title"],
 * });
 * const { createRecord } = useEntityRecords({ baseUrl, orgId, entity: ticket });
 * await createRecord({ fields: { title: "Broken lamp" } });
 * ```
 * @example With JSON Schema
 * ```ts
 * const ticket = defineEntity("ticket", {
 *   type: "object",
 *   properties: { title: { type: "string" } },
 *   required: ["title"],
 * } as const);
 * ```
 *
 * @param name `^[a-z][a-z0-9_-]{0,62}$`, as on the platform.
 * @param schema A schema with Standard JSON Schema support (zod ≥ 4.2), or a JSON Schema object `as const`.
 * @throws TypeError when the name or a field named in the options does not fit.
 */
export function defineEntity<const TSchema extends StandardJsonSchema | ObjectSchema>(
  name: string,
  schema: TSchema,
  options: EntityOptions = {},
): Entity<FieldsOf<TSchema>> {
  if (!namePattern.test(name))
    throw new TypeError(`Failed to define the entity "${name}": the name must match ${namePattern.source}.`);
  const annotated = annotate(toJsonSchema(schema), options);
  const displayName = options.displayName ?? name.charAt(0).toUpperCase() + name.slice(1);
  return {
    name,
    schema: annotated,
    definition: {
      name,
      displayName,
      ...(options.description === undefined ? {} : { description: options.description }),
      schema: annotated,
    },
  };
}
