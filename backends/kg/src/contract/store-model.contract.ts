import { newId } from "@elqnt/service-kit";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { StoredEdge, StoredNode } from "../element.ts";
import { createMemoryGraphStore } from "../memory-store.ts";
import type { StoreDesk } from "../store.contract.ts";
import type { EmbeddingWrite, GraphStore } from "../store.ts";
import { edgeRow, gathered, nodeRow } from "../testing/elements.ts";

/** Any sequence of writes, played on a store and on the model, which is the store in memory. */
export function describeStoreModel(desk: StoreDesk, numRuns: number): void {
  it("R58: any sequence of writes leaves what it leaves in memory", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
        const [org, graphId] = [newId(), newId()];
        const expected = await play(createMemoryGraphStore(), org, graphId, commands);
        expect(await play(desk.store, org, graphId, commands)).toEqual(expected);
      }),
      { numRuns },
    );
  }, 120_000);
}

interface Command {
  readonly nodes: readonly StoredNode[];
  readonly edges: readonly StoredEdge[];
  readonly removedNodes: readonly StoredNode[];
  readonly removedEdges: readonly StoredEdge[];
  readonly embeddings: readonly Omit<EmbeddingWrite, "revision">[];
}

const instants = [
  "2026-01-01T00:00:00.000Z",
  "2026-06-01T00:00:00.000Z",
  "2026-12-01T00:00:00.000Z",
] as const;
const nodeIds = ["a", "B", "c", "d", "é", "f"];
const edgeIds = ["e1", "E2", "e3", "e4", "e5", "e6", "e7", "e8"];
const words = ["ada", "engine", "=ada", "日本"];

const nodeId = fc.constantFrom(...nodeIds);
/** Only other nodes than these are merged: visible edges are between visible nodes, as the service sees to. */
const end = fc.constantFrom("a", "B", "c", "é");
const mergeable = new Set(["d", "f"]);
const revision = fc.integer({ min: 1, max: 4 });
const sources = fc
  .uniqueArray(fc.constantFrom("crm", "wiki", "$api"), { minLength: 1 })
  .map((ids) => ids.sort());
const times = fc.record(
  { validFrom: fc.constantFrom(...instants), validTo: fc.constantFrom(...instants) },
  { requiredKeys: [], noNullPrototype: true },
);
const updatedAt = fc.constantFrom(...instants);

/** Nodes are never removed here: every edge keeps its ends, as the service sees to. */
const node = fc
  .tuple(
    nodeId,
    fc.record(
      {
        label: fc.constantFrom("Person", "Machine"),
        sources,
        revision,
        updatedAt,
        terms: fc.uniqueArray(fc.constantFrom(...words)).map((terms) => terms.sort()),
        name: fc.string({ unit: "binary", maxLength: 6 }),
      },
      { noNullPrototype: true },
    ),
    times,
    fc.option(end, { nil: undefined, freq: 2 }),
  )
  .map(([id, options, valid, into]) =>
    nodeRow(id, {
      ...options,
      ...valid,
      ...(into === undefined || !mergeable.has(id) ? {} : { mergedInto: into }),
    }),
  );
const edge = fc
  .tuple(
    fc.constantFrom(...edgeIds),
    fc.tuple(end, end, nodeId, nodeId),
    fc.record(
      { label: fc.constantFrom("KNOWS", "LIKES"), sources, revision, updatedAt, hidden: fc.boolean() },
      { noNullPrototype: true },
    ),
    times,
  )
  .map(([id, [from, to, sourceId, targetId], options, valid]) =>
    edgeRow(id, from, to, { ...options, ...valid, said: { sourceId, targetId } }),
  );
const unique = <TRow extends { readonly face: { readonly id: string } }>(
  row: fc.Arbitrary<TRow>,
  maxLength: number,
) => fc.uniqueArray(row, { maxLength, selector: ({ face }) => face.id });
const embedding = fc.record(
  {
    id: nodeId,
    embedding: fc.array(fc.constantFrom(0, 0.5, 1, -0.25), { minLength: 2, maxLength: 3 }),
    embeddedText: fc.string({ unit: "binary", maxLength: 6 }),
  },
  { noNullPrototype: true },
);
const command: fc.Arbitrary<Command> = fc
  .record({
    nodes: unique(node, 4),
    edges: unique(edge, 5),
    removedNodes: fc.constant([]),
    removedEdges: unique(edge, 2),
    embeddings: fc.uniqueArray(embedding, { maxLength: 2, selector: ({ id }) => id }),
  })
  .map(({ edges, removedEdges, ...rest }) => {
    const written = new Set(edges.map(({ face }) => face.id));
    return { ...rest, edges, removedEdges: removedEdges.filter(({ face }) => !written.has(face.id)) };
  });

