import type { EdgeContribution, NodeContribution, StoredEdge, StoredNode } from "../element.ts";

interface Common {
  readonly label?: string;
  readonly sources?: readonly string[];
  readonly revision?: number;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly updatedAt?: string;
}

interface NodeOptions extends Common {
  readonly name?: string;
  readonly terms?: readonly string[];
  readonly properties?: StoredNode["face"]["properties"];
  /** Of the face, when nodes were merged into it. */
  readonly faceSources?: readonly string[];
  readonly mergedInto?: string;
  readonly root?: string;
}

interface EdgeOptions extends Common {
  /** Ends as its sources name them, when merges moved it. */
  readonly said?: StoredEdge["said"];
  readonly hidden?: boolean;
}

const at = "2026-01-05T09:30:00.000Z";

const timesOf = ({ validFrom, validTo }: Common) => ({
  ...(validFrom ? { validFrom } : {}),
  ...(validTo ? { validTo } : {}),
});

const writtenOf = ({ updatedAt = at, revision = 1 }: Common) => ({
  createdAt: at,
  updatedAt,
  version: revision,
});

/** A row of a node; by default a visible `Person` that the source `crm` supports. */
export function nodeRow(id: string, options: NodeOptions = {}): StoredNode {
  const {
    label = "Person",
    name = id,
    sources = ["crm"],
    revision = 1,
    properties = {},
    terms = [],
  } = options;
  const { mergedInto, root = mergedInto ?? id, faceSources = sources } = options;
  const contribution = (sourceId: string): NodeContribution => ({
    sourceId,
    revision,
    label,
    name,
    properties,
    ...timesOf(options),
  });
  return {
    face: {
      id,
      label,
      name,
      properties,
      sources: [...faceSources],
      ...timesOf(options),
      ...writtenOf(options),
    },
    contributions: sources.map(contribution),
    revision,
    ...(mergedInto === undefined ? {} : { mergedInto }),
    root,
    terms: mergedInto === undefined ? terms : [],
  };
}

/** A row of an edge `source-label->target`; by default a visible `KNOWS` that the source `crm` supports. */
export function edgeRow(
  id: string,
  sourceId: string,
  targetId: string,
  options: EdgeOptions = {},
): StoredEdge {
  const { label = "KNOWS", sources = ["crm"], revision = 1, hidden = false } = options;
  const contribution = (from: string): EdgeContribution => ({
    sourceId: from,
    revision,
    properties: {},
    ...timesOf(options),
  });
  return {
    face: {
      ...{ id, sourceId, targetId, label, properties: {}, sources: [...sources] },
      ...timesOf(options),
      ...writtenOf(options),
    },
    said: options.said ?? { sourceId, targetId },
    contributions: sources.map(contribution),
    revision,
    hidden,
  };
}

/** Everything of a scan. */
export async function gathered<TRow>(batches: AsyncIterable<TRow[]>): Promise<TRow[]> {
  const rows: TRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}
