import type { SchemaChange, SchemaChangeKind } from "@elqnt/contracts/entities";
import { isObject, type Json, jsonEqual, type Path, pointerOf } from "../schema/pointer.ts";

/** Keywords that say something to people or to indexes and nothing about which values are valid. */
const ANNOTATIONS = new Set([
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "$comment",
  "$schema",
]);

/** The differences between two schemas, field by field; a rename is a removal and an addition. */
export function schemaChanges(before: Json, after: Json, path?: Path): SchemaChange[] {
  return [
    ...fieldChanges(before, after, path),
    ...requirementChanges(before, after, path),
    ...keywordChanges(before, after, path),
  ];
}

function propertiesIn(schema: Json): Json {
  return isObject(schema.properties) ? schema.properties : {};
}

function fieldChanges(before: Json, after: Json, path: Path | undefined): SchemaChange[] {
  const [old, next] = [propertiesIn(before), propertiesIn(after)];
  const parent: Path = { parent: path, key: "properties" };
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((key): SchemaChange[] => {
    const at: Path = { parent, key };
    if (!Object.hasOwn(next, key))
      return [{ pointer: pointerOf(at), kind: "fieldRemoved", before: old[key] }];
    if (!Object.hasOwn(old, key)) return [{ pointer: pointerOf(at), kind: "fieldAdded", after: next[key] }];
    if (isObject(old[key]) && isObject(next[key])) return schemaChanges(old[key], next[key], at);
    return jsonEqual(old[key], next[key]) ? [] : [changed(at, "constraintChanged", old[key], next[key])];
  });
}

function requirementChanges(before: Json, after: Json, path: Path | undefined): SchemaChange[] {
  const [old, next] = [names(before.required), names(after.required)];
  const parent: Path = { parent: path, key: "properties" };
  const change = (key: string, kind: SchemaChangeKind): SchemaChange => ({
    pointer: pointerOf({ parent, key }),
    kind,
  });
  return [
    ...next.filter((name) => !old.includes(name)).map((name) => change(name, "fieldRequired")),
    ...old.filter((name) => !next.includes(name)).map((name) => change(name, "fieldOptional")),
  ];
}

function names(required: unknown): string[] {
  return Array.isArray(required) ? required.map(String) : [];
}

function keywordChanges(before: Json, after: Json, path: Path | undefined): SchemaChange[] {
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((key): SchemaChange[] => {
    if (key === "properties" || key === "required" || jsonEqual(before[key], after[key])) return [];
    const at: Path = { parent: path, key };
    return [changed(at, kindOf(key, before, after), before[key], after[key])];
  });
}

function kindOf(key: string, before: Json, after: Json): SchemaChangeKind {
  if (key === "type") return "typeChanged";
  if (ANNOTATIONS.has(key) || key.startsWith("x-")) return "annotationChanged";
  if (!Object.hasOwn(before, key)) return "constraintAdded";
  return Object.hasOwn(after, key) ? "constraintChanged" : "constraintRemoved";
}

function changed(path: Path, kind: SchemaChangeKind, before: unknown, after: unknown): SchemaChange {
  return {
    pointer: pointerOf(path),
    kind,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

const HARMLESS = new Set<SchemaChangeKind>(["annotationChanged", "fieldOptional", "constraintRemoved"]);

/** Whether stored records could break under these changes, so that they must be looked at. */
export function mayBreak(changes: readonly SchemaChange[]): boolean {
  return changes.some(({ kind }) => !HARMLESS.has(kind));
}
