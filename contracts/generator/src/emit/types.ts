import { type OpenApiDocument, refName, type Schema } from "../document.ts";

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A property name as TypeScript source; anything unusual is quoted, so no name can break out (S66). */
export const propertyName = (name: string): string => (identifier.test(name) ? name : JSON.stringify(name));

/** Text made safe inside a block comment (S67). */
export const commentText = (text: string): string => text.trim().replaceAll("*/", "*\\/");

const limits: [keyof Schema, (value: unknown) => string][] = [
  ["default", (value) => `Default: \`${JSON.stringify(value)}\`.`],
  ["minimum", (value) => `At least ${value}.`],
  ["maximum", (value) => `At most ${value}.`],
  ["maxLength", (value) => `At most ${value} characters.`],
  ["maxItems", (value) => `At most ${value} items.`],
  ["pattern", (value) => `Pattern: \`${value}\`.`],
  ["format", (value) => `Format: ${value}.`],
];

/** The doc comment of a schema: its description, then its limits. Empty when there is nothing to say. */
export function docComment(schema: Schema, indent = ""): string {
  const parts = [
    schema.description ?? "",
    ...limits.filter(([key]) => schema[key] !== undefined).map(([key, say]) => say(schema[key])),
  ];
  const text = commentText(
    parts
      .filter(Boolean)
      .join(" ")
      .replaceAll(/\s*\n\s*/g, " "),
  );
  const deprecated = schema.deprecated ? `${text ? " " : ""}@deprecated` : "";
  return text || deprecated ? `${indent}/** ${text}${deprecated} */\n` : "";
}

const union = (parts: string[]): string => [...new Set(parts)].join(" | ") || "never";

const primitive: Record<string, string> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};

function objectType(schema: Schema, indent: string, optional: string): string {
  const entries = Object.entries(schema.properties ?? {});
  const extra = schema.additionalProperties;
  const index =
    typeof extra === "object" && Object.keys(extra).length > 0
      ? typeOf(extra, `${indent}  `, optional)
      : "unknown";
  if (entries.length === 0) return extra === false ? "Record<string, never>" : `{ [key: string]: ${index} }`;
  const inner = `${indent}  `;
  const lines = entries.map(([name, property]) => {
    const required = schema.required?.includes(name);
    return `${docComment(property, inner)}${inner}${propertyName(name)}${required ? "" : "?"}: ${typeOf(property, inner, optional)}${required ? "" : optional};\n`;
  });
  const body = `{\n${lines.join("")}${indent}}`;
  return typeof extra === "object" && Object.keys(extra).length > 0
    ? `${body} & { [key: string]: ${index} }`
    : body;
}

const parenthesise = (type: string): string =>
  /[|&]/.test(type) && !type.startsWith("{") ? `(${type})` : type;

/**
 * The TypeScript type of a schema as source text.
 *
 * @param optional Text appended to optional property types: `" | undefined"` for what users pass in, `""` for what they get.
 */
export function typeOf(schema: Schema, indent = "", optional = ""): string {
  if (schema.$ref) return refName(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives && !schema.properties)
    return union(alternatives.map((part) => typeOf(part, indent, optional)));
  if (schema.allOf) {
    const parts = schema.allOf.filter((part) => part.$ref || part.properties || part.type || part.oneOf);
    const own = schema.properties ? [objectType(schema, indent, optional)] : [];
    return [...parts.map((part) => parenthesise(typeOf(part, indent, optional))), ...own].join(" & ");
  }
  if (Array.isArray(schema.type)) {
    return union(schema.type.map((type) => typeOf({ ...schema, type }, indent, optional)));
  }
  if (schema.type === "array") {
    if (schema.prefixItems)
      return `[${schema.prefixItems.map((item) => typeOf(item, indent, optional)).join(", ")}]`;
    return `${parenthesise(typeOf(schema.items ?? {}, indent, optional))}[]`;
  }
  if (schema.type === "object" || schema.properties) return objectType(schema, indent, optional);
  if (schema.type === "string" && schema.format === "binary") return "Blob";
  return (schema.type && primitive[schema.type]) ?? "unknown";
}

/** One exported declaration per component schema. */
export function declareSchema(name: string, schema: Schema): string {
  const type = typeOf(schema);
  const isInterface = type.startsWith("{\n") && type.endsWith("\n}");
  return `${docComment(schema)}export ${isInterface ? `interface ${name} ${type}` : `type ${name} = ${type};`}\n`;
}

/** Every component name that a schema mentions, at any depth. */
export function references(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const item of node) references(item, found);
  else if (node && typeof node === "object") {
    for (const [key, value] of Object.entries(node)) {
      if (key === "$ref" && typeof value === "string") found.add(refName(value));
      else if (key !== "example" && key !== "examples") references(value, found);
    }
  }
  return found;
}

/** The component schemas of a document, or none. */
export const schemasOf = (document: OpenApiDocument): Record<string, Schema> =>
  document.components?.schemas ?? {};
