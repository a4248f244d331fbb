import type { Schema } from "../../generator/src/document.ts";
import { type OperationSite, operationRule, type Placed } from "../operations.ts";

const boundedFormats = new Set(["uuid", "date-time", "date", "time", "ipv4", "ipv6"]);

const isBoundedText = ({ maxLength, enum: values, const: constant, format, pattern }: Schema): boolean =>
  maxLength !== undefined ||
  values !== undefined ||
  constant !== undefined ||
  boundedFormats.has(format ?? "") ||
  // An anchored pattern without open-ended repetition bounds the length by itself.
  (pattern !== undefined && /^\^.*\$$/.test(pattern) && !/(?<!\\)[*+]|,\}/.test(pattern));

function faultsOf(schema: Schema): string[] {
  const types = [schema.type ?? []].flat();
  const isOpen = types.includes("object") && schema.additionalProperties !== false;
  return [
    types.includes("string") && !isBoundedText(schema)
      ? "a string needs maxLength, a format or a pattern that ends"
      : "",
    types.includes("integer") &&
    (schema.minimum === undefined || schema.maximum === undefined) &&
    !schema.enum
      ? "an integer needs minimum and maximum"
      : "",
    types.includes("array") && schema.maxItems === undefined ? "an array needs maxItems" : "",
    isOpen && schema.additionalProperties === undefined
      ? "an object must say additionalProperties: false"
      : "",
    isOpen && schema.additionalProperties !== undefined && schema.maxProperties === undefined
      ? "an open object needs maxProperties"
      : "",
  ].filter(Boolean);
}

const childrenOf = (schema: Schema): Schema[] => [
  ...Object.values(schema.properties ?? {}),
  ...(schema.items ? [schema.items] : []),
  ...(schema.oneOf ?? []),
  ...(schema.anyOf ?? []),
  ...(schema.allOf ?? []),
  ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
];

function walk(site: OperationSite, start: Placed<Schema>, where: string, seen: Set<Schema>): void {
  const { node, from } = site.follow(start.node, start.from);
  if (seen.has(node)) return;
  seen.add(node);
  for (const fault of faultsOf(node)) site.report(`${where}: ${fault}.`);
  for (const child of childrenOf(node)) {
    const name = Object.entries(node.properties ?? {}).find(([, property]) => property === child)?.[0];
    walk(site, { node: child, from }, name ? `${where}/${name}` : where, seen);
  }
}

/** Requests are closed and bounded: a typo is a 422 with a pointer, and no input is without end. */
export const requestBounds = operationRule((site) => {
  for (const { node, from } of site.parameters)
    walk(site, { node: node.schema, from }, `Parameter "${node.name}"`, new Set());
  for (const [mediaType, { schema }] of Object.entries(site.body?.node.content ?? {})) {
    if (schema && mediaType.endsWith("json"))
      walk(site, { node: schema as Schema, from: site.body!.from }, "Body", new Set());
  }
});
