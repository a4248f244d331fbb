import type { StoredEdge, StoredNode } from "../element.ts";
import type { QueryStore } from "../store.ts";
import type { KgClickHouse, Tables } from "./database.ts";
import { adjacencyKey, allOf, endsValidAt, latest, ofGraph, selected, validAt } from "./sql.ts";

type Reads = Pick<QueryStore, "edgesBetween" | "listNodes" | "listByDegree" | "findByTerms">;

/** Finds nodes and the edges between them. */
export function clickHouseQueries(database: KgClickHouse): Reads {
  const nodes = async (
    org: string,
    graphId: string,
    query: (tables: Tables) => string,
    parameters: Parameters<KgClickHouse["select"]>[2],
  ) => {
    const rows = await database.select<[string]>(org, query, { ...parameters, graphId });
    return rows.map(([element]): StoredNode => JSON.parse(element));
  };

  return {
    async edgesBetween(org, graphId, nodeIds, asOf, limit) {
      if (nodeIds.length === 0) return [];
      const query = (tables: Tables) => edgesBetweenSql(tables, asOf);
      const parameters = { ...validAt(asOf).parameters, graphId, nodeIds, limit };
      const rows = await database.select<[string]>(org, query, parameters);
      return rows.map(([element]): StoredEdge => JSON.parse(element));
    },

    listNodes: (org, graphId, selection, { after = "", limit }) => {
      const { sql, parameters } = selected(selection);
      const query = ({ kg_nodes }: Tables) =>
        `SELECT element FROM ${kg_nodes} FINAL WHERE ${ofGraph} AND id > {after:String} AND ${sql}
          ORDER BY id LIMIT {limit:UInt64}`;
      return nodes(org, graphId, query, { ...parameters, after, limit });
    },

    async listByDegree(org, graphId, selection, page) {
      const { sql, parameters } = selected(selection);
      const query = (tables: Tables) => byDegreeSql(tables, sql, selection.asOf);
      const rows = await database.select<[string, number]>(org, query, { ...parameters, ...page, graphId });
      return rows.map(([id, degree]) => ({ id, degree }));
    },

    async findByTerms(org, graphId, terms, selection, limit) {
      if (terms.length === 0) return [];
      const { sql, parameters } = selected(selection);
      const query = ({ kg_nodes }: Tables) => byTermsSql(kg_nodes, sql);
      return nodes(org, graphId, query, { ...parameters, terms: [...new Set(terms)], limit });
    },
  };
}

function edgesBetweenSql({ kg_edges, kg_edges_out, kg_nodes }: Tables, asOf: string | undefined): string {
  const among = "source IN {nodeIds:Array(String)} AND target IN {nodeIds:Array(String)}";
  const valid = allOf(validAt(asOf), endsValidAt(kg_nodes, asOf)).sql;
  const columns = ["valid_from", "valid_to"];
  const ids = `SELECT id FROM ${latest({ table: kg_edges_out, key: adjacencyKey, columns, where: among })}
    WHERE ${valid} ORDER BY id LIMIT {limit:UInt64}`;
  const where = `id IN (${ids})`;
  return `SELECT element FROM ${latest({ table: kg_edges, key: ["id"], columns: ["element"], where })}
    ORDER BY id`;
}

/** An edge from a node to itself counts once. */
function byDegreeSql({ kg_nodes, kg_edges_out }: Tables, nodes: string, asOf: string | undefined): string {
  const valid = allOf(validAt(asOf), endsValidAt(kg_nodes, asOf)).sql;
  const degrees = `SELECT arrayJoin(arrayDistinct([source, target])) AS id, count() AS degree
    FROM ${kg_edges_out} FINAL WHERE ${ofGraph} AND ${valid} GROUP BY id`;
  return `SELECT id, degree FROM (SELECT id FROM ${kg_nodes} FINAL WHERE ${ofGraph} AND ${nodes}) AS node
    LEFT JOIN (${degrees}) AS edge USING id ORDER BY degree DESC, id LIMIT {limit:UInt64} OFFSET {offset:UInt64}`;
}

/** The index finds rows that hold a term now or did before; what they say now decides. */
function byTermsSql(table: string, selected: string): string {
  const held = `id IN (SELECT id FROM ${table} WHERE ${ofGraph} AND hasAny(terms, {terms:Array(String)}))`;
  const columns = ["terms", "visible", "label", "valid_from", "valid_to"];
  const ids = `SELECT id, length(arrayIntersect(terms, {terms:Array(String)})) AS matched
    FROM ${latest({ table, key: ["id"], columns, where: held })}
    WHERE matched > 0 AND ${selected} ORDER BY matched DESC, id LIMIT {limit:UInt64}`;
  const where = `id IN (SELECT id FROM (${ids}))`;
  return `SELECT element FROM ${latest({ table, key: ["id"], columns: ["element", "terms"], where })}
    ORDER BY length(arrayIntersect(terms, {terms:Array(String)})) DESC, id`;
}
