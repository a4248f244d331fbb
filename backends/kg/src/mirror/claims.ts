import type { EntityRecord, EntityRelationship } from "@elqnt/contracts/events";
import type { StoredNode } from "../element.ts";
import { type Claim, entitiesSource } from "../write/claims.ts";
import {
  type EdgeFacts,
  type NodeFacts,
  nodeOf,
  type RelationFields,
  relationEdges,
  relationshipEdge,
} from "./facts.ts";

/** What the mirror says of a record that is there. `before` is its node. */
export function recordClaims(
  record: EntityRecord,
  relations: RelationFields,
  before: StoredNode | undefined,
): Claim[] {
  const node = nodeOf(record);
  const { id, ...said } = node;
  // Names of definitions are given anew, so the node notes whose record it is.
  const claim: Claim = {
    kind: "node",
    sourceId: entitiesSource,
    id,
    said: { ...said, origin: record.definitionId },
  };
  return [claim, ...relationClaims(node, relations, before && mirroredNode(before))];
}

/** What becomes of the node and the relations of a record that is gone. What others say of it waits. */
export function goneClaims(id: string, before: StoredNode | undefined): Claim[] {
  const node = before && mirroredNode(before);
  return [...(node ? possibleEdges(node) : []).map(withdrawal("edge")), withdrawal("node")({ id })];
}

/** The edges of a node that follow from its relations, in place of those that followed before. */
export function relationClaims(
  node: NodeFacts,
  relations: RelationFields,
  before: NodeFacts | undefined = node,
): Claim[] {
  const edges = relationEdges(node, relations);
  const kept = new Set(edges.map(({ id }) => id));
  const left = possibleEdges(before).filter(({ id }) => !kept.has(id));
  return [...left.map(withdrawal("edge")), ...edges.map(edgeClaim)];
}

export const relationshipClaim = (relationship: EntityRelationship): Claim =>
  edgeClaim(relationshipEdge(relationship));

export const withdrawal =
  (of: "node" | "edge") =>
  ({ id }: { readonly id: string }): Claim => ({ kind: "withdrawal", of, sourceId: entitiesSource, id });

/** A node as the mirror said it, whatever others say of it. */
export function mirroredNode({ face, contributions }: StoredNode): NodeFacts | undefined {
  const own = contributions.find(isOwn);
  return own && { id: face.id, label: own.label, name: own.name, properties: own.properties };
}

/** Whether the mirror said it. */
export const isOwn = ({ sourceId }: { readonly sourceId: string }): boolean => sourceId === entitiesSource;

/** The edges that a node's properties can ever have made, whatever its definition said then. */
const possibleEdges = (node: NodeFacts): EdgeFacts[] =>
  relationEdges(node, Object.fromEntries(Object.keys(node.properties).map((name) => [name, ""])));

const edgeClaim = ({ id, sourceId, targetId, label, properties }: EdgeFacts): Claim => ({
  kind: "edge",
  sourceId: entitiesSource,
  id,
  ends: { sourceId, targetId },
  label,
  said: { properties },
});
