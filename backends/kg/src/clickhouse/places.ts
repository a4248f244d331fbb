import type { StoredEdge } from "../element.ts";
import type { LeftRow } from "./columns.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { newest, ofGraph } from "./sql.ts";

/** Where an edge is found by its neighbours; merges move it. */
type Place = readonly [source: string, label: string, target: string];

interface Kept {
  readonly revision: number;
  /** Nowhere when it is hidden or removed. */
  readonly place: Place | undefined;
}

export type KeptEdges = ReadonlyMap<string, Kept>;

/** Whether an edge may leave a place, as far as is known of it. */
export function mayLeave(edge: StoredEdge, before: ReadonlyMap<string, StoredEdge> | undefined): boolean {
  if (!before) return true;
  const known = before.get(edge.face.id);
  if (!known || known.hidden) return false;
  const { sourceId, label, targetId } = known.face;
  return edge.hidden || !isAt(edge.face, [sourceId, label, targetId]);
}

/** The rows of edges as they are kept before a write. */
export async function keptEdges(
  database: KgClickHouse,
  org: string,
  graphId: string,
  edges: readonly StoredEdge[],
): Promise<KeptEdges> {
  if (edges.length === 0) return new Map();
  const ids = edges.map(({ face }) => face.id);
  const query = ({ kg_edges }: Tables) => `SELECT id, max(revision),
      ${newest("tuple(source, label, target, visible AND NOT is_deleted)")} AS now,
      now.1, now.2, now.3, now.4
    FROM ${kg_edges} WHERE ${ofGraph} AND id IN {ids:Array(String)} GROUP BY id`;
  type Row = [id: string, revision: number, now: unknown, ...place: Place, found: number];
  const rows = await database.select<Row>(org, query, { graphId, ids });
  return new Map(
    rows.map(([id, revision, , source, label, target, found]) => [
      id,
      { revision, place: found ? [source, label, target] : undefined },
    ]),
  );
}

/** Whether a row that comes late must not count. */
export const isLate = (kept: KeptEdges, { face, revision }: StoredEdge): boolean =>
  (kept.get(face.id)?.revision ?? 0) > revision;

/** Rows that end those of places which edges leave by a write. */
export function leftCells(
  graphId: string,
  kept: KeptEdges,
  edges: readonly StoredEdge[],
  removedAt?: number,
): LeftRow[] {
  if (kept.size === 0) return [];
  return edges.flatMap(({ face, hidden, revision }) => {
    const place = kept.get(face.id)?.place;
    const stays = removedAt === undefined && !hidden && place !== undefined && isAt(face, place);
    if (place === undefined || stays) return [];
    const [source, label, target] = place;
    return [[graphId, removedAt ?? revision, true, source, target, label, face.id]];
  });
}

const isAt = (face: StoredEdge["face"], [source, label, target]: Place): boolean =>
  face.sourceId === source && face.label === label && face.targetId === target;
