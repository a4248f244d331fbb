import { newId } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import type { ServiceDesk } from "../testing/desk.ts";

export function describeGraphs(desk: ServiceDesk): void {
  describe("graphs", () => {
    it("are created, renamed, described and deleted", async () => {
      const path = `/graphs/${desk.graphId}`;
      const described = await desk.call(`PATCH ${path}`, { description: "Who knows whom" });
      expect([described.body.version, described.body.description]).toEqual([2, "Who knows whom"]);
      const renamed = await desk.call(`PATCH ${path}`, { name: "Persons", description: null });
      expect([renamed.body.name, "description" in renamed.body, renamed.headers.get("etag")]).toEqual([
        "Persons",
        false,
        '"3"',
      ]);
      const stale = await desk.call(`DELETE ${path}`, undefined, { headers: { "if-match": '"2"' } });
      expect([stale.status, stale.body.current.version]).toEqual([412, 3]);
      expect((await desk.call(`DELETE ${path}`)).status).toBe(204);
      expect((await desk.call(`GET ${path}`)).body.code).toBe("graph_not_found");
    });

    it("have names of their own, and none is that of the mirror", async () => {
      expect((await desk.call("POST /graphs", { name: "People" })).body.code).toBe("graph_exists");
      const reserved = await desk.call("POST /graphs", { name: "entities" });
      expect([reserved.status, reserved.body.errors[0].pointer]).toEqual([422, "/name"]);
      expect((await desk.call(`PATCH /graphs/${desk.graphId}`, { name: "entities" })).status).toBe(422);
    });

    it("are known to their organization only, whatever is asked of them", async () => {
      const org = newId();
      const { graphId } = desk;
      await desk.ask("/ingest/nodes", { nodes: [{ id: "ada", label: "Person", name: "Ada" }] });
      for (const line of [
        `GET /graphs/${graphId}`,
        `GET /graphs/${graphId}/nodes/ada`,
        `DELETE /graphs/${graphId}`,
      ])
        expect((await desk.call(line, undefined, { org })).body.code).toBe("graph_not_found");
      const searched = await desk.call("POST /query/search", { graphId, query: "ada" }, { org });
      expect(searched.body.code).toBe("graph_not_found");
      const written = await desk.call("POST /ingest/nodes", { graphId, nodes: [] }, { org });
      expect(written.status).toBe(422);
    });

    it("forget their elements with themselves", async () => {
      await desk.ask("/ingest/nodes", { nodes: [{ id: "ada", label: "Person", name: "Ada" }] });
      await desk.call(`DELETE /graphs/${desk.graphId}`);
      expect(await desk.store.readNodes(desk.org, desk.graphId, ["ada"])).toEqual([]);
    });
  });
}
