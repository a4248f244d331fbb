import { type Field, type FieldCatalogue, fieldCatalogue, propertiesOf } from "@elqnt/service-kit/filter";
import { type Issue, isObject, type Json, type Path, pointerOf } from "./pointer.ts";

/** A field that the store keeps an index for. */
export interface IndexedField {
  field: Field;
  unique: boolean;
  searchable: boolean;
  indexed: boolean;
}

/** A field that holds ids of another entity's records. */
export interface RelationField {
  field: Field;
  entity: string;
  cardinality: "one" | "many";
}

/** What a definition's schema says about its fields, besides what values may be. */
export interface FieldPlan {
  catalogue: FieldCatalogue;
  indexed: readonly IndexedField[];
  relations: readonly RelationField[];
}

/** Longest text in a field marked `x-unique` or `x-indexed`: index entries are bounded. */
export const MAX_INDEXED_LENGTH = 512;
const MAX_INDEXED_FIELDS = 32;

const SCALARS = new Set(["text", "number", "boolean", "date", "instant"]);

/** Reads the extensions of a schema that {@link checkExtensions} accepts. */
export function fieldPlan(schema: Json): FieldPlan {
  const catalogue = fieldCatalogue(schema);
  const indexed: IndexedField[] = [];
  const relations: RelationField[] = [];
  for (const { field, property } of properties(schema, catalogue)) {
    const unique = property["x-unique"] === true;
    const searchable = property["x-searchable"] === true;
    if (unique || searchable || property["x-indexed"] === true) {
      indexed.push({ field, unique, searchable, indexed: property["x-indexed"] === true });
    }
    const relation = property["x-relation"] as { entity: string; cardinality: "one" | "many" } | undefined;
    if (relation) relations.push({ field, ...relation });
  }
  return { catalogue, indexed, relations };
}

/** Checks that every extension stands where it can be kept. */
export function checkExtensions(schema: Json): Issue[] {
  const issues: Issue[] = [];
  const catalogue = fieldCatalogue(schema);
  let count = 0;
  for (const { field, property, path } of properties(schema, catalogue)) {
    if (property["x-unique"] === true || property["x-indexed"] === true) count++;
    issues.push(...extensionFaults(field, property, path));
  }
  if (count > MAX_INDEXED_FIELDS) {
    issues.push({
      pointer: "",
      code: "x-indexed",
      message: `must not mark more than ${MAX_INDEXED_FIELDS} fields`,
    });
  }
  return issues;
}

function extensionFaults(field: Field, property: Json, path: Path): Issue[] {
  const fault = (key: string, message: string): Issue => ({
    pointer: pointerOf({ parent: path, key }),
    code: key,
    message,
  });
  const issues: Issue[] = [];
  if (property["x-unique"] === true && !SCALARS.has(field.kind)) {
    issues.push(fault("x-unique", "is for fields of one string, number or boolean"));
  }
  const isList = field.kind === "list" && (field.item === undefined || SCALARS.has(field.item));
  if (property["x-indexed"] === true && !SCALARS.has(field.kind) && !isList) {
    issues.push(fault("x-indexed", "is for fields of one string, number or boolean, or a list of them"));
  }
  if (property["x-searchable"] === true && field.kind !== "text")
    issues.push(fault("x-searchable", "is for strings"));
  const relation = property["x-relation"];
  if (isObject(relation)) {
    const many = relation.cardinality === "many";
    const fits = many ? field.kind === "list" && field.item === "text" : field.kind === "text";
    if (!fits)
      issues.push(
        fault("x-relation", many ? 'with cardinality "many" is for lists of strings' : "is for strings"),
      );
  }
  return issues;
}

interface Property {
  field: Field;
  property: Json;
  path: Path;
}

/** The addressable properties with their schemas; each field once, as the catalogue names it. */
function* properties(schema: Json, catalogue: FieldCatalogue): Generator<Property> {
  const seen = new Set<string>();
  let level: [Json, readonly string[], Path | undefined][] = [[schema, [], undefined]];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const [node, parents, at] of level) {
      for (const [key, property] of propertiesOf(node, schema)) {
        const names = [...parents, key];
        const field = catalogue.get(names.join("."));
        if (!field || seen.has(field.name) || field.path.length !== names.length) continue;
        seen.add(field.name);
        const path: Path = { parent: { parent: at, key: "properties" }, key };
        yield { field, property, path };
        if (field.kind === "object") next.push([property, names, path]);
      }
    }
    level = next;
  }
}

/** Reads the value at a field's path out of plain fields. */
export function valueAt(fields: Json, field: Field): unknown {
  return field.path.reduce<unknown>(
    (node, key) => (isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    fields,
  );
}
