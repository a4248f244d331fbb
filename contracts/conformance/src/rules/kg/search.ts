import type { KGNodeInput, KGSearchHit } from "@elqnt/contracts/kg";
import { ensure, expectEqual, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { newGraph, node, putNodes, readStats, sharedGraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-query.yaml searchNodes";

const found: readonly KGNodeInput[] = [
  node("in-name", { label: "Book", name: "Analytical Engine", properties: { price: 9, kind: "old" } }),
  node("in-description", {
    label: "Book",
    name: "Notes",
    description: "About the analytical engine",
    properties: { price: 5 },
  }),
  node("in-property", {
    label: "Person",
    name: "Charles",
    properties: { built: "an Analytical ENGINE", tags: ["difference"] },
  }),
  node("half", { label: "Person", name: "Engine driver", validTo: "1900-01-01T00:00:00.000Z" }),
  node("other", { label: "Person", name: "Analytics engineer", properties: { price: 7 } }),
  node("elsewhere", { label: "Place", name: "Cote d'Azur", description: "sea and sun" }),
];

async function library(world: World) {
  const { a } = world;
  const { id: graphId } = await sharedGraph(world, a, "library", (id) => putNodes(a, id, found));
  return asking(world, graphId);
}

function asking(world: World, graphId: string) {
  const { a } = world;
  const call = (body: Record<string, unknown>) => a.admin.call("searchNodes", { body: { graphId, ...body } });
  return {
    graphId,
    call,
    search: async (body: Record<string, unknown>) =>
      bodyOf<{ items: KGSearchHit[] }>(await call(body), 200).items,
  };
}

const embedded = (world: World, graphId: string, count: number) =>
  world.eventually(
    () => world.a.admin.call("getGraphStats", { graphId }),
    ({ json }) => (json as { embeddedCount: number }).embeddedCount === count,
  );

async function embeddedLibrary(world: World) {
  const asked = await library(world);
  await embedded(world, asked.graphId, found.length);
  return asked;
}

const idsOf = (hits: readonly KGSearchHit[]) => hits.map(({ node: { id } }) => id);
const ranks = (hits: readonly KGSearchHit[], list: "keyword" | "vector") =>
  hits.map(({ explanation }) => explanation[list]?.rank);
const counting = (hits: readonly KGSearchHit[]) => hits.map((_, at) => at + 1);

function expectBestFirst(hits: readonly KGSearchHit[]): void {
  for (const [
    at,
    {
      score,
      node: { id },
    },
  ] of hits.slice(1).entries()) {
    const before = hits[at]!;
    const isOrdered = before.score > score || (before.score === score && before.node.id < id);
    ensure(isOrdered, "hits best first, then by id", show([before.score, before.node.id, score, id]));
  }
  ensure(
    hits.every(({ score }) => score >= 0 && score <= 1),
    "scores between 0 and 1",
    show(hits.map(({ score }) => score)),
  );
}

/** Nodes are found by words and by meaning. */
export const searchRules: readonly Rule[] = [
  about(
    "graph-search/keyword",
    "Keyword search finds nodes with a word of the query, those with more of them and nearer to the name first",
    reference,
    async (world) => {
      const { search } = await library(world);
      const hits = await search({ query: "ANALYTICAL engine", mode: "keyword" });
      expectBestFirst(hits);
      expectEqual(
        idsOf(hits).filter((id) => id !== "half"),
        ["in-name", "in-description", "in-property"],
        "the hits with both words",
      );
      expectEqual(ranks(hits, "keyword"), counting(hits), "the ranks of the explanations");
      const half = hits.find(({ node: { id } }) => id === "half");
      expectEqual(half?.explanation.keyword?.terms, ["engine"], "the terms of a node with one of the words");
      expectEqual(hits[0]?.explanation.keyword?.terms, ["analytical", "engine"], "the terms of the best");
      for (const { score, explanation } of hits) {
        expectEqual(explanation.keyword?.score, score, "the score of the keyword list");
        expectEqual(explanation.vector, undefined, "the vector list of a keyword search");
      }
      const nothing = await search({ query: "zeppelin !?", mode: "keyword" });
      expectEqual(nothing, [], "hits of a word that no node holds");
      expectEqual(
        idsOf(await search({ query: "difference", mode: "keyword" })),
        ["in-property"],
        "hits of a word inside a list",
      );
    },
  ),
  about(
    "graph-search/narrowed",
    "Labels, filters, asOf, limit and threshold narrow the hits in every mode",
    reference,
    async (world) => {
      const { search } = await embeddedLibrary(world);
      for (const mode of ["keyword", "vector", "hybrid"]) {
        const query = { query: "analytical engine", mode };
        const all = await search({ ...query, limit: 200 });
        const kept = (ids: readonly string[]) =>
          idsOf(all)
            .filter((id) => ids.includes(id))
            .sort();
        const books = await search({ ...query, labels: ["Book"], limit: 200 });
        expectEqual(idsOf(books).sort(), kept(["in-name", "in-description"]), `${mode}: hits with the label`);
        const cheap = await search({ ...query, filters: { price: { lt: 8 } }, limit: 200 });
        expectEqual(
          idsOf(cheap).sort(),
          kept(["in-description", "other"]),
          `${mode}: hits that fit the filters`,
        );
        const named = await search({
          ...query,
          filters: { $label: "Book", kind: { ne: "old" } },
          limit: 200,
        });
        expectEqual(idsOf(named).sort(), kept(["in-description"]), `${mode}: hits that fit a system field`);
        const today = await search({ ...query, asOf: "2026-01-01T00:00:00.000Z", limit: 200 });
        expectEqual(
          idsOf(today).sort(),
          idsOf(all)
            .filter((id) => id !== "half")
            .sort(),
          `${mode}: hits that are valid`,
        );
        const two = await search({ ...query, limit: 2 });
        expectEqual(idsOf(two), idsOf(all).slice(0, 2), `${mode}: the best two`);
        const threshold = all[1]!.score;
        const good = await search({ ...query, threshold, limit: 200 });
        expectEqual(
          idsOf(good),
          idsOf(all.filter(({ score }) => score >= threshold)),
          `${mode}: hits of the least score`,
        );
      }
    },
  ),
  about(
    "graph-search/invalid",
    "A filter that is no filter is refused with a pointer into the body",
    `${reference}; common/filters.yaml`,
    async (world) => {
      const { call } = await library(world);
      for (const [filters, pointer] of [
        [{ price: { like: 1 } }, "/filters/price/like"],
        [{ $owner: "me" }, "/filters/$owner"],
      ] as const) {
        const exchange = await call({ query: "engine", filters });
        expectProblem(exchange, { status: 400, code: "filter_invalid", pointer });
      }
    },
  ),
  about(
    "graph-search/vector",
    "Vector search ranks by cosine similarity, and an embedding that was sent counts as one that was made",
    reference,
    async (world) => {
      const { a } = world;
      const { id: graphId } = await newGraph(world, a);
      const { search } = asking(world, graphId);
      await putNodes(a, graphId, [
        node("text", { name: "analytical engine" }),
        node("far", { name: "sea and sun" }),
      ]);
      await embedded(world, graphId, 2);
      const read = await a.admin.call("getNode", { graphId, nodeId: "text", includeEmbedding: true });
      const { embedding } = bodyOf<{ embedding?: number[] }>(read, 200);
      ensure(embedding && embedding.length > 1, "the embedding of an embedded node", show(embedding), read);
      const plain = await a.admin.call("getNode", { graphId, nodeId: "text" });
      ensure(!("embedding" in (plain.json as object)), "no embedding unless it is asked for", "one", plain);
      const turned = embedding.map((value) => -value);
      await putNodes(a, graphId, [
        node("a-copy", { name: "x", embedding }),
        node("turned", { name: "y", embedding: turned }),
      ]);
      ensure(
        (await readStats(a, graphId)).embeddedCount === 4,
        "nodes that came with an embedding to be counted",
        "not",
      );
      const hits = await search({ query: "analytical engine", mode: "vector" });
      expectBestFirst(hits);
      expectEqual(ranks(hits, "vector"), counting(hits), "the ranks of the explanations");
      const scoreOf = (id: string) => hits.find((hit) => hit.node.id === id)?.score ?? 0;
      ensure(
        Math.abs(scoreOf("a-copy") - scoreOf("text")) < 1e-4,
        "one score for one embedding",
        show([scoreOf("a-copy"), scoreOf("text")]),
      );
      ensure(
        scoreOf("text") > scoreOf("far"),
        "a node of the same words before another",
        show([scoreOf("text"), scoreOf("far")]),
      );
      expectEqual(scoreOf("turned"), 0, "the score of the opposite embedding");
      for (const { score, explanation } of hits) {
        ensure(
          Math.abs((explanation.vector?.score ?? -1) - score) < 1e-9,
          "the score of the vector list",
          show(explanation),
        );
        expectEqual(explanation.keyword, undefined, "the keyword list of a vector search");
      }
    },
  ),
  about(
    "graph-search/hybrid",
    "Hybrid search fuses both lists by reciprocal rank, says where each hit stood, and is the default",
    reference,
    async (world) => {
      const { search } = await embeddedLibrary(world);
      const query = "analytical engine";
      const [hits, words, vectors] = (await Promise.all(
        ["hybrid", "keyword", "vector"].map((mode) => search({ query, mode, limit: 200 })),
      )) as [KGSearchHit[], KGSearchHit[], KGSearchHit[]];
      expectBestFirst(hits);
      expectEqual(await search({ query, limit: 200 }), hits, "the hits without a mode");
      for (const {
        node: { id },
        score,
        explanation,
      } of hits) {
        const [word, vector] = [words, vectors].map(
          (list) => list.findIndex((hit) => hit.node.id === id) + 1,
        ) as [number, number];
        expectEqual(
          [explanation.keyword?.rank ?? 0, explanation.vector?.rank ?? 0],
          [word, vector],
          `the ranks of ${id} in both lists`,
        );
        const fused = [word, vector].reduce((sum, rank) => sum + (rank > 0 ? 61 / (60 + rank) / 2 : 0), 0);
        ensure(Math.abs(fused - score) < 1e-6, `for ${id} the score ${fused}`, String(score));
      }
      const both = new Set([...idsOf(words), ...idsOf(vectors)]);
      expectEqual(idsOf(hits).sort(), [...both].sort(), "the nodes of both lists");
    },
  ),
];
