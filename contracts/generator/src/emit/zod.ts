import { refName, type Schema } from "../document.ts";
import type { LoadedService } from "../load.ts";
import type { OperationTypes } from "./inputs.ts";
import { header } from "./names.ts";
import { propertyName, references, schemasOf } from "./types.ts";

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

function objectSource(schema: Schema, declared: ReadonlySet<string>): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const source = zodOf(property, declared);
    return `${propertyName(name)}: ${schema.required?.includes(name) ? source : `z.optional(${source})`}`;
  });
  const extra = schema.additionalProperties;
  if (fields.length === 0)
    return `z.record(z.string(), ${typeof extra === "object" ? zodOf(extra, declared) : "z.unknown()"})`;
  return `${extra === false ? "z.strictObject" : "z.looseObject"}({ ${fields.join(", ")} })`;
}

/**
 * A schema as zod/mini source. Unknown properties pass unless the schema closes itself.
 *
 * @param declared Schemas that stand above; the others are looked up when they are needed.
 */
function zodOf(schema: Schema, declared: ReadonlySet<string>): string {
  const partOf = (part: Schema) => zodOf(part, declared);
  if (schema.$ref) {
    const name = refName(schema.$ref);
    return declared.has(name) ? name : `z.lazy(() => ${name})`;
  }
  if (schema.const !== undefined) return `z.literal(${JSON.stringify(schema.const)})`;
  if (schema.enum) return `z.literal(${JSON.stringify(schema.enum)})`;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives && !schema.properties) return `z.union([${alternatives.map(partOf).join(", ")}])`;
  if (schema.allOf) {
    const parts = schema.allOf.filter((part) => part.$ref || part.properties || part.type || part.oneOf);
    return [...parts, ...(schema.properties ? [{ ...schema, allOf: undefined } as unknown as Schema] : [])]
      .map(partOf)
      .reduce((left, right) => `z.intersection(${left}, ${right})`);
  }
  if (Array.isArray(schema.type))
    return `z.union([${schema.type.map((type) => partOf({ ...schema, type })).join(", ")}])`;
  if (schema.type === "array") return `z.array(${partOf(schema.items ?? {})})${checks(schema)}`;
  if (schema.type === "object" || schema.properties) return objectSource(schema, declared);
  if (schema.type === "integer") return `z.int()${checks(schema)}`;
  if (schema.type === "number") return `z.number()${checks(schema)}`;
  if (schema.type === "boolean") return "z.boolean()";
  if (schema.type === "null") return "z.null()";
  if (schema.type === "string") return `z.string()${checks(schema)}`;
  return "z.unknown()";
}

/** Each after those it names, as far as circles allow. */
function inOrder(names: Iterable<string>, schemas: Readonly<Record<string, Schema>>): string[] {
  const order = new Set<string>();
  const begun = new Set<string>();
  const visit = (name: string): void => {
    if (begun.has(name) || !schemas[name]) return;
    begun.add(name);
    for (const other of [...references(schemas[name])].sort()) visit(other);
    order.add(name);
  };
  for (const name of [...names].sort()) visit(name);
  return [...order];
}

function declarations(
  names: Iterable<string>,
  schemas: Readonly<Record<string, Schema>>,
  above: Iterable<string>,
) {
  const declared = new Set(above);
  return inOrder(names, schemas)
    .filter((name) => !declared.has(name))
    .map((name) => {
      const source = zodOf(schemas[name]!, declared);
      declared.add(name);
      return `export const ${name}: z.ZodMiniType = /* @__PURE__ */ ${source};\n`;
    });
}

const imports = `import * as z from "zod/mini";\n`;

/** The zod/mini schemas that answers of several services hold. */
export function sharedZodSchemas(shared: ReadonlyMap<string, Schema>, answered: ReadonlySet<string>): string {
  const names = [...answered].filter((name) => shared.has(name));
  const sources = declarations(names, Object.fromEntries(shared), []);
  return `${header("contracts/openapi/common and contracts/schemas")}${imports}\n${sources.join("\n")}`;
}

/** The zod/mini schemas that a set of operations answers with, and the map from operationId to its answer. */
export function zodSchemas(
  { name, document }: LoadedService,
  types: readonly OperationTypes[],
  answered: ReadonlySet<string>,
  shared: ReadonlyMap<string, Schema>,
): string {
  const schemas = schemasOf(document);
  const own = [...answered].filter((component) => schemas[component] && !shared.has(component));
  const sources = declarations(own, schemas, shared.keys());
  const answers = types.filter(
    ({ outputName, row }) => answered.has(outputName) && row.access !== "internal",
  );
  const named = new Set([
    ...references(own.map((component) => schemas[component])),
    ...answers.map(({ outputName }) => outputName),
  ]);
  const mentioned = [...named].filter((component) => shared.has(component)).sort();
  return [
    `${header(`contracts/openapi/${name}.yaml`)}${imports}`,
    mentioned.length > 0 ? `import { ${mentioned.join(", ")} } from "./shared.gen.ts";\n` : "",
    `\n${sources.join("\n")}\n`,
    `/** The answer of each operation, for \`createGateway({ validate, schemas })\`. */\n`,
    `export const ${name}Schemas: Readonly<Record<string, z.ZodMiniType>> = {\n${answers.map(({ row, outputName }) => `  ${row.operationId}: ${outputName},\n`).join("")}};\n`,
  ].join("");
}
