import type { KGDuplicateList } from "@elqnt/contracts/kg";
import { ensure, expectEqual } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { merge, newGraph, node, putNodes, readSubgraph } from "../../recipes/kg-fixture.ts";
import { bodyOf } from "../../recipes/recipe.ts";
import { about } from "./about.ts";

const reference = "kg-ingest.yaml findDuplicates";

const names: Readonly<Record<string, string>> = {
  p1: "Ada Lovelace",
  p2: "ada  LOVELACE",
  p3: "Ada Lovelaces",
  p4: "Lovelace, Ada",
  p5: "Grace Hopper",
  p6: "Grace B. Hopper",
  p7: "Zoë Müller",
  p8: "Zoë Muller",
};

/** Trigrams as pg_trgm makes them, written once more: words, two blanks before, one after. */
function trigramsOf(name: string): Set<string> {
  const words =
    name
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const padded = words.map((word) => [..."  ", ...word, " "]);
  return new Set(padded.flatMap((text) => text.slice(2).map((_, at) => text.slice(at, at + 3).join(""))));
}

function similarity(left: string, right: string): number {
  const [a, b] = [trigramsOf(left), trigramsOf(right)];
  const shared = [...a].filter((trigram) => b.has(trigram)).length;
  return shared / (a.size + b.size - shared);
}

/** Every pair that scores enough, best first, then by the ids. */
function expectedPairs(threshold: number): [string, string, number][] {
  const ids = Object.keys(names);
  const pairs = ids.flatMap((left, at) =>
    ids
      .slice(at + 1)
      .map((right): [string, string, number] => [left, right, similarity(names[left]!, names[right]!)]),
  );
  return pairs
    .filter(([, , score]) => score >= threshold)
    .sort((left, right) => right[2] - left[2] || (left.join() < right.join() ? -1 : 1));
}

async function ownGraph(world: World) {
  const { id: graphId } = await newGraph(world, world.a);
  const nodes = Object.entries(names).map(([id, name]) => node(id, { label: "Person", name }));
  await putNodes(world.a, graphId, [...nodes, node("c1", { label: "Company", name: "Ada Lovelace" })]);
  const find = async (body: Record<string, unknown> = {}) =>
    bodyOf<KGDuplicateList>(await world.a.admin.call("findDuplicates", { body: { graphId, ...body } }), 200);
  return { graphId, find };
}

const pairsOf = ({ items }: KGDuplicateList) => items.map(({ nodes }) => nodes.map(({ id }) => id));

/** Nodes that may mean the same are found by their names. */
export const duplicateRules: readonly Rule[] = [
  about(
    "duplicates/scores",
    "Pairs of one label score by the trigrams of their names, best first, then by id",
    reference,
    async (world) => {
      const { graphId, find } = await ownGraph(world);
      const before = await readSubgraph(world.a, graphId);
      for (const threshold of [0.3, 0.6, 0.9]) {
        const found = await find({ threshold });
        const expected = expectedPairs(threshold);
        expectEqual(
          pairsOf(found),
          expected.map(([left, right]) => [left, right]),
          `for threshold ${threshold} the pairs`,
        );
        for (const [at, { score, nodes }] of found.items.entries())
          ensure(
            Math.abs(score - expected[at]![2]) < 1e-3,
            `for ${show(nodes.map(({ name }) => name))} the score ${expected[at]![2]}`,
            String(score),
          );
        expectEqual(found.truncated, false, "truncated");
      }
      expectEqual(
        pairsOf(await find()),
        pairsOf(await find({ threshold: 0.6 })),
        "the pairs without a threshold",
      );
      expectEqual(await readSubgraph(world.a, graphId), before, "the unchanged graph");
    },
  ),
  about(
    "duplicates/limit",
    "The best pairs are answered, and truncated says that there are more",
    reference,
    async (world) => {
      const { find } = await ownGraph(world);
      const all = await find({ threshold: 0.3 });
      const few = await find({ threshold: 0.3, limit: 2 });
      expectEqual([pairsOf(few), few.truncated], [pairsOf(all).slice(0, 2), true], "pairs and truncated");
      const exact = await find({ threshold: 0.3, limit: all.items.length });
      expectEqual([pairsOf(exact), exact.truncated], [pairsOf(all), false], "pairs and truncated");
    },
  ),
  about(
    "duplicates/labels",
    "Only nodes with the labels that were asked for are compared, merged ones never",
    reference,
    async (world) => {
      const { graphId, find } = await ownGraph(world);
      await putNodes(world.a, graphId, [node("c2", { label: "Company", name: "Ada Lovelace" })]);
      expectEqual(pairsOf(await find({ labels: ["Company"] })), [["c1", "c2"]], "the pairs of companies");
      expectEqual(pairsOf(await find({ labels: ["Nothing"] })), [], "the pairs of nothing");
      await merge(world.a, graphId, "c1", ["c2"]);
      expectEqual(pairsOf(await find({ labels: ["Company"] })), [], "the pairs after the merge");
    },
  ),
];
