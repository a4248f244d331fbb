import type { EntityDefinition, JsonSchema } from "@elqnt/types/entities";
import { isSchema, requiredNames } from "../schema/json-schema.ts";
import { propertyNames } from "../schema/order.ts";

/** One field while it is edited. Its schema is kept whole, so rules this editor does not know survive. */
export interface PropertyDraft {
  key: number;
  name: string;
  /** Name under which records store it today. */
  storedName: string | undefined;
  required: boolean;
  schema: JsonSchema;
}

export interface DefinitionDraft {
  name: string;
  displayName: string;
  description: string;
  isActive: boolean;
  properties: readonly PropertyDraft[];
  /** The root of the schema without what `properties` says. */
  root: JsonSchema;
}

/** What a definition editor hands over to be stored. */
export interface DefinitionChange {
  name: string;
  displayName: string;
  description?: string;
  isActive: boolean;
  schema: JsonSchema;
  /** Version the change is based on; absent for a new definition. */
  version?: number;
  /** Whether to apply it although stored records do not fit. */
  force: boolean;
}

export function draftOf(definition: EntityDefinition | undefined): DefinitionDraft {
  return {
    name: definition?.name ?? "",
    displayName: definition?.displayName ?? "",
    description: definition?.description ?? "",
    isActive: definition?.isActive ?? true,
    ...readSchema(definition?.schema ?? { type: "object", properties: {} }, []),
  };
}

/** Reads a schema into fields; those that keep their name keep their identity. */
export function readSchema(
  schema: JsonSchema,
  before: readonly PropertyDraft[],
): Pick<DefinitionDraft, "properties" | "root"> {
  const { properties, required: _, "x-displayOrder": __, ...root } = schema;
  const sources = isSchema(properties) ? properties : {};
  const required = requiredNames(schema);
  let key = Math.max(0, ...before.map((property) => property.key));
  const drafts = propertyNames(schema).map((name): PropertyDraft => {
    const old = before.find((property) => property.name === name);
    const source = sources[name];
    return {
      key: old?.key ?? ++key,
      name,
      storedName: before.length === 0 ? name : old?.storedName,
      required: required.includes(name),
      schema: isSchema(source) ? source : {},
    };
  });
  return { properties: drafts, root };
}

/** The JSON Schema a draft stands for. */
export function schemaOf({ properties, root }: Pick<DefinitionDraft, "properties" | "root">): JsonSchema {
  const required = properties.filter((property) => property.required).map(({ name }) => name);
  return {
    ...root,
    type: "object",
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    "x-displayOrder": properties.map(({ name }) => name),
  };
}

export function changeOf(
  draft: DefinitionDraft,
  definition: EntityDefinition | undefined,
  force: boolean,
): DefinitionChange {
  const { name, displayName, description, isActive } = draft;
  return {
    name,
    displayName: displayName.trim(),
    ...(description.trim() !== "" && { description: description.trim() }),
    isActive,
    schema: schemaOf(draft),
    ...(definition && { version: definition.version }),
    force,
  };
}

/** A field name from its title: "Due date" becomes `dueDate`. */
export function suggestName(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
    .split(/[\s_-]+/)
    .filter(Boolean);
  return words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
}
