import { describe, expect, it } from "vitest";
import { type Loose, link, person, type ServiceDesk } from "../testing/desk.ts";

export function describeEvents(desk: ServiceDesk): void {
  describe("events", () => {
    it("name what changed, with the revision that the change made", async () => {
      await desk.ask("/ingest/nodes", { sourceId: "crm", nodes: [person("a"), person("b")] });
      await desk.ask("/ingest/edges", { sourceId: "notes", edges: [link("a-b")] });
      const merge = (await desk.ask("/ingest/merge", { nodeId: "a", mergedIds: ["b"] })).body;
      await desk.call(`POST /ingest/merges/${merge.id}/undo?graphId=${desk.graphId}`);
      await desk.call(`DELETE /ingest/sources/notes?graphId=${desk.graphId}`);
      await desk.call(`DELETE /graphs/${desk.graphId}`);
      const told = (await desk.events()).map(({ type, data }) => {
        const { graph: _, graphId: __, actor: ___, ...rest } = data as Loose;
        return [type.replace("kg.events.", ""), rest];
      });
      expect(told).toEqual([
        ["graph.created", {}],
        ["nodes.upserted", { revision: 1, nodeIds: ["a", "b"] }],
        ["edges.upserted", { revision: 2, edgeIds: ["a-b"] }],
        ["nodes.upserted", { revision: 3, nodeIds: ["a"] }],
        ["edges.deleted", { revision: 3, edgeIds: ["a-b"] }],
        ["nodes.deleted", { revision: 3, nodeIds: ["b"] }],
        ["nodes.upserted", { revision: 4, nodeIds: ["a", "b"] }],
        ["edges.upserted", { revision: 4, edgeIds: ["a-b"] }],
        ["source.deleted", { revision: 5, sourceId: "notes" }],
        ["edges.deleted", { revision: 5, edgeIds: ["a-b"] }],
        ["graph.deleted", {}],
      ]);
    });

    it("tell of elements that a document says no more", async () => {
      const put = (text: string) =>
        desk.ask("/ingest/documents", { sourceId: "notes", documents: [{ id: "d", title: "D", text }] });
      await put(["one ", "two "].map((word) => word.repeat(300)).join("\n\n"));
      await put("one ".repeat(300));
      const deleted = (await desk.events()).filter(({ type }) => type === "kg.events.nodes.deleted");
      expect(deleted.length).toBeGreaterThan(0);
    });

    it("name at most 1,000 elements each", async () => {
      await desk.ask("/ingest/nodes", { nodes: Array.from({ length: 1_001 }, (_, at) => person(`n${at}`)) });
      const sizes = (await desk.events()).flatMap(({ data }) =>
        "nodeIds" in data ? data.nodeIds.length : [],
      );
      expect(sizes).toEqual([1_000, 1]);
    });
  });
}