const byId = <TRow extends { readonly face: { readonly id: string } }>(rows: readonly TRow[]): TRow[] =>
  [...rows].sort((left, right) => (left.face.id < right.face.id ? -1 : 1));

/**
 * Revisions as changes make them: each has its own, and rows that come late carry an older one. Nothing comes late
 * for an element that was removed.
 */
function inOrder(commands: readonly Command[]): Command[] {
  const removed = new Set<string>();
  return commands.map((command, index) => {
    const revised = <TRow extends StoredNode | StoredEdge>(row: TRow): TRow => {
      const late = removed.has(row.face.id) ? 0 : row.revision - 1;
      return { ...row, revision: Math.max(1, index + 2 - late) };
    };
    const { nodes, edges } = command;
    const changes = { ...command, nodes: nodes.map(revised), edges: edges.map(revised) };
    for (const { face } of command.removedEdges) removed.add(face.id);
    return changes;
  });
}

/** Plays writes and tells everything that can be read of them. */
async function play(
  store: GraphStore,
  org: string,
  graphId: string,
  commands: readonly Command[],
): Promise<unknown> {
  await store.write(org, graphId, 1, { nodes: nodeIds.map((id) => nodeRow(id)) });
  for (const [index, { embeddings, ...changes }] of inOrder(commands).entries()) {
    await store.write(org, graphId, index + 2, changes);
    const rows = await store.readNodes(
      org,
      graphId,
      embeddings.map(({ id }) => id),
    );
    const revisions = new Map(rows.map(({ face, revision }) => [face.id, revision]));
    const made = embeddings.map((write) => ({ ...write, revision: revisions.get(write.id)! }));
    await store.writeEmbeddings(org, graphId, made);
  }
  const [, asOf] = instants;
  const selections = [{}, { labels: ["Person"] }, { asOf }, { labels: ["Machine"], asOf }];
  const walks = (["out", "in", "both"] as const).flatMap((direction) => [
    { direction },
    { direction, labels: ["KNOWS"], asOf },
  ]);
  const topology = { nodes: new Set<string>(), edges: new Set<string>() };
  for await (const { nodes = [], edges = [] } of store.scanTopology(org, graphId)) {
    for (const { id, validFrom, validTo } of nodes) topology.nodes.add([id, validFrom, validTo].join());
    for (const { id, sourceId, targetId, label, validFrom, validTo } of edges)
      topology.edges.add([id, sourceId, targetId, label, validFrom, validTo].join());
  }
  return {
    topology,
    nodes: byId(await store.readNodes(org, graphId, nodeIds)),
    edges: byId(await store.readEdges(org, graphId, edgeIds)),
    aliases: byId(await store.readAliases(org, graphId, ["a", "B"])),
    said: byId(await gathered(store.readEdgesSaidOf(org, graphId, ["a", "c"]))),
    ofSource: byId(await gathered(store.readNodesOfSource(org, graphId, "wiki"))),
    edgesOfSource: byId(await gathered(store.readEdgesOfSource(org, graphId, "wiki"))),
    walked: await Promise.all(
      walks.flatMap((walk) => [
        store.edgesOf(org, graphId, ["a", "B"], walk, 3),
        store.edgesOf(org, graphId, nodeIds, walk, 100),
      ]),
    ),
    between: await Promise.all(
      [undefined, asOf].map((instant) => store.edgesBetween(org, graphId, ["a", "B", "c"], instant, 4)),
    ),
    listed: await Promise.all(
      selections.map((selection) => store.listNodes(org, graphId, selection, { after: "B", limit: 3 })),
    ),
    degrees: await Promise.all(
      selections.map((selection) => store.listByDegree(org, graphId, selection, { offset: 1, limit: 4 })),
    ),
    words: await Promise.all(
      selections.map((selection) => store.findByTerms(org, graphId, ["ada", "=ada", "日本"], selection, 4)),
    ),
    similar: await Promise.all(
      selections.map(async (selection) =>
        (await store.findByVector(org, graphId, [1, 0.5], selection, 9))
          .map(({ id, score }) => `${score.toFixed(5)} ${id}`.replace("-0.00000", "0.00000"))
          .sort(),
      ),
    ),
    vectors: await store.readEmbeddings(org, graphId, nodeIds),
    embedded: await store.readEmbeddedTexts(org, graphId, nodeIds),
    counts: await store.countGraph(org, graphId),
    labels: await store.countLabels(org, graphId, { limit: 99 }),
    sources: await store.countSources(org, graphId, { limit: 99 }),
  };
}
