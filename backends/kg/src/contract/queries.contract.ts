import { describe, expect, it } from "vitest";
import { idsOf, type Loose, link, person, type ServiceDesk } from "../testing/desk.ts";

export function describeQueries(desk: ServiceDesk): void {
  const setUp = async () => {
    const nodes = [
      person("a", { name: "Ada Lovelace", properties: { age: 36, address: { city: "London" } } }),
      person("b", { name: "Bob", description: "A friend of Ada" }),
      person("c", { name: "Carol", validTo: "2020-01-01T00:00:00Z", properties: { likes: ["ada"] } }),
      { id: "d", label: "Company", name: "Delta" },
    ];
    await desk.ask("/ingest/nodes", { nodes });
    const edges = [
      link("a-b"),
      link("b-c"),
      link("c-d", { label: "WORKS_AT" }),
      link("b-d", { label: "WORKS_AT" }),
    ];
    await desk.ask("/ingest/edges", { edges });
  };
  const ids = async (path: string, body: object) => {
    const answer = (await desk.ask(path, body)).body;
    return [idsOf(answer.nodes), idsOf(answer.edges), answer.truncated];
  };

  describe("queries", () => {
    it("traverse breadth first, by direction, labels, filters and limit", async () => {
      await setUp();
      expect(await ids("/query/traverse", { from: ["a"], depth: 2, direction: "out" })).toEqual([
        ["a", "b", "c", "d"],
        ["a-b", "b-c", "b-d"],
        false,
      ]);
      expect(
        await ids("/query/traverse", {
          from: ["a"],
          depth: 5,
          labels: ["KNOWS"],
          filters: { $name: { ne: "Carol" } },
        }),
      ).toEqual([["a", "b"], ["a-b"], false]);
      expect(await ids("/query/traverse", { from: ["a"], depth: 3, limit: 3 })).toEqual([
        ["a", "b", "c"],
        ["a-b", "b-c"],
        true,
      ]);
    });

    it("see every write that was answered before them", async () => {
      await setUp();
      for (let round = 1; round <= 5; round++) {
        await desk.ask("/ingest/nodes", {
          nodes: [person(`new${round}`), person("a", { name: `Ada ${round}` })],
        });
        await desk.ask("/ingest/edges", { edges: [link(`a-new${round}`)] });
        for (let again = 0; again < 3; again++) {
          const { body } = await desk.ask("/query/neighbors", { nodeId: "a" });
          expect([body.nodes.length, body.edges.length, body.nodes[0].name]).toEqual([
            round + 2,
            round + 1,
            `Ada ${round}`,
          ]);
        }
      }
    });

    it("leave out what was not valid", async () => {
      await setUp();
      const asOf = "2026-01-01T00:00:00Z";
      expect(await ids("/query/traverse", { from: ["b"], asOf })).toEqual([
        ["b", "a", "d"],
        ["a-b", "b-d"],
        false,
      ]);
      const gone = await desk.ask("/query/traverse", { from: ["b", "c"], asOf });
      expect([gone.body.code, gone.body.errors[0].pointer]).toEqual(["node_not_found", "/from/1"]);
      const { items } = (await desk.ask("/query/paths", { from: "a", to: "d", mode: "all", asOf })).body;
      expect(items.map(({ edges }: Loose) => idsOf(edges))).toEqual([["a-b", "b-d"]]);
    });

    it("find paths, shorter first", async () => {
      await setUp();
      const { items, truncated } = (await desk.ask("/query/paths", { from: "a", to: "d", mode: "all" })).body;
      expect([items.map(({ edges }: Loose) => idsOf(edges)), truncated]).toEqual([
        [
          ["a-b", "b-d"],
          ["a-b", "b-c", "c-d"],
        ],
        false,
      ]);
      const one = (await desk.ask("/query/paths", { from: "a", to: "d", mode: "all", limit: 1 })).body;
      expect([one.items.length, one.truncated]).toEqual([1, true]);
      expect((await desk.ask("/query/paths", { from: "d", to: "a", direction: "out" })).body.items).toEqual(
        [],
      );
    });

    it("match patterns, and refuse those that are not whole", async () => {
      await setUp();
      const nodes = [{ as: "x", labels: ["Person"] }, { as: "y", labels: ["Company"] }, { as: "z" }];
      const edges = [
        { from: "x", to: "y" },
        { as: "k", from: "x", to: "z", direction: "both", labels: ["KNOWS"] },
      ];
      const { items } = (await desk.ask("/query/match", { nodes, edges })).body;
      expect(items.map(({ nodes: { x, z }, edges: { k } }: Loose) => [x.id, z.id, k.id])).toEqual([
        ["b", "a", "a-b"],
        ["b", "c", "b-c"],
        ["c", "b", "b-c"],
      ]);
      const loose = await desk.ask("/query/match", { nodes, edges: edges.slice(0, 1) });
      expect([loose.status, loose.body.errors[0].pointer]).toEqual([422, "/nodes/2"]);
    });

    it("search by words: the name counts more than the description, and that more than a property", async () => {
      await setUp();
      const { items } = (await desk.ask("/query/search", { query: "ADA", mode: "keyword" })).body;
      expect(
        items.map(({ node, score, explanation }: Loose) => [node.id, score, explanation.keyword.rank]),
      ).toEqual([
        ["a", 1, 1],
        ["b", 0.6, 2],
        ["c", 0.4, 3],
      ]);
      const filtered = await desk.ask("/query/search", {
        query: "ada",
        mode: "keyword",
        filters: { "address.city": { startsWith: "lon" }, age: { between: [30, 40] } },
      });
      expect(filtered.body.items.map(({ node }: Loose) => node.id)).toEqual(["a"]);
      const wrong = await desk.ask("/query/search", { query: "ada", filters: { $nothing: 1 } });
      expect([wrong.status, wrong.body.code]).toEqual([400, "filter_invalid"]);
    });

    it("find nodes that are named alike", async () => {
      await setUp();
      await desk.ask("/ingest/nodes", {
        nodes: [person("a2", { name: "Ada  LOVELACE" }), person("a3", { name: "Ada Lovelaces" })],
      });
      const { items } = (await desk.ask("/query/duplicates", { threshold: 0.7 })).body;
      expect(items.map(({ nodes, score }: Loose) => [...idsOf(nodes), Math.round(score * 100)])).toEqual([
        ["a", "a2", 100],
        ["a", "a3", 80],
        ["a2", "a3", 80],
      ]);
    });

    it("answer the best connected nodes, or those that are asked for", async () => {
      await setUp();
      expect(await ids("/query/subgraph", { limit: 3 })).toEqual([
        ["b", "c", "d"],
        ["b-c", "b-d", "c-d"],
        true,
      ]);
      expect(
        await ids("/query/subgraph", { nodeIds: ["d", "a", "nobody", "b"], labels: ["Person"] }),
      ).toEqual([["a", "b"], ["a-b"], false]);
    });
  });
}
