import { type RawBuilder, sql } from "kysely";
import type { StoredEdge, StoredNode } from "../element.ts";

export interface NodeRow {
  row: StoredNode;
}

export interface EdgeRow {
  row: StoredEdge;
}

export const nodeColumns: RawBuilder<unknown> = sql.raw("n.row");
export const edgeColumns: RawBuilder<unknown> = sql.raw("e.row");

export const toElement = <TElement>({ row }: { readonly row: TElement }): TElement => row;

/** PostgreSQL's text holds neither U+0000 nor half of a surrogate pair: no word has them, and none is found by them. */
export const storableTerms = (terms: readonly string[]): string[] =>
  terms.filter((term) => term.isWellFormed() && !term.includes("\u0000"));

/** Rows of nodes to send: what is searched as columns, and the row itself untouched beside them. */
export function sentNodes(nodes: readonly StoredNode[]): RawBuilder<unknown> {
  const keys = nodes.map(({ face, root, mergedInto, revision, contributions, terms }) => ({
    id: face.id,
    revision,
    root,
    visible: mergedInto === undefined,
    label: face.label,
    from: face.validFrom,
    to: face.validTo,
    updated: face.updatedAt,
    sources: contributions.map(({ sourceId }) => sourceId),
    shown: face.sources,
    terms: storableTerms(terms),
  }));
  return sent(
    keys,
    nodes,
    `id text, revision bigint, root text, visible boolean, label text, "from" text, "to" text, updated text,
      sources text[], shown text[], terms text[]`,
    "id, revision, root, visible, label, valid_from, valid_to, updated_at, sources, face_sources, terms, row",
  );
}

export function sentEdges(edges: readonly StoredEdge[]): RawBuilder<unknown> {
  const keys = edges.map(({ face, said, hidden, revision, contributions }) => ({
    id: face.id,
    revision,
    source: face.sourceId,
    target: face.targetId,
    saidSource: said.sourceId,
    saidTarget: said.targetId,
    label: face.label,
    visible: !hidden,
    from: face.validFrom,
    to: face.validTo,
    updated: face.updatedAt,
    sources: contributions.map(({ sourceId }) => sourceId),
  }));
  return sent(
    keys,
    edges,
    `id text, revision bigint, source text, target text, "saidSource" text, "saidTarget" text, label text,
      visible boolean, "from" text, "to" text, updated text, sources text[]`,
    "id, revision, source, target, said_source, said_target, label, visible, valid_from, valid_to, updated_at, sources, row",
  );
}

/** Two parameters however many rows there are; the rows are JSON that nothing takes apart. */
function sent(keys: readonly object[], rows: readonly object[], types: string, names: string) {
  return sql`rows from (
      json_to_recordset(${JSON.stringify(keys)}::text::json) as (${sql.raw(types)}),
      json_array_elements(${JSON.stringify(rows)}::text::json)
    ) as sent(${sql.raw(names)})`;
}
