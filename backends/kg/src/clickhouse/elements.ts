import type { Parameters } from "@elqnt/adapters/clickhouse";
import { isSaidBy, type StoredEdge, type StoredNode } from "../element.ts";
import type { ElementStore } from "../store.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { ofGraph } from "./sql.ts";

/** Whole elements of one read. */
const BATCH = 2_000;

type Name = "kg_nodes" | "kg_edges";

/** Reads elements as they are kept. */
export function clickHouseElements(database: KgClickHouse): Omit<ElementStore, "write" | "deleteGraph"> {
  async function read<TElement>(name: Name, org: string, graphId: string, ids: readonly string[]) {
    const rows = await database.byId<[element: string]>(org, name, ["element"], graphId, ids);
    return rows.map(([element]): TElement => JSON.parse(element));
  }
  const readNodes = (org: string, graphId: string, ids: readonly string[]) =>
    read<StoredNode>("kg_nodes", org, graphId, ids);
  const readEdges = (org: string, graphId: string, ids: readonly string[]) =>
    read<StoredEdge>("kg_edges", org, graphId, ids);

  /** Ids of rows that match now or did before: the rows themselves are asked next. */
  const candidates = (name: Name, org: string, where: string, parameters: Parameters) => {
    const query = ({ [name]: table }: Tables) =>
      `SELECT DISTINCT id FROM ${table} WHERE ${ofGraph} AND id > {after:String} AND ${where}
        ORDER BY id LIMIT ${BATCH}`;
    return async (after: string) =>
      (await database.select<[string]>(org, query, { ...parameters, after })).flat();
  };
  const nodesWhere = (org: string, graphId: string, where: string, parameters: Parameters) =>
    batches(candidates("kg_nodes", org, where, { ...parameters, graphId }), (ids) =>
      readNodes(org, graphId, ids),
    );
  const edgesWhere = (org: string, graphId: string, where: string, parameters: Parameters) =>
    batches(candidates("kg_edges", org, where, { ...parameters, graphId }), (ids) =>
      readEdges(org, graphId, ids),
    );

  return {
    readNodes,
    readEdges,
    readRoots: async (org, graphId, ids) =>
      new Map(await database.byId<[id: string, root: string]>(org, "kg_nodes", ["id", "root"], graphId, ids)),
    async readAliases(org, graphId, rootIds) {
      const among = new Set(rootIds);
      const where = "root IN {rootIds:Array(String)} AND NOT visible";
      const found: StoredNode[] = [];
      for await (const batch of nodesWhere(org, graphId, where, { rootIds })) found.push(...batch);
      return found.filter(({ face, root }) => among.has(root) && root !== face.id);
    },
    readEdgesSaidOf(org, graphId, nodeIds) {
      const among = new Set(nodeIds);
      const where = "(said_source IN {nodeIds:Array(String)} OR said_target IN {nodeIds:Array(String)})";
      const isSaid = ({ said }: StoredEdge) => among.has(said.sourceId) || among.has(said.targetId);
      return only(edgesWhere(org, graphId, where, { nodeIds }), isSaid);
    },
    readNodesOfSource(org, graphId, sourceId, origin) {
      const [where, parameters] =
        origin === undefined ? [supports, {}] : [saysOrigin, { said: written(origin) }];
      const rows = nodesWhere(org, graphId, where, { ...parameters, sourceId });
      return only(rows, (row) => isSaidBy(row, sourceId, origin));
    },
    readEdgesOfSource: (org, graphId, sourceId) =>
      only(edgesWhere(org, graphId, supports, { sourceId }), (row) => isSaidBy(row, sourceId)),
  };
}

const supports = "has(supporters, {sourceId:String})";

/** Keeps rows away that need not be taken apart; of the others, what they say decides. */
const saysOrigin = `${supports} AND position(element, {said:String}) > 0`;

const written = (origin: string): string => JSON.stringify({ origin }).slice(1, -1);

/** No query waits for the reader between two batches, so that it may write meanwhile. */
async function* batches<TRow>(
  idsAfter: (after: string) => Promise<string[]>,
  read: (ids: readonly string[]) => Promise<TRow[]>,
): AsyncGenerator<TRow[]> {
  let ids: string[] = [];
  do {
    ids = await idsAfter(ids.at(-1) ?? "");
    if (ids.length > 0) yield await read(ids);
  } while (ids.length === BATCH);
}

/** Of candidates those that match by now. */
async function* only<TRow>(
  batches: AsyncIterable<TRow[]>,
  matches: (row: TRow) => boolean,
): AsyncGenerator<TRow[]> {
  for await (const rows of batches) yield rows.filter(matches);
}
