import type { OrgDatabase } from "@elqnt/adapters/clickhouse";
import type { GraphStore } from "@elqnt/service-kg";
import { edgeRow, graphId, nodeRow } from "./rows.ts";

export const nodeCount = 200_000;
export const edgeCount = 1_000_000;

export const startId = (index: number): string => `n${String(index % nodeCount).padStart(6, "0")}`;

const at = "2026-01-01T00:00:00.000Z";
/** A JSON text from its parts; what stands in `${}` is SQL. */
const text = (template: string) =>
  `concat('${template.replace(/\$\{(.*?)\}/g, (_, sql: string) => `', ${sql}, '`)}')`;
const idOf = (number: string) => `concat('n', leftPad(toString(${number}), 6, '0'))`;

const times = `"createdAt":"${at}","updatedAt":"${at}","version":1`;
const nodeElement = text(
  `{"face":{"id":"\${id}","label":"Person","name":"Name \${number}","properties":{"index":\${number}},"sources":["crm"],${times}},` +
    `"contributions":[{"sourceId":"crm","revision":1,"label":"Person","name":"Name \${number}","properties":{"index":\${number}}}],` +
    `"revision":1,"root":"\${id}","terms":["=name","name"]}`,
);
const edgeElement = text(
  `{"face":{"id":"\${id}","sourceId":"\${source}","targetId":"\${target}","label":"\${label}","properties":{"weight":1},"sources":["crm"],${times}},` +
    `"said":{"sourceId":"\${source}","targetId":"\${target}"},` +
    `"contributions":[{"sourceId":"crm","revision":1,"properties":{"weight":1}}],"revision":1,"hidden":false}`,
);

/** Fills a graph of 200,000 nodes with five random edges each, by the engine itself. */
export async function fillGraph(
  store: GraphStore,
  org: string,
  { name, ...database }: OrgDatabase,
): Promise<void> {
  // Another graph, so that the tables are there.
  await store.write(org, "other", 1, { nodes: [nodeRow(0, 1)], edges: [edgeRow(0, [0], 1)] });
  await database.command(`INSERT INTO ${name}.kg_nodes
    (graph_id, revision, id, root, visible, label, updated_at, supporters, sources, terms, element)
    SELECT '${graphId}', 1, ${idOf("number")} AS id, id, 1, 'Person', '${at}', ['crm'], ['crm'], ['=name', 'name'],
      ${nodeElement} FROM numbers(${nodeCount})`);
  const part = edgeCount / 10;
  for (let from = 0; from < edgeCount; from += part) {
    await database.command(`INSERT INTO ${name}.kg_edges
      (graph_id, revision, id, source, target, label, said_source, said_target, visible, updated_at, supporters, element)
      SELECT '${graphId}', 1, lower(hex(sipHash64(number))) AS id, ${idOf(`number % ${nodeCount}`)} AS source,
        ${idOf(`sipHash64(number, 1) % ${nodeCount}`)} AS target, ['KNOWS', 'LIKES', 'WORKS_AT'][number % 3 + 1] AS label,
        source, target, 1, '${at}', ['crm'], ${edgeElement} FROM numbers(${from}, ${part})`);
  }
}
