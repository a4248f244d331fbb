import type { KGTriple } from "@elqnt/contracts/kg";
import { edgeClaim } from "../elements/contribution.ts";
import { defaultEdgeId, normalizeName, predicateLabel, tripleNodeId } from "../elements/names.ts";
import { invalid } from "../problems.ts";
import { type Claim, requireTimes } from "./claims.ts";

/** What a node of a triple is, when nobody says more. */
const entityLabel = "Entity";

/** The subject, the object and the edge between them. Throws `validation_failed`, with pointers from the triple on. */
export function tripleClaims(sourceId: string, graphId: string, triple: KGTriple): Claim[] {
  requireTimes(triple);
  const { subject, predicate, object, subjectLabel = entityLabel, objectLabel = entityLabel } = triple;
  const label = predicateLabel(predicate);
  if (label === undefined) {
    const message = "must begin with a letter, A to Z";
    throw invalid(`Failed to make a label of "${predicate}": it ${message}.`, {
      pointer: "/predicate",
      code: "pattern",
      message,
    });
  }
  const node = (name: string, nodeLabel: string, pointer: string): Claim => {
    if (normalizeName(name) === "")
      throw invalid("Failed to name a node.", { pointer, code: "pattern", message: "must not be blank" });
    const said = { label: nodeLabel, name, properties: {} };
    return { kind: "node", sourceId, id: tripleNodeId(graphId, name), said, onlyIfAbsent: true };
  };
  const ends = { sourceId: tripleNodeId(graphId, subject), targetId: tripleNodeId(graphId, object) };
  return [
    node(subject, subjectLabel, "/subject"),
    node(object, objectLabel, "/object"),
    {
      kind: "edge",
      sourceId,
      id: defaultEdgeId(graphId, { ...ends, label }),
      ends,
      label,
      said: edgeClaim({ ...ends, label, ...withoutNames(triple) }),
    },
  ];
}

const withoutNames = ({ properties, validFrom, validTo }: KGTriple) => ({
  ...(properties ? { properties } : {}),
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validTo === undefined ? {} : { validTo }),
});
