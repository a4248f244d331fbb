import { describe, expect, it } from "vitest";
import { idsOf, type Loose, link, person, type ServiceDesk } from "../testing/desk.ts";

export function describeSources(desk: ServiceDesk): void {
  const put = async (sourceId: string, nodes: object[], edges: object[] = []) => {
    await desk.ask("/ingest/nodes", { sourceId, nodes });
    if (edges.length > 0) await desk.ask("/ingest/edges", { sourceId, edges });
  };
  const remove = (sourceId: string) =>
    desk.call(`DELETE /ingest/sources/${sourceId}?graphId=${desk.graphId}`);

  describe("sources", () => {
    it("are withdrawn exactly: what others say stays, what nobody says goes, edges with their ends", async () => {
      await put(
        "crm",
        [person("a", { properties: { x: 1 } }), person("b"), person("c")],
        [link("a-b"), link("a-c")],
      );
      await put("notes", [person("a", { properties: { y: 2 } }), person("c")], [link("a-c"), link("a-b")]);
      const { body } = await remove("crm");
      expect(body).toEqual({ sourceId: "crm", deletedNodes: 1, deletedEdges: 1, keptNodes: 2, keptEdges: 1 });
      const left = (await desk.ask("/query/subgraph", { nodeIds: ["a", "b", "c"] })).body;
      expect([idsOf(left.nodes), idsOf(left.edges)]).toEqual([["a", "c"], ["a-c"]]);
      expect(left.nodes[0]).toMatchObject({ properties: { y: 2 }, sources: ["notes"] });
      expect((await remove("crm")).body.code).toBe("source_not_found");
    });

    it("are listed with what they support", async () => {
      await put("crm", [person("a"), person("b")], [link("a-b")]);
      await put("notes", [person("a")]);
      const { items } = (await desk.call(`GET /ingest/sources?graphId=${desk.graphId}`)).body;
      expect(items.map(({ id, nodeCount, edgeCount }: Loose) => [id, nodeCount, edgeCount])).toEqual([
        ["crm", 2, 1],
        ["notes", 1, 0],
      ]);
    });

    it("of the platform stay, but for what came without one", async () => {
      await desk.ask("/ingest/nodes", { nodes: [person("a")] });
      expect((await remove("$entities")).body.code).toBe("source_protected");
      expect((await remove("$api")).body.deletedNodes).toBe(1);
    });

    it("leave a merged node as long as one of its ids is supported", async () => {
      await put("crm", [person("a")]);
      await put("notes", [person("b", { properties: { x: 1 } }), person("c")], [link("b-c")]);
      const merge = (await desk.ask("/ingest/merge", { nodeId: "a", mergedIds: ["b"] })).body;
      expect((await remove("crm")).body).toMatchObject({ deletedNodes: 0, keptNodes: 1 });
      const { body } = await desk.call(`GET /graphs/${desk.graphId}/nodes/a`);
      expect(body).toMatchObject({ id: "a", properties: { x: 1 }, sources: ["notes"] });
      await desk.call(`POST /ingest/merges/${merge.id}/undo?graphId=${desk.graphId}`);
      expect((await desk.call(`GET /graphs/${desk.graphId}/nodes/a`)).status).toBe(404);
      expect(idsOf((await desk.ask("/query/neighbors", { nodeId: "b" })).body.edges)).toEqual(["b-c"]);
    });
  });
}
