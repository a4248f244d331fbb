import type { StoredNode } from "../element.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { latest } from "./sql.ts";

/** What the embeddings of nodes were made of. They are written apart from the rows, whose revision they leave alone. */
export async function textsOf(
  database: KgClickHouse,
  org: string,
  graphId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const where = "id IN {ids:Array(String)}";
  const query = ({ kg_embeddings: table }: Tables) =>
    `SELECT id, embedded_text FROM ${latest({ table, key: ["id"], columns: ["embedded_text"], where })}`;
  const rows = await database.select<[id: string, text: string]>(org, query, { graphId, ids });
  return new Map(rows.map(([id, text]) => [id, JSON.parse(text) as string]));
}

export const withTexts = (nodes: readonly StoredNode[], texts: ReadonlyMap<string, string>): StoredNode[] =>
  nodes.map((node) => {
    const embeddedText = texts.get(node.face.id);
    return embeddedText === undefined ? node : { ...node, embeddedText };
  });
