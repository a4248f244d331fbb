import type { KGProperties } from "@elqnt/contracts/kg";
import type { EdgeContribution, EdgeFace, NodeContribution, NodeFace, StoredEdge } from "../element.ts";
import { sameJson } from "./json.ts";

type Said = NodeContribution | EdgeContribution;

/** What a node is, without when it became so. */
export type NodeContent = Omit<NodeFace, "id" | "createdAt" | "updatedAt" | "version">;
type EdgeContent = Pick<EdgeFace, "properties" | "validFrom" | "validTo" | "sources">;

/** The first to speak first; of those that spoke at once, by id. */
function inOrder<TSaid extends Said>(contributions: readonly TSaid[]): TSaid[] {
  return [...contributions].sort(
    (left, right) => left.revision - right.revision || (left.sourceId < right.sourceId ? -1 : 1),
  );
}

const mergedProperties = (contributions: readonly Said[]): KGProperties =>
  Object.assign({}, ...inOrder(contributions).map(({ properties }) => properties));

const sourcesOf = (contributions: readonly Said[]): string[] =>
  [...new Set(contributions.map(({ sourceId }) => sourceId))].sort();

const timesOf = ({ validFrom, validTo }: Said) => ({
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validTo === undefined ? {} : { validTo }),
});

/**
 * The visible node of what its sources say: of several the latest wins, per property and for everything else. What
 * is said of `aliases` fills in what its own sources leave out; only where nothing is said of itself it speaks.
 */
export function foldNode(
  own: readonly NodeContribution[],
  aliases: readonly NodeContribution[] = [],
): NodeContent | undefined {
  const latest = inOrder(own).at(-1) ?? inOrder(aliases).at(-1);
  if (!latest) return undefined;
  const { label, name, description } = latest;
  return {
    label,
    name,
    ...(description === undefined ? {} : { description }),
    properties: { ...mergedProperties(aliases), ...mergedProperties(own) },
    ...timesOf(latest),
    sources: sourcesOf([...own, ...aliases]),
  };
}

/** The vector that sources gave: the latest to speak that has one, of its own before those of aliases. */
export const foldEmbedding = (
  own: readonly NodeContribution[],
  aliases: readonly NodeContribution[] = [],
): readonly number[] | undefined =>
  (
    inOrder(own).findLast(({ embedding }) => embedding) ??
    inOrder(aliases).findLast(({ embedding }) => embedding)
  )?.embedding;

/** What the sources of an edge say of it together. */
export function foldEdge(contributions: readonly EdgeContribution[]): EdgeContent | undefined {
  const latest = inOrder(contributions).at(-1);
  if (!latest) return undefined;
  return {
    properties: mergedProperties(contributions),
    ...timesOf(latest),
    sources: sourcesOf(contributions),
  };
}

interface Written {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** The next state of a face: the same one when its content is the same, else one version on. */
export function nextFace<TFace extends Written>(
  id: string,
  content: Omit<TFace, keyof Written>,
  before: TFace | undefined,
  now: string,
): TFace {
  const { createdAt = now, updatedAt = now, version = 0 } = before ?? {};
  const same = { id, ...content, createdAt, updatedAt, version } as unknown as TFace;
  if (before && sameJson(before, same)) return before;
  return { ...same, updatedAt: now, version: version + 1 };
}

/** Whether merges made an edge, which its sources say is between two nodes, one from a node to itself. */
export const isHidden = (said: StoredEdge["said"], face: Pick<EdgeFace, "sourceId" | "targetId">): boolean =>
  face.sourceId === face.targetId && said.sourceId !== said.targetId;
