import type { EntityRecord, EntityRelationship } from "@elqnt/contracts/events";
import type { KGProperties } from "@elqnt/contracts/kg";
import { propertiesOf } from "@elqnt/service-kit/filter";

/** Names of fields with the entity whose ids they hold; a nested field as `owner.team`. */
export type RelationFields = Readonly<Record<string, string>>;

/** A record as a node. */
export interface NodeFacts {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly properties: KGProperties;
}

/** A relation of a record, or a relationship, as an edge. */
export interface EdgeFacts {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly label: string;
  readonly properties: KGProperties;
}

type Json = Readonly<Record<string, unknown>>;

/** Fields that name a record, the best first. */
const naming = ["title", "name", "displayName", "subject", "label", "email"];
const longestName = 500;
const mostProperties = 200;
const deepest = 8;
/** A field's part of an edge id: with two UUIDs it stays within the 128 characters of an id. */
const longestLabel = 54;

/** The node of a record: its scalars, and lists of them, are properties; a nested field is named `address.city`. */
export function nodeOf({ id, definitionName, fields }: EntityRecord): NodeFacts {
  const properties = Object.fromEntries([...flatten(fields)].slice(0, mostProperties));
  return { id, label: definitionName, name: nameOf(properties) ?? id, properties };
}

/** The edges that follow from a node's properties where they are relations, each once. */
export function relationEdges({ id, properties }: NodeFacts, relations: RelationFields): EdgeFacts[] {
  const edges = Object.keys(relations).flatMap((field) => {
    const label = labelOf(field);
    return idsIn(properties[field]).map((targetId) => ({
      id: `${id}:${label}:${targetId}`,
      sourceId: id,
      targetId,
      label,
      properties: {},
    }));
  });
  return [...new Map(edges.map((edge) => [edge.id, edge])).values()];
}

/** Whether an edge follows from a relation of the record, and is no relationship of it. */
export const isRelationEdge = (recordId: string, edgeId: string): boolean =>
  edgeId.startsWith(`${recordId}:`);

/** The edge of a relationship. */
export function relationshipEdge({
  id,
  name,
  sourceRecordId,
  targetRecordId,
  properties = {},
}: EntityRelationship): EdgeFacts {
  return { id, sourceId: sourceRecordId, targetId: targetRecordId, label: name, properties };
}

/** The fields with `x-relation` of a definition's schema. */
export function relationFields(schema: Json): RelationFields {
  return Object.fromEntries(relationsIn(schema, schema, []));
}

function* relationsIn(
  node: Json,
  root: Json,
  parents: readonly string[],
): Generator<readonly [string, string]> {
  if (parents.length > deepest) return;
  for (const [key, property] of propertiesOf(node, root)) {
    const path = [...parents, key];
    const relation = property["x-relation"];
    if (isObject(relation) && typeof relation.entity === "string") yield [path.join("."), relation.entity];
    yield* relationsIn(property, root, path);
  }
}

function* flatten(fields: Json, parents: readonly string[] = []): Generator<readonly [string, unknown]> {
  for (const [key, value] of Object.entries(fields)) {
    const path = [...parents, key];
    if (isObject(value)) {
      if (path.length < deepest) yield* flatten(value, path);
    } else if (isScalar(value) || (Array.isArray(value) && value.every(isScalar)))
      yield [path.join("."), value];
  }
}

function nameOf(properties: KGProperties): string | undefined {
  const textOf = (field: string): string => {
    const value = properties[field];
    return typeof value === "string" ? value.trim().slice(0, longestName).toWellFormed() : "";
  };
  const field = [...naming, ...Object.keys(properties)].find((each) => textOf(each) !== "");
  return field === undefined ? undefined : textOf(field);
}

/** A field's name as a label: letters, digits, `_` and `-`, a letter first. */
function labelOf(field: string): string {
  const label = field.replaceAll(/[^A-Za-z0-9_-]+/g, "_").slice(0, longestLabel);
  return /^[A-Za-z]/.test(label) ? label : `field_${label}`.slice(0, longestLabel);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const idsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (id): id is string => typeof id === "string" && uuid.test(id),
  );

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);
