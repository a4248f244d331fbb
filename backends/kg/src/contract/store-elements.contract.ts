import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { StoreDesk } from "../store.contract.ts";
import type { ElementChanges } from "../store.ts";
import { edgeRow, gathered, nodeRow } from "../testing/elements.ts";

export function describeStoreElements(desk: StoreDesk): void {
  const write = (changes: ElementChanges, revision = 1) =>
    desk.store.write(desk.org, desk.graphId, revision, changes);
  const nodes = (...ids: string[]) => desk.store.readNodes(desk.org, desk.graphId, ids);
  const edges = (...ids: string[]) => desk.store.readEdges(desk.org, desk.graphId, ids);
  const idsOf = (rows: readonly { readonly face: { readonly id: string } }[]) =>
    rows.map(({ face }) => face.id).sort();

  it("are read by id, aliases and hidden ones too, unknown ids left out", async () => {
    const ada = nodeRow("ada", { name: "Ada", properties: { born: 1815, tags: ["a", null] } });
    const alias = nodeRow("lovelace", { mergedInto: "ada" });
    const edge = edgeRow("e1", "ada", "ada", {
      said: { sourceId: "ada", targetId: "lovelace" },
      hidden: true,
    });
    await write({ nodes: [ada, alias], edges: [edge] });
    const read = await nodes("lovelace", "nobody", "ada", "ada");
    expect(read).toHaveLength(2);
    expect(read).toEqual(expect.arrayContaining([ada, alias]));
    expect(await edges("e1", "e2")).toEqual([edge]);
    expect(await nodes()).toEqual([]);
    expect(await edges()).toEqual([]);
  });

  it("say what their nodes became, where only that is asked", async () => {
    const merged = ["b", "c"].map((id) => nodeRow(id, { mergedInto: "a", root: "a" }));
    await write({ nodes: [nodeRow("a"), ...merged, nodeRow("gone")] });
    await write({ nodes: [nodeRow("c")], removedNodes: [nodeRow("gone")] }, 2);
    const roots = (...ids: string[]) => desk.store.readRoots(desk.org, desk.graphId, ids);
    const expected = [
      ["a", "a"],
      ["b", "a"],
      ["c", "c"],
    ];
    expect([...(await roots("a", "b", "c", "gone", "nobody", "a"))].sort()).toEqual(expected);
    expect(await roots()).toEqual(new Map());
    expect(await desk.store.readRoots(newId(), desk.graphId, ["a"])).toEqual(new Map());
    expect(await desk.store.readRoots(desk.org, newId(), ["a"])).toEqual(new Map());
  });

  it("are empty where nothing was written", async () => {
    const { store, org, graphId } = desk;
    expect(await nodes("ada")).toEqual([]);
    expect(await store.readAliases(org, graphId, ["ada"])).toEqual([]);
    expect(await gathered(store.readEdgesSaidOf(org, graphId, ["ada"]))).toEqual([]);
    expect(await gathered(store.readNodesOfSource(org, graphId, "crm"))).toEqual([]);
    expect(await store.edgesOf(org, graphId, ["ada"], { direction: "both" }, 10)).toEqual([]);
    expect(await store.listByDegree(org, graphId, {}, { offset: 0, limit: 10 })).toEqual([]);
    expect(await gathered(topology())).toEqual([]);
    expect(await store.countSources(org, graphId, { limit: 10 })).toEqual([]);
    await store.deleteGraph(org, graphId);
  });
  async function* topology() {
    for await (const { nodes = [], edges = [] } of desk.store.scanTopology(desk.org, desk.graphId))
      yield [...nodes, ...edges];
  }

  it("keep whatever their values say", async () => {
    const odd = {
      name: "'; drop table kg_nodes; -- \\ \" \u0000 \u{1F600} \uD800",
      properties: { "\u0000": "\u0000", "%": { "'": ["\\", 1e308, -0.1, true, null] }, z: 1, a: 2 },
      terms: ["o'neil", "\\", "{a,b}", '"', "日本"],
    };
    const row = nodeRow("a'b", odd);
    await write({ nodes: [row], edges: [edgeRow("e'1", "a'b", "a'b", { sources: ["$api", "a/b'c"] })] });
    const [read] = await nodes("a'b");
    expect(read).toEqual(row);
    expect(Object.keys(read!.face.properties)).toEqual(Object.keys(odd.properties));
    const found = (term: string) => desk.store.findByTerms(desk.org, desk.graphId, [term], {}, 10);
    for (const term of odd.terms) expect(await found(term)).toEqual([row]);
    expect(await gathered(desk.store.readEdgesOfSource(desk.org, desk.graphId, "a/b'c"))).toHaveLength(1);
  });

  it("written again with the same or a higher revision are as they were written last", async () => {
    await write({
      nodes: [nodeRow("ada", { name: "1" })],
      edges: [edgeRow("e", "ada", "ada", { sources: ["a"] })],
    });
    await write({ nodes: [nodeRow("ada", { name: "1" })] });
    expect((await nodes("ada"))[0]!.face.name).toBe("1");
    await write({
      nodes: [nodeRow("ada", { name: "2" })],
      edges: [edgeRow("e", "ada", "ada", { sources: ["b"] })],
    });
    expect((await nodes("ada"))[0]!.face.name).toBe("2");
    expect((await edges("e"))[0]!.face.sources).toEqual(["b"]);
    await write({ nodes: [nodeRow("ada", { name: "3", revision: 3 })] }, 3);
    expect((await nodes("ada"))[0]!.face.name).toBe("3");
  });

  it("keep the row of the higher revision when an older one comes late", async () => {
    await write({ nodes: [nodeRow("ada", { name: "new", revision: 3, terms: ["new"] })] }, 3);
    await write({ edges: [edgeRow("e", "ada", "ada", { sources: ["new"], revision: 3 })] }, 3);
    await write({ nodes: [nodeRow("ada", { name: "old", revision: 2, terms: ["old"] })] }, 2);
    await write({ edges: [edgeRow("e", "ada", "ada", { sources: ["old"], revision: 2 })] }, 2);
    expect((await nodes("ada"))[0]!.face.name).toBe("new");
    expect((await edges("e"))[0]!.face.sources).toEqual(["new"]);
    expect(await desk.store.findByTerms(desk.org, desk.graphId, ["old"], {}, 10)).toEqual([]);
    expect(await gathered(desk.store.readEdgesOfSource(desk.org, desk.graphId, "old"))).toEqual([]);
  });

  it("go, with what finds them, and come again", async () => {
    const [ada, bob, edge] = [nodeRow("ada", { terms: ["ada"] }), nodeRow("bob"), edgeRow("e", "ada", "bob")];
    await write({ nodes: [ada, bob], edges: [edge] });
    await write({ removedNodes: [ada], removedEdges: [edge] }, 2);
    await write({ removedNodes: [ada], removedEdges: [edge] }, 2);
    expect(idsOf(await nodes("ada", "bob"))).toEqual(["bob"]);
    expect(await edges("e")).toEqual([]);
    const { store, org, graphId } = desk;
    expect(await store.findByTerms(org, graphId, ["ada"], {}, 10)).toEqual([]);
    expect(await store.edgesOf(org, graphId, ["bob"], { direction: "both" }, 10)).toEqual([]);
    expect(await gathered(store.readNodesOfSource(org, graphId, "crm"))).toHaveLength(1);
    await write({ nodes: [nodeRow("ada", { revision: 3 })] }, 3);
    expect(idsOf(await nodes("ada", "bob"))).toEqual(["ada", "bob"]);
  });

  it("come and go in one write", async () => {
    const bob = nodeRow("bob");
    await write({ nodes: [bob] });
    await write({ nodes: [nodeRow("ada", { revision: 2 })], removedNodes: [bob] }, 2);
    expect(idsOf(await nodes("ada", "bob"))).toEqual(["ada"]);
  });

  it("are found by the root they were merged into, however far", async () => {
    const chain = [
      nodeRow("c"),
      nodeRow("b", { mergedInto: "c" }),
      nodeRow("a", { mergedInto: "b", root: "c" }),
    ];
    await write({ nodes: [...chain, nodeRow("d")] });
    const aliases = (...ids: string[]) => desk.store.readAliases(desk.org, desk.graphId, ids);
    expect(idsOf(await aliases("c", "d"))).toEqual(["a", "b"]);
    expect(await aliases("b")).toEqual([]);
    expect(await aliases()).toEqual([]);
    await write(
      { nodes: [nodeRow("b", { revision: 2 }), nodeRow("a", { revision: 2, mergedInto: "b" })] },
      2,
    );
    expect(await aliases("c")).toEqual([]);
    expect(idsOf(await aliases("b"))).toEqual(["a"]);
  });

  it("are found by the ends that their sources name, each once", async () => {
    const moved = edgeRow("e1", "ada", "bob", { said: { sourceId: "lovelace", targetId: "bob" } });
    const inner = edgeRow("e2", "ada", "ada", {
      said: { sourceId: "lovelace", targetId: "ada" },
      hidden: true,
    });
    await write({ edges: [moved, inner, edgeRow("e3", "bob", "eve")] });
    const said = async (...ids: string[]) =>
      idsOf(await gathered(desk.store.readEdgesSaidOf(desk.org, desk.graphId, ids)));
    expect(await said("lovelace")).toEqual(["e1", "e2"]);
    expect(await said("ada")).toEqual(["e2"]);
    expect(await said("lovelace", "bob", "ada")).toEqual(["e1", "e2", "e3"]);
    expect(await said()).toEqual([]);
  });

  it("are found by what supports them, in batches, while they are rewritten", async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => nodeRow(`n${index}`, { sources: ["bulk"] }));
    await write({ nodes: [...many, nodeRow("both", { sources: ["bulk", "crm"] }), nodeRow("other")] });
    await write({ nodes: [nodeRow("alias", { mergedInto: "other", sources: ["bulk"] })] });
    await write({ edges: [edgeRow("e", "n1", "n2", { sources: ["bulk"], hidden: true })] });
    const { store, org, graphId } = desk;
    const seen: string[] = [];
    for await (const batch of store.readNodesOfSource(org, graphId, "bulk")) {
      seen.push(...idsOf(batch));
      const [first] = batch;
      await write({ nodes: [nodeRow(first!.face.id, { sources: ["crm"], revision: 2 })] }, 2);
    }
    expect(seen.sort()).toEqual([...idsOf(many), "alias", "both"].sort());
    expect(idsOf(await gathered(store.readEdgesOfSource(org, graphId, "bulk")))).toEqual(["e"]);
    expect(await gathered(store.readNodesOfSource(org, graphId, "nobody"))).toEqual([]);
    const face = nodeRow("root", { sources: ["a"], faceSources: ["a", "b"] });
    await write({ nodes: [face] });
    expect(await gathered(store.readNodesOfSource(org, graphId, "b"))).toEqual([]);
  });

  it("are found by what their source says that they come from", async () => {
    const { store, org, graphId } = desk;
    const from = (id: string, origins: Readonly<Record<string, string>>) => {
      const row = nodeRow(id, { sources: Object.keys(origins) });
      const contributions = row.contributions.map((said) => ({ ...said, origin: origins[said.sourceId]! }));
      return { ...row, contributions };
    };
    const text = nodeRow("text", { properties: { note: '"origin":"one"', origin: "one" } });
    await write({
      nodes: [
        from("ada", { crm: "one" }),
        from("bob", { crm: "one", wiki: "two" }),
        from("eve", { crm: "two", wiki: "one" }),
        from("quoted", { crm: 'o"n\\e' }),
        text,
      ],
    });
    const found = async (source: string, origin?: string) =>
      idsOf(await gathered(store.readNodesOfSource(org, graphId, source, origin)));
    expect(await found("crm", "one")).toEqual(["ada", "bob"]);
    expect(await found("wiki", "one")).toEqual(["eve"]);
    expect(await found("crm", 'o"n\\e')).toEqual(["quoted"]);
    expect(await found("crm", "three")).toEqual([]);
    expect(await found("crm")).toHaveLength(5);
    await write({ nodes: [from("ada", { crm: "two" })] }, 2);
    expect(await found("crm", "one")).toEqual(["bob"]);
  });

  it("of one graph or org are never another's", async () => {
    const { store, org, graphId } = desk;
    const row = nodeRow("ada", { terms: ["ada"] });
    await write({ nodes: [row, nodeRow("bob")], edges: [edgeRow("e", "ada", "bob")] });
    const embedded = { id: "ada", revision: 1, embedding: [1, 0], embeddedText: "ada" };
    await store.writeEmbeddings(org, graphId, [embedded]);
    const others = [
      [newId(), graphId],
      [org, newId()],
    ] as const;
    for (const [elsewhere, other] of others) {
      expect(await store.readNodes(elsewhere, other, ["ada"])).toEqual([]);
      expect(await store.readEdges(elsewhere, other, ["e"])).toEqual([]);
      expect(await gathered(store.readEdgesSaidOf(elsewhere, other, ["ada"]))).toEqual([]);
      expect(await gathered(store.readNodesOfSource(elsewhere, other, "crm"))).toEqual([]);
      expect(await store.edgesOf(elsewhere, other, ["ada"], { direction: "both" }, 9)).toEqual([]);
      expect(await store.edgesBetween(elsewhere, other, ["ada", "bob"], undefined, 9)).toEqual([]);
      expect(await store.listNodes(elsewhere, other, {}, { limit: 9 })).toEqual([]);
      expect(await store.listByDegree(elsewhere, other, {}, { offset: 0, limit: 9 })).toEqual([]);
      expect(await store.findByTerms(elsewhere, other, ["ada"], {}, 9)).toEqual([]);
      expect(await store.findByVector(elsewhere, other, [1, 0], {}, 9)).toEqual([]);
      expect(await store.readEmbeddings(elsewhere, other, ["ada"])).toEqual(new Map());
      expect(await store.readEmbeddedTexts(elsewhere, other, ["ada"])).toEqual(new Map());
      expect(await store.countLabels(elsewhere, other, { limit: 9 })).toEqual([]);
      expect((await store.countGraph(elsewhere, other)).nodeCount).toBe(0);
      await store.write(elsewhere, other, 5, { removedNodes: [row] });
      await store.writeEmbeddings(elsewhere, other, [{ ...embedded, revision: 5, embedding: [0, 1] }]);
      await store.write(elsewhere, other, 6, { nodes: [nodeRow("ada", { name: "other", revision: 6 })] });
      await store.deleteGraph(elsewhere, other);
    }
    expect(await nodes("ada")).toEqual([row]);
    expect(await store.readEmbeddings(org, graphId, ["ada"])).toEqual(new Map([["ada", [1, 0]]]));
  });

  it("of a deleted graph are gone", async () => {
    const { store, org, graphId } = desk;
    await write({ nodes: [nodeRow("ada"), nodeRow("bob")], edges: [edgeRow("e", "ada", "bob")] });
    await store.deleteGraph(org, graphId);
    expect(await nodes("ada", "bob")).toEqual([]);
    expect(await edges("e")).toEqual([]);
    expect(await store.countGraph(org, graphId)).toEqual({
      nodeCount: 0,
      edgeCount: 0,
      sourceCount: 0,
      embeddedCount: 0,
    });
  });

  it("are read by everyone once they are written, also when writes of several graphs meet", async () => {
    const { store, org } = desk;
    await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const graphId = newId();
        await store.write(org, graphId, 1, { nodes: [nodeRow("ada", { name: `${index}` })] });
        const [read] = await store.readNodes(org, graphId, ["ada"]);
        expect(read?.face.name).toBe(`${index}`);
      }),
    );
  });
}
