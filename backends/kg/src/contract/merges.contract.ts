import { describe, expect, it } from "vitest";
import { idsOf, type Loose, link, person, type ServiceDesk } from "../testing/desk.ts";

export function describeMerges(desk: ServiceDesk): void {
  const everything = async () => (await desk.ask("/query/subgraph")).body;
  const merge = (nodeId: string, ...mergedIds: string[]) => desk.ask("/ingest/merge", { nodeId, mergedIds });
  const undo = ({ body }: { body: { id: string } }) =>
    desk.call(`POST /ingest/merges/${body.id}/undo?graphId=${desk.graphId}`);
  const comparable = ({ nodes, edges }: { nodes: Loose[]; edges: Loose[] }) => ({
    nodes: nodes.map(({ updatedAt: _, version: __, ...node }: Record<string, unknown>) => node),
    edges: edges.map(({ updatedAt: _, version: __, ...edge }: Record<string, unknown>) => edge),
  });

  const setUp = async () => {
    const nodes = [
      person("a", { properties: { x: 1 } }),
      person("b", { properties: { x: 2, y: 2 } }),
      person("c"),
    ];
    await desk.ask("/ingest/nodes", { sourceId: "crm", nodes });
    await desk.ask("/ingest/edges", { sourceId: "crm", edges: [link("a-b"), link("b-c"), link("c-b")] });
  };

  describe("merges", () => {
    it("move edges, hide those between, take over properties, and are undone without a trace", async () => {
      await setUp();
      const before = comparable(await everything());
      const made = await merge("a", "b");
      const merged = await everything();
      expect(idsOf(merged.nodes).sort()).toEqual(["a", "c"]);
      expect(merged.edges.map(({ id, sourceId, targetId }: Loose) => [id, sourceId, targetId])).toEqual([
        ["b-c", "a", "c"],
        ["c-b", "c", "a"],
      ]);
      const alias = (await desk.call(`GET /graphs/${desk.graphId}/nodes/b`)).body;
      expect([alias.id, alias.properties]).toEqual(["a", { x: 1, y: 2 }]);
      expect((await undo(made)).body.undoneBy).toBe("ada");
      expect(comparable(await everything())).toEqual(before);
      expect((await undo(made)).status).toBe(200);
    });

    it("take what comes for a merged id, and give it back with the undo", async () => {
      await setUp();
      const made = await merge("a", "b");
      await desk.ask("/ingest/nodes", { sourceId: "crm", nodes: [person("b", { properties: { z: 3 } })] });
      expect((await desk.call(`GET /graphs/${desk.graphId}/nodes/a`)).body.properties).toEqual({
        x: 1,
        z: 3,
      });
      await undo(made);
      expect((await desk.call(`GET /graphs/${desk.graphId}/nodes/b`)).body.properties).toEqual({ z: 3 });
      expect((await desk.call(`GET /graphs/${desk.graphId}/nodes/a`)).body.properties).toEqual({ x: 1 });
    });

    it("chain, and are undone from the last to the first", async () => {
      await setUp();
      const before = comparable(await everything());
      const first = await merge("a", "b");
      const second = await merge("c", "a");
      expect((await desk.call(`GET /graphs/${desk.graphId}/nodes/b`)).body.id).toBe("c");
      expect((await everything()).edges).toEqual([]);
      expect((await undo(first)).body.code).toBe("merge_conflict");
      await undo(second);
      await undo(first);
      expect(comparable(await everything())).toEqual(before);
    });

    it("are refused for unknown nodes and for a node with itself", async () => {
      await setUp();
      const unknown = await merge("a", "nobody");
      expect([unknown.body.code, unknown.body.errors[0].pointer]).toEqual(["node_not_found", "/mergedIds/0"]);
      expect((await merge("a", "a")).body.code).toBe("merge_conflict");
    });
  });
}
