/** A plain JSON Schema object, written `as const` so that its literals survive. */
export interface ObjectSchema {
  readonly type: "object";
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

type Primitive<TType> = TType extends "string"
  ? string
  : TType extends "integer" | "number"
    ? number
    : TType extends "boolean"
      ? boolean
      : TType extends "null"
        ? null
        : unknown;

/** The TypeScript type of one JSON Schema: enums, constants, primitives, arrays and nested objects. */
export type FromJsonSchema<TSchema> = TSchema extends { readonly const: infer TConst }
  ? TConst
  : TSchema extends { readonly enum: readonly (infer TValue)[] }
    ? TValue
    : TSchema extends { readonly type: "array"; readonly items: infer TItem }
      ? FromJsonSchema<TItem>[]
      : TSchema extends { readonly type: "object"; readonly properties: infer TProperties }
        ? ObjectFields<
            TProperties,
            TSchema extends { readonly required: readonly (infer TName)[] } ? TName : never
          >
        : TSchema extends { readonly type: readonly (infer TType)[] }
          ? Primitive<TType>
          : TSchema extends { readonly type: infer TType }
            ? Primitive<TType>
            : unknown;

type Flatten<TObject> = { [TKey in keyof TObject]: TObject[TKey] };

type ObjectFields<TProperties, TRequired> = Flatten<
  {
    -readonly [TKey in keyof TProperties as TKey extends TRequired ? TKey : never]: FromJsonSchema<
      TProperties[TKey]
    >;
  } & {
    -readonly [TKey in keyof TProperties as TKey extends TRequired ? never : TKey]?: FromJsonSchema<
      TProperties[TKey]
    >;
  }
>;

/** What zod, valibot, arktype and others implement: Standard Schema with its JSON Schema part. */
export interface StandardJsonSchema<TFields = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: unknown; readonly output: TFields } | undefined;
    readonly jsonSchema: {
      readonly input: (options: { target: "draft-2020-12" }) => Record<string, unknown>;
    };
  };
}

/** The type of the fields that a schema describes. */
export type FieldsOf<TSchema> =
  TSchema extends StandardJsonSchema<infer TFields> ? TFields : FromJsonSchema<TSchema>;
