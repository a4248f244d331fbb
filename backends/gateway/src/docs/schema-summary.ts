import type { OpenApiDocument } from "@elqnt/contracts/openapi";
import { componentName, createReader, type JsonObject } from "./reference.ts";

/** A schema on one level: its type and, for objects, its properties. */
export interface SchemaSummary {
  readonly type: string;
  readonly properties: readonly PropertySummary[];
}

export interface PropertySummary {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** Summarises a schema; deeper levels are named by their component or kind. */
export function summarize(document: OpenApiDocument, schema: unknown): SchemaSummary {
  const read = createReader(document);
  const root = read.object(schema) ?? {};
  const parts = [root, ...read.list(root.allOf)];
  const required = new Set(parts.flatMap((part) => (part.required as string[] | undefined) ?? []));
  const properties = parts.flatMap((part) =>
    Object.entries((part.properties as JsonObject | undefined) ?? {}),
  );
  return {
    type: typeOf(document, schema),
    properties: properties.map(([name, property]) => ({
      name,
      type: typeOf(document, property),
      isRequired: required.has(name),
      description: String(read.object(property)?.description ?? ""),
    })),
  };
}

function typeOf(document: OpenApiDocument, schema: unknown): string {
  const named = componentName(schema);
  const resolved = createReader(document).object(schema);
  if (!resolved) return "any";
  if (named && (resolved.properties || resolved.allOf)) return named;
  return inlineType(document, resolved) ?? named ?? "any";
}

function inlineType(document: OpenApiDocument, schema: JsonObject): string | undefined {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  const union = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(union)) return union.map((entry) => typeOf(document, entry)).join(" | ");
  if (schema.type === "array") return `${typeOf(document, schema.items)}[]`;
  const types = Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type;
  if (typeof types !== "string") return undefined;
  return typeof schema.format === "string" ? `${types} (${schema.format})` : types;
}
