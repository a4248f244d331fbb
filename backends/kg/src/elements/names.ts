import { nameId } from "@elqnt/service-kit";

/** A name as ids and comparisons take it: NFKC, white space collapsed, lower case. */
export const normalizeName = (name: string): string =>
  name.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();

/** The id of an edge that came without one. */
export const defaultEdgeId = (
  graphId: string,
  { sourceId, label, targetId }: { sourceId: string; label: string; targetId: string },
): string => nameId(`${sourceId} ${label} ${targetId}`, graphId);

/** The id of the node that a triple names. */
export const tripleNodeId = (graphId: string, name: string): string => nameId(normalizeName(name), graphId);

const label = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

/** A predicate as the label of an edge, or undefined when it is none, such as `!` or `2nd`. */
export function predicateLabel(predicate: string): string | undefined {
  const text = predicate.replace(/[^A-Za-z0-9_-]+/g, "_").toUpperCase();
  return label.test(text) ? text : undefined;
}
