import type { QueryStore, VectorCandidate } from "../store.ts";
import { type EmbeddingRow, embeddingColumns } from "./columns.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { ofGraph, selected } from "./sql.ts";

type Vectors = Pick<QueryStore, "findByVector" | "readEmbeddings" | "readEmbeddedTexts" | "writeEmbeddings">;

/** Vectors in a table of their own, compared one by one: exact. */
export function clickHouseVectors(database: KgClickHouse): Vectors {
  const read = <TValue>(org: string, graphId: string, ids: readonly string[], column: string) =>
    database.byId<[id: string, value: TValue]>(org, "kg_embeddings", ["id", column], graphId, ids);
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

    readEmbeddings: async (org, graphId, ids) =>
      new Map(await read<number[]>(org, graphId, ids, "embedding")),

    async readEmbeddedTexts(org, graphId, ids) {
      const rows = await read<string>(org, graphId, ids, "embedded_text");
      return new Map(rows.map(([id, text]) => [id, JSON.parse(text)]));
    },

    async writeEmbeddings(org, graphId, embeddings) {
      if (embeddings.length === 0) return;
      // Removing a node inserts a row with a higher revision, which stays also when it overtakes this.
      const rows = embeddings.map(
        ({ id, revision, embedding, embeddedText }): EmbeddingRow => [
          graphId,
          revision,
          false,
          id,
          embedding,
          JSON.stringify(embeddedText),
        ],
      );
      await database.insert(org, "kg_embeddings", embeddingColumns, rows);
    },
  };
}
