import type { KGEdgeInput, KGNodeInput } from "@elqnt/contracts/kg";
import type { EdgeContribution, NodeContribution } from "../element.ts";
import { sameJson } from "./json.ts";
import { toTimestamp } from "./time.ts";

/** What one source says of a node, before it is written. */
export type NodeClaim = Omit<NodeContribution, "sourceId" | "revision">;
export type EdgeClaim = Omit<EdgeContribution, "sourceId" | "revision">;

interface Said {
  readonly sourceId: string;
  readonly revision: number;
}

/** A claim as it came in: its times are instants, or it was refused before. */
export const nodeClaim = ({ id: _, ...said }: KGNodeInput): NodeClaim => {
  const { label, name, description, properties = {}, embedding } = said;
  return {
    label,
    name,
    ...(description === undefined ? {} : { description }),
    properties,
    ...(embedding ? { embedding } : {}),
    ...timesOf(said),
  };
};

export const edgeClaim = ({ properties = {}, ...said }: Omit<KGEdgeInput, "id">): EdgeClaim => ({
  properties,
  ...timesOf(said),
});

function timesOf({ validFrom, validTo }: { validFrom?: string; validTo?: string }) {
  const from = validFrom === undefined ? undefined : toTimestamp(validFrom);
  const to = validTo === undefined ? undefined : toTimestamp(validTo);
  return { ...(from ? { validFrom: from } : {}), ...(to ? { validTo: to } : {}) };
}

/** What a source says now in place of what it said before, by source. The same list when it said the same. */
export function contribute<TContribution extends Said>(
  contributions: readonly TContribution[],
  said: TContribution,
): readonly TContribution[] {
  const before = contributions.find(({ sourceId }) => sourceId === said.sourceId);
  if (before && sameJson({ ...before, revision: 0 }, { ...said, revision: 0 })) return contributions;
  return [...withdraw(contributions, said.sourceId), said].sort(bySource);
}

/** What is left when a source takes back what it said. The same list when it said nothing. */
export function withdraw<TContribution extends Said>(
  contributions: readonly TContribution[],
  sourceId: string,
): readonly TContribution[] {
  const rest = contributions.filter((said) => said.sourceId !== sourceId);
  return rest.length === contributions.length ? contributions : rest;
}

const bySource = (left: Said, right: Said): number => (left.sourceId < right.sourceId ? -1 : 1);
