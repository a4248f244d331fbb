import type { QueryStore, VectorCandidate } from "../store.ts";
import { type EmbeddingRow, embeddingColumns } from "./columns.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { latest, ofGraph, selected } from "./sql.ts";

type Vectors = Pick<QueryStore, "findByVector" | "readEmbeddings" | "writeEmbeddings">;

/** Vectors in a table of their own, compared one by one: exact. */
export function clickHouseVectors(database: KgClickHouse): Vectors {
  return {
    async findByVector(org, graphId, vector, selection, limit) {
      const { sql, parameters } = selected(selection);
      // A vector of zeros has no direction: it is like nothing.
      const query = ({ kg_embeddings, kg_nodes }: Tables) =>
        `SELECT id, ifNotFinite(1 - cosineDistance(embedding, {vector:Array(Float32)}), 0) AS score
          FROM ${kg_embeddings} FINAL
          WHERE ${ofGraph} AND length(embedding) = ${vector.length}
            AND id IN (SELECT id FROM ${kg_nodes} FINAL WHERE ${ofGraph} AND ${sql})
          ORDER BY score DESC, id LIMIT {limit:UInt64}`;
      const rows = await database.select<[id: string, score: number]>(org, query, {
        ...parameters,
        graphId,
        vector,
        limit,
      });
      return rows.map(([id, score]): VectorCandidate => ({ id, score }));
    },

    async readEmbeddings(org, graphId, ids) {
      if (ids.length === 0) return new Map();
      const query = ({ kg_embeddings }: Tables) =>
        `SELECT id, embedding FROM ${latestById(kg_embeddings, "embedding")}`;
      return new Map(await database.select<[string, number[]]>(org, query, { graphId, ids }));
    },

    async writeEmbeddings(org, graphId, embeddings) {
      if (embeddings.length === 0) return;
      // The revision of the node's row: removing the node has a higher one, also when it overtakes this.
      const query = ({ kg_nodes }: Tables) => `SELECT id, revision FROM ${latestById(kg_nodes, "revision")}`;
      const ids = embeddings.map(({ id }) => id);
      const revisions = new Map(await database.select<[string, number]>(org, query, { graphId, ids }));
      const rows = embeddings.flatMap(({ id, embedding, embeddedText }): EmbeddingRow[] => {
        const revision = revisions.get(id);
        return revision === undefined
          ? []
          : [[graphId, revision, false, id, embedding, JSON.stringify(embeddedText)]];
      });
      if (rows.length > 0) await database.insert(org, "kg_embeddings", embeddingColumns, rows);
    },
  };
}

const latestById = (table: string, column: string): string =>
  latest({ table, key: ["id"], columns: [column], where: "id IN {ids:Array(String)}" });
