import { describe, expect, it } from "vitest";
import type { StoreDesk } from "../store.contract.ts";
import type { NodeSelection } from "../store.ts";
import { edgeRow, nodeRow } from "../testing/elements.ts";
import type { Walk } from "../topology.ts";

const [january, june, december] = [
  "2026-01-01T00:00:00.000Z",
  "2026-06-01T00:00:00.000Z",
  "2026-12-01T00:00:00.000Z",
];
const past = { validTo: january };
const until = { validTo: june };
const since = { validFrom: june };

export function describeStoreQueries(desk: StoreDesk): void {
  const walked = async (ids: readonly string[], walk: Partial<Walk> = {}, limit = 100) => {
    const { store, org, graphId } = desk;
    const edges = await store.edgesOf(org, graphId, ids, { direction: "both", ...walk }, limit);
    return edges.map(({ id }) => id);
  };

  describe("edges of nodes", () => {
    const write = () =>
      desk.store.write(desk.org, desk.graphId, 1, {
        nodes: ["a", "b", "c", "d"].map((id) => nodeRow(id)),
        edges: [
          edgeRow("e2", "a", "b"),
          edgeRow("e1", "b", "a", { label: "LIKES" }),
          edgeRow("e3", "b", "c"),
          edgeRow("e4", "c", "c"),
          edgeRow("e5", "a", "a", { said: { sourceId: "a", targetId: "x" }, hidden: true }),
          edgeRow("e6", "c", "d", { said: { sourceId: "y", targetId: "d" } }),
        ],
      });

    it("are walked in a direction, each once, by id", async () => {
      await write();
      expect(await walked(["a"])).toEqual(["e1", "e2"]);
      expect(await walked(["a"], { direction: "out" })).toEqual(["e2"]);
      expect(await walked(["a"], { direction: "in" })).toEqual(["e1"]);
      expect(await walked(["a", "b"])).toEqual(["e1", "e2", "e3"]);
      for (const direction of ["out", "in", "both"] as const)
        expect(await walked(["c"], { direction })).toContain("e4");
      expect(await walked(["c"])).toEqual(["e3", "e4", "e6"]);
      expect(await walked(["nobody"])).toEqual([]);
      expect(await walked([])).toEqual([]);
    });

    it("tell the ends they became, and their label", async () => {
      await write();
      const { store, org, graphId } = desk;
      expect(await store.edgesOf(org, graphId, ["d"], { direction: "in" }, 9)).toEqual([
        { id: "e6", sourceId: "c", targetId: "d", label: "KNOWS" },
      ]);
      expect(await walked(["y"])).toEqual([]);
    });

    it("are those with a label, up to a limit", async () => {
      await write();
      expect(await walked(["a", "b"], { labels: ["LIKES"] })).toEqual(["e1"]);
      expect(await walked(["a", "b"], { labels: ["LIKES", "KNOWS"] }, 2)).toEqual(["e1", "e2"]);
      expect(await walked(["a", "b"], { labels: ["HATES"] })).toEqual([]);
    });

    it("between nodes have both ends there", async () => {
      await write();
      const { store, org, graphId } = desk;
      const between = async (ids: readonly string[], limit = 9) =>
        (await store.edgesBetween(org, graphId, ids, undefined, limit)).map(({ face }) => face.id);
      expect(await between(["a", "b"])).toEqual(["e1", "e2"]);
      expect(await between(["c"])).toEqual(["e4"]);
      expect(await between(["a", "b", "c", "d"], 3)).toEqual(["e1", "e2", "e3"]);
      expect(await between([])).toEqual([]);
      const [edge] = await store.edgesBetween(org, graphId, ["c", "d"], undefined, 9);
      expect([edge]).toEqual(await store.readEdges(org, graphId, ["e4"]));
    });
  });

  describe("what is valid", () => {
    const write = () =>
      desk.store.write(desk.org, desk.graphId, 1, {
        nodes: [
          nodeRow("always", { terms: ["t"] }),
          nodeRow("early", { terms: ["t"], ...until }),
          nodeRow("late", { terms: ["t"], ...since }),
        ],
        edges: [
          edgeRow("e1", "always", "early"),
          edgeRow("e2", "always", "late"),
          edgeRow("e3", "always", "always", until),
          edgeRow("e4", "late", "early"),
          edgeRow("e5", "always", "always", past),
        ],
      });
    const nodesAt = async (asOf: string | undefined) =>
      (await desk.store.listNodes(desk.org, desk.graphId, { asOf }, { limit: 9 })).map(({ face }) => face.id);

    it("begins at `validFrom` and ends before `validTo`", async () => {
      await write();
      expect(await nodesAt(undefined)).toEqual(["always", "early", "late"]);
      expect(await nodesAt(january)).toEqual(["always", "early"]);
      expect(await nodesAt("2026-05-31T23:59:59.999Z")).toEqual(["always", "early"]);
      expect(await nodesAt(june)).toEqual(["always", "late"]);
      expect(await nodesAt(december)).toEqual(["always", "late"]);
    });

    it("of an edge asks for its ends too", async () => {
      await write();
      const all = ["always", "early", "late"];
      expect(await walked(all)).toEqual(["e1", "e2", "e3", "e4", "e5"]);
      expect(await walked(all, { asOf: january })).toEqual(["e1", "e3"]);
      expect(await walked(all, { asOf: june })).toEqual(["e2"]);
      expect(await walked(["early"], { asOf: june })).toEqual([]);
      const { store, org, graphId } = desk;
      const between = await store.edgesBetween(org, graphId, all, june, 9);
      expect(between.map(({ face }) => face.id)).toEqual(["e2"]);
    });

    it("counts for degrees and words", async () => {
      await write();
      const { store, org, graphId } = desk;
      const degrees = (asOf: string | undefined) =>
        store.listByDegree(org, graphId, { asOf }, { offset: 0, limit: 9 });
      expect(await degrees(undefined)).toEqual([
        { id: "always", degree: 4 },
        { id: "early", degree: 2 },
        { id: "late", degree: 2 },
      ]);
      expect(await degrees(january)).toEqual([
        { id: "always", degree: 2 },
        { id: "early", degree: 1 },
      ]);
      const found = await store.findByTerms(org, graphId, ["t"], { asOf: december }, 9);
      expect(found.map(({ face }) => face.id)).toEqual(["always", "late"]);
    });
  });

  describe("nodes", () => {
    const write = () =>
      desk.store.write(desk.org, desk.graphId, 1, {
        nodes: [
          nodeRow("Zoe", { terms: ["x", "y", "z"] }),
          nodeRow("ada", { terms: ["x"] }),
          nodeRow("bob", { terms: ["x", "y"], label: "Robot" }),
          nodeRow("eve", { terms: ["w"], label: "Robot" }),
          nodeRow("old", { mergedInto: "ada" }),
        ],
        edges: [
          edgeRow("e1", "bob", "ada"),
          edgeRow("e2", "bob", "eve"),
          edgeRow("e3", "eve", "eve"),
          edgeRow("e4", "Zoe", "Zoe", { hidden: true }),
        ],
      });
    const listed = async (selection: NodeSelection, after: string | undefined, limit: number) =>
      (await desk.store.listNodes(desk.org, desk.graphId, selection, { after, limit })).map(
        ({ face }) => face.id,
      );

    it("are listed by id in pages, without merged ones", async () => {
      await write();
      expect(await listed({}, undefined, 3)).toEqual(["Zoe", "ada", "bob"]);
      expect(await listed({}, "bob", 3)).toEqual(["eve"]);
      expect(await listed({ labels: ["Robot"] }, undefined, 3)).toEqual(["bob", "eve"]);
      expect(await listed({ labels: ["Robot", "Person"] }, "ada", 1)).toEqual(["bob"]);
      expect(await listed({ labels: ["Ghost"] }, undefined, 3)).toEqual([]);
      const [bob] = await desk.store.listNodes(desk.org, desk.graphId, { labels: ["Robot"] }, { limit: 1 });
      expect([bob]).toEqual(await desk.store.readNodes(desk.org, desk.graphId, ["bob"]));
    });

    it("are ordered by degree, then id; an edge to itself counts once, a hidden one never", async () => {
      await write();
      const { store, org, graphId } = desk;
      const degrees = (selection: NodeSelection, offset: number, limit: number) =>
        store.listByDegree(org, graphId, selection, { offset, limit });
      const all = [
        { id: "bob", degree: 2 },
        { id: "eve", degree: 2 },
        { id: "ada", degree: 1 },
        { id: "Zoe", degree: 0 },
      ];
      expect(await degrees({}, 0, 9)).toEqual(all);
      expect(await degrees({}, 1, 2)).toEqual(all.slice(1, 3));
      expect(await degrees({ labels: ["Person"] }, 0, 9)).toEqual(all.slice(2));
    });

    it("are found by their terms, those with the most of them first, then by id", async () => {
      await write();
      const { store, org, graphId } = desk;
      const found = async (terms: readonly string[], selection: NodeSelection = {}, limit = 9) =>
        (await store.findByTerms(org, graphId, terms, selection, limit)).map(({ face }) => face.id);
      expect(await found(["x", "y"])).toEqual(["Zoe", "bob", "ada"]);
      expect(await found(["x", "y", "w"], {}, 3)).toEqual(["Zoe", "bob", "ada"]);
      expect(await found(["x", "x", "w"])).toEqual(["Zoe", "ada", "bob", "eve"]);
      expect(await found(["y", "w"], { labels: ["Robot"] })).toEqual(["bob", "eve"]);
      expect(await found(["q"])).toEqual([]);
      expect(await found([])).toEqual([]);
    });

    it("and edges are scanned for a snapshot, the nodes first", async () => {
      await desk.store.write(desk.org, desk.graphId, 1, {
        nodes: [nodeRow("a", until), nodeRow("b", since), nodeRow("c", { mergedInto: "a" })],
        edges: [
          edgeRow("e1", "a", "b", past),
          edgeRow("e2", "a", "a", { hidden: true }),
          edgeRow("e3", "b", "b"),
        ],
      });
      const seen: unknown[] = [];
      for await (const { nodes = [], edges = [] } of desk.store.scanTopology(desk.org, desk.graphId)) {
        if (nodes.length > 0) expect(seen.every((row) => !("sourceId" in (row as object)))).toBe(true);
        seen.push(...nodes, ...edges);
      }
      expect(seen).toHaveLength(4);
      expect(seen).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ id: "a", validTo: june }),
          expect.objectContaining({ id: "b", validFrom: june }),
          expect.objectContaining({
            id: "e1",
            sourceId: "a",
            targetId: "b",
            label: "KNOWS",
            validTo: january,
          }),
          expect.objectContaining({ id: "e3", sourceId: "b", targetId: "b", label: "KNOWS" }),
        ]),
      );
    });
  });
}
