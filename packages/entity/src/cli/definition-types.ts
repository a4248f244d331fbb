import { declareSchema } from "@elqnt/contracts/typescript";
import type { EntityDefinition, JsonSchema } from "../models.ts";

const pascal = (name: string): string =>
  name.replaceAll(/(^|[_-])([a-z0-9])/g, (_match, _separator, letter: string) => letter.toUpperCase());

/** References inside a definition's schema, named so that two definitions never collide. */
function qualify(node: unknown, prefix: string): unknown {
  if (Array.isArray(node)) return node.map((item) => qualify(item, prefix));
  if (!node || typeof node !== "object") return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const isReference = key === "$ref" && typeof value === "string";
      return [
        key,
        isReference
          ? `#/$defs/${prefix}${pascal(value.slice(value.lastIndexOf("/") + 1))}`
          : qualify(value, prefix),
      ];
    }),
  );
}

function definitionTypes({ name, displayName, description, schema }: EntityDefinition): string {
  const type = `${pascal(name)}Fields`;
  const { $defs = {}, ...fields } = qualify(schema, pascal(name)) as JsonSchema & {
    $defs?: Record<string, JsonSchema>;
  };
  const parts = Object.entries($defs).map(([part, definition]) =>
    declareSchema(pascal(name) + pascal(part), definition),
  );
  return [...parts, declareSchema(type, { ...fields, description: description ?? displayName })].join("\n");
}

/**
 * TypeScript source with one `<Name>Fields` type per definition and a map from entity name to fields. The same
 * definitions give the same text.
 */
export function typesOfDefinitions(definitions: readonly EntityDefinition[]): string {
  const sorted = [...definitions].sort((left, right) => (left.name < right.name ? -1 : 1));
  const map = sorted.map(({ name }) => `  ${JSON.stringify(name)}: ${pascal(name)}Fields;\n`).join("");
  return [
    "// Written by elqnt-types from the organization's definitions. Pull again instead of editing.\n",
    ...sorted.map(definitionTypes),
    `/** Fields of every entity by its name. */\nexport interface EntityFields {\n${map}}\n`,
  ].join("\n");
}
