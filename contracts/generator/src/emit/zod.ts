import { refName, type Schema } from "../document.ts";
import type { LoadedService } from "../load.ts";
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

/** Source text for a component that a schema names. */
type NameOf = (component: string) => string;

function objectSource(schema: Schema, nameOf: NameOf): string {
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const source = zodOf(property, nameOf);
    return `${propertyName(name)}: ${schema.required?.includes(name) ? source : `z.optional(${source})`}`;
  });
  const extra = schema.additionalProperties;
  if (fields.length === 0)
    return `z.record(z.string(), ${typeof extra === "object" ? zodOf(extra, nameOf) : "z.unknown()"})`;
  return `${extra === false ? "z.strictObject" : "z.looseObject"}({ ${fields.join(", ")} })`;
}

/** A schema as zod/mini source. Unknown properties pass unless the schema closes itself. */
function zodOf(schema: Schema, nameOf: NameOf): string {
  const partOf = (part: Schema) => zodOf(part, nameOf);
  if (schema.$ref) return nameOf(refName(schema.$ref));
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
  if (schema.type === "object" || schema.properties) return objectSource(schema, nameOf);
  if (schema.type === "integer") return `z.int()${checks(schema)}`;
  if (schema.type === "number") return `z.number()${checks(schema)}`;
  if (schema.type === "boolean") return "z.boolean()";
  if (schema.type === "null") return "z.null()";
  if (schema.type === "string") return `z.string()${checks(schema)}`;
  return "z.unknown()";
}

/** What a schema names in zod: less than in JSON Schema, where properties beyond the known ones have a schema, too. */
function namesIn(schema: Schema): string[] {
  const names = new Set<string>();
  zodOf(schema, (name) => {
    names.add(name);
    return name;
  });
  return [...names].sort();
}

type Schemas = Readonly<Record<string, Schema>>;

/** Components with all that they name, each after those it names as far as circles allow. */
function inOrder(names: Iterable<string>, schemas: Schemas): string[] {
  const order = new Set<string>();
  const begun = new Set<string>();
  const visit = (name: string): void => {
    if (begun.has(name) || !schemas[name]) return;
    begun.add(name);
    for (const other of namesIn(schemas[name])) visit(other);
    order.add(name);
  };
  for (const name of [...names].sort()) visit(name);
  return [...order];
}

/** Those that do not stand above yet are looked up when they are needed. */
function declarations(names: readonly string[], schemas: Schemas, above: Iterable<string>): string[] {
  const declared = new Set(above);
  return names.map((name) => {
    const source = zodOf(schemas[name]!, (other) => (declared.has(other) ? other : `z.lazy(() => ${other})`));
    declared.add(name);
    return `export const ${name}: z.ZodMiniType = /* @__PURE__ */ ${source};\n`;
  });
}

const imports = `import * as z from "zod/mini";\n`;

const answersOf = (types: readonly OperationTypes[], schemas: Schemas): OperationTypes[] =>
  types.filter(({ outputName, row }) => schemas[outputName] && row.access !== "internal");

/** The components that the answers to clients hold, in the order of {@link zodSchemas}. */
export function answeredComponents({ document }: LoadedService, types: readonly OperationTypes[]): string[] {
  const schemas = schemasOf(document);
  const outputs = answersOf(types, schemas).map(({ outputName }) => outputName);
  return inOrder(outputs, schemas);
}

/** The zod/mini schemas that answers of several services may hold: the shared ones among `answered`. */
export function sharedZodSchemas(shared: ReadonlyMap<string, Schema>, answered: Iterable<string>): string {
  const schemas = Object.fromEntries(shared);
  const sources = declarations(inOrder(answered, schemas), schemas, []);
  return `${header("contracts/openapi/common and contracts/schemas")}${imports}\n${sources.join("\n")}`;
}

/** The zod/mini schemas that a set of operations answers with, and the map from operationId to its answer. */
export function zodSchemas(
  service: LoadedService,
  types: readonly OperationTypes[],
  shared: ReadonlyMap<string, Schema>,
): string {
  const { name, document } = service;
  const schemas = schemasOf(document);
  const own = answeredComponents(service, types).filter((component) => !shared.has(component));
  const answers = answersOf(types, schemas);
  const named = [
    ...own.flatMap((component) => namesIn(schemas[component]!)),
    ...answers.map(({ outputName }) => outputName),
  ];
  const imported = [...new Set(named)].filter((component) => shared.has(component)).sort();
  const lines = answers.map(({ row, outputName }) => `  ${row.operationId}: ${outputName},\n`);
  return [
    `${header(`contracts/openapi/${name}.yaml`)}${imports}`,
    imported.length > 0 ? `import { ${imported.join(", ")} } from "./shared.gen.ts";\n` : "",
    `\n${declarations(own, schemas, shared.keys()).join("\n")}\n`,
    `/** The answer of each operation, for \`createGateway({ validate, schemas })\`. */\n`,
    `export const ${name}Schemas: Readonly<Record<string, z.ZodMiniType>> = {\n${lines.join("")}};\n`,
  ].join("");
}
