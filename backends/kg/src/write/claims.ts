import type { KGEdgeInput, KGNodeInput } from "@elqnt/contracts/kg";
import type { ProblemError } from "@elqnt/service-kit";
import { type EdgeClaim, edgeClaim, type NodeClaim, nodeClaim } from "../elements/contribution.ts";
import { defaultEdgeId } from "../elements/names.ts";
import { toTimestamp, type ValidTimes } from "../elements/time.ts";
import { invalid } from "../problems.ts";

/** One thing that a source says, or takes back. */
export type Claim =
  | {
      readonly kind: "node";
      readonly sourceId: string;
      readonly id: string;
      readonly said: NodeClaim;
      /** Whether a node that is there already stays as it is, and is only supported. */
      readonly onlyIfAbsent?: boolean;
    }
  | {
      readonly kind: "edge";
      readonly sourceId: string;
      readonly id: string;
      readonly ends: { readonly sourceId: string; readonly targetId: string };
      readonly label: string;
      readonly said: EdgeClaim;
    }
  | {
      readonly kind: "withdrawal";
      readonly of: "node" | "edge";
      readonly sourceId: string;
      readonly id: string;
    };

/** What became of a claim. */
export type Outcome = "changed" | "unchanged" | ProblemError;

/** What the platform writes down as the source of what came without one. */
export const apiSource = "$api";

/** What the platform writes down as the source of mirrored records, their relations and relationships. */
export const entitiesSource = "$entities";

/**
 * Whether a source may say an edge whose ends are not there: the edge waits, hidden, until both are, and again when
 * one goes. Events of records come in any order, and a restored record has its relations back.
 */
export const mayWait = (sourceId: string): boolean => sourceId === entitiesSource;

/** A node as one source says it. Throws `validation_failed`, with pointers from the node on. */
export function nodeClaimOf(sourceId: string, node: KGNodeInput, dimensions: number): Claim {
  requireTimes(node);
  if (node.embedding && node.embedding.length !== dimensions) {
    const message = `must have ${dimensions} numbers`;
    throw invalid(`Failed to store the node "${node.id}": its embedding ${message}.`, {
      pointer: "/embedding",
      code: "dimensions",
      message,
    });
  }
  return { kind: "node", sourceId, id: node.id, said: nodeClaim(node) };
}

/** An edge as one source says it. Throws `validation_failed`, with pointers from the edge on. */
export function edgeClaimOf(sourceId: string, graphId: string, edge: KGEdgeInput): Claim {
  requireTimes(edge);
  const { id = defaultEdgeId(graphId, edge), sourceId: from, targetId, label } = edge;
  return { kind: "edge", sourceId, id, ends: { sourceId: from, targetId }, label, said: edgeClaim(edge) };
}

/** Throws `validation_failed` for times that are none, or that end before they begin. */
export function requireTimes({ validFrom, validTo }: ValidTimes): void {
  for (const [name, text] of Object.entries({ validFrom, validTo })) {
    if (text === undefined || toTimestamp(text) !== undefined) continue;
    const message = "must be an instant of the calendar";
    throw invalid(`Failed to read "${name}": it ${message}.`, {
      pointer: `/${name}`,
      code: "format",
      message,
    });
  }
  if (validFrom === undefined || validTo === undefined) return;
  if (toTimestamp(validFrom)! < toTimestamp(validTo)!) return;
  const message = "must be after validFrom";
  throw invalid(`Failed to read "validTo": it ${message}.`, { pointer: "/validTo", code: "order", message });
}
