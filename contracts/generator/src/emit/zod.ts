import type { OpenApiDocument } from "../document.ts";
import { refName, type Schema } from "../document.ts";
import type { OperationTypes } from "./inputs.ts";
import { header } from "./names.ts";
import { propertyName, schemasOf } from "./types.ts";

function checks({ ...schema }: Schema): string {
  // A list of types repeats the keywords of the other types; each type takes only its own.
  if (schema.type !== "string") for (const key of ["minLength", "maxLength", "pattern"]) delete schema[key];
  if (schema.type !== "array") for (const key of ["minItems", "maxItems"]) delete schema[key];
  const parts = [
    schema.minLength === undefined ? "" : `z.minLength(${schema.minLength})`,
    schema.maxLength === undefined ? "" : `z.maxLength(${schema.maxLength})`,
    schema.pattern === undefined ? "" : `z.regex(new RegExp(${JSON.stringify(schema.pattern)}, "u"))`,
    schema.minimum === undefined ? "" : `z.gte(${schema.minimum})`,
    schema.maximum === undefined ? "" : `z.lte(${schema.maximum})`,
    schema.minItems === undefined ? "" : `z.minLength(${schema.minItems})`,
    schema.maxItems === undefined ? "" : `z.maxLength(${schema.maxItems})`,
  ].filter(Boolean);
  return parts.length > 0 ? `.check(${parts.join(", ")})` : "";
}

function objectSource(schema: Schema): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const source = zodOf(property);
    return `${propertyName(name)}: ${schema.required?.includes(name) ? source : `z.optional(${source})`}`;
  });
  const extra = schema.additionalProperties;
  if (fields.length === 0)
    return `z.record(z.string(), ${typeof extra === "object" ? zodOf(extra) : "z.unknown()"})`;
  return `${extra === false ? "z.strictObject" : "z.looseObject"}({ ${fields.join(", ")} })`;
}

/** A schema as zod/mini source. Unknown properties pass unless the schema closes itself. */
export function zodOf(schema: Schema): string {
  if (schema.$ref) return `z.lazy(() => ${refName(schema.$ref)})`;
  if (schema.const !== undefined) return `z.literal(${JSON.stringify(schema.const)})`;
  if (schema.enum) return `z.literal(${JSON.stringify(schema.enum)})`;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives && !schema.properties) return `z.union([${alternatives.map(zodOf).join(", ")}])`;
  if (schema.allOf) {
    const parts = schema.allOf.filter((part) => part.$ref || part.properties || part.type || part.oneOf);
    return [...parts, ...(schema.properties ? [{ ...schema, allOf: undefined } as unknown as Schema] : [])]
      .map(zodOf)
      .reduce((left, right) => `z.intersection(${left}, ${right})`);
  }
  if (Array.isArray(schema.type))
    return `z.union([${schema.type.map((type) => zodOf({ ...schema, type })).join(", ")}])`;
  if (schema.type === "array") return `z.array(${zodOf(schema.items ?? {})})${checks(schema)}`;
  if (schema.type === "object" || schema.properties) return objectSource(schema);
  if (schema.type === "integer") return `z.int()${checks(schema)}`;
  if (schema.type === "number") return `z.number()${checks(schema)}`;
  if (schema.type === "boolean") return "z.boolean()";
  if (schema.type === "null") return "z.null()";
  if (schema.type === "string") return `z.string()${checks(schema)}`;
  return "z.unknown()";
}

/** The zod/mini schemas that a set of operations answers with, and the map from operationId to its answer. */
export function zodSchemas(
  service: string,
  document: OpenApiDocument,
  types: readonly OperationTypes[],
  closure: ReadonlySet<string>,
): string {
  const schemas = schemasOf(document);
  const declarations = [...closure]
    .sort()
    .filter((name) => schemas[name])
    .map((name) => `export const ${name}: z.ZodMiniType = /* @__PURE__ */ ${zodOf(schemas[name]!)};\n`);
  const answers = types
    .filter(({ outputName, row }) => closure.has(outputName) && row.access !== "internal")
    .map(({ row, outputName }) => `  ${row.operationId}: ${outputName},\n`);
  return `${header(`contracts/openapi/${service}.yaml`)}import * as z from "zod/mini";\n\n${declarations.join("\n")}\n/** The answer of each operation, for \`createGateway({ validate, schemas })\`. */\nexport const ${service}Schemas: Readonly<Record<string, z.ZodMiniType>> = {\n${answers.join("")}};\n`;
}
