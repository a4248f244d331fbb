import { sql } from "kysely";
import type { QueryStore, VectorCandidate } from "../store.ts";
import { selected } from "./conditions.ts";
import { type KgDatabase, rowsOf } from "./database.ts";

/**
 * Vectors as `real[]`, compared one by one: exact, and good for some 20,000 nodes of a few hundred dimensions per
 * graph (about 1 s). Larger graphs belong into ClickHouse.
 */
export function postgresVectors(
  database: KgDatabase,
): Pick<QueryStore, "findByVector" | "readEmbeddings" | "readEmbeddedTexts" | "writeEmbeddings"> {
  return {
    async findByVector(org, graphId, vector, selection, limit) {
      const opened = await database.open(org);
      const query = sql<VectorCandidate>`
        select n.id, least(1, greatest(-1, coalesce(dot / nullif(n.embedding_norm * ${normOf(vector)}::float8, 0), 0))) as score
        from ${opened.table("kg_nodes")} n, lateral (
          select sum(a::float8 * b) as dot from unnest(n.embedding, ${vector}::float8[]) as pairs(a, b)
        ) product
        where ${selected(graphId, selection)} and cardinality(n.embedding) = ${vector.length}
        order by score desc, n.id limit ${limit}`;
      return rowsOf(opened, query);
    },
    async readEmbeddings(org, graphId, ids) {
      const opened = await database.open(org);
      const query = sql<{ id: string; embedding: number[] }>`
        select id, embedding from ${opened.table("kg_nodes")}
        where graph_id = ${graphId} and id = any(${ids}::text[]) and embedding is not null`;
      const rows = ids.length === 0 ? [] : await rowsOf(opened, query);
      return new Map(rows.map(({ id, embedding }) => [id, embedding]));
    },
    async readEmbeddedTexts(org, graphId, ids) {
      const opened = await database.open(org);
      const query = sql<{ id: string; text: string }>`
        select id, embedded_text as text from ${opened.table("kg_nodes")}
        where graph_id = ${graphId} and id = any(${ids}::text[]) and embedding is not null`;
      const rows = ids.length === 0 ? [] : await rowsOf(opened, query);
      return new Map(rows.map(({ id, text }) => [id, text]));
    },
    async writeEmbeddings(org, graphId, embeddings) {
      if (embeddings.length === 0) return;
      const opened = await database.open(org);
      const sent = embeddings.map(({ embeddedText: _, ...write }) => ({
        ...write,
        norm: normOf(write.embedding),
      }));
      const texts = embeddings.map(({ embeddedText }) => embeddedText);
      const update = sql`update ${opened.table("kg_nodes")} n
        set embedding = sent.embedding, embedding_norm = sent.norm, embedded_text = sent.text
        from rows from (
          json_to_recordset(${JSON.stringify(sent)}::text::json) as (id text, revision bigint, embedding real[], norm float8),
          json_array_elements(${JSON.stringify(texts)}::text::json)
        ) as sent(id, revision, embedding, norm, text)
        where n.graph_id = ${graphId} and n.id = sent.id and n.revision <= sent.revision`;
      await rowsOf(opened, update);
    },
  };
}

const normOf = (vector: readonly number[]): number => Math.hypot(...vector);
