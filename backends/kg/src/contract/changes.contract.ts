import { newId } from "@elqnt/service-kit";
import { afterEach, describe, expect, it } from "vitest";
import { person, type ServiceDesk } from "../testing/desk.ts";
import { type FollowedGraph, type FollowOptions, followGraph, type Told } from "../testing/follow-graph.ts";

export function describeChanges(desk: ServiceDesk): void {
  const open: FollowedGraph[] = [];
  afterEach(() => Promise.all(open.splice(0).map((followed) => followed.cancel())));
  const follow = async (options?: FollowOptions) => {
    const followed = await followGraph(desk, options);
    open.push(followed);
    return followed;
  };

  /** What the bus does. */
  const spread = async () => {
    for (const event of await desk.events()) desk.service.hear(event);
  };
  const write = (id: string) => desk.ask("/ingest/nodes", { nodes: [person(id)] });
  const changed = (id: number): Told => ({ id, type: "graph.changed" });

  describe("the stream of a graph's changes", () => {
    it("tells the revision that is there, and each one that follows", async () => {
      await write("a");
      const stream = await follow();
      expect(stream.response.headers.get("content-type")).toBe("text/event-stream");
      expect(await stream.count(1)).toEqual([changed(1)]);
      await write("b");
      await spread();
      expect(await stream.count(2)).toEqual([changed(1), changed(2)]);
    });

    it("goes on after Last-Event-ID, without loss or repeat", async () => {
      await write("a");
      await write("b");
      const behind = await follow({ lastEventId: 1 });
      expect(await behind.count(1)).toEqual([changed(2)]);
      const upToDate = await follow({ lastEventId: 2 });
      await write("c");
      await spread();
      await spread();
      expect(await upToDate.count(1)).toEqual([changed(3)]);
      await write("d");
      await spread();
      expect(await upToDate.count(2)).toEqual([changed(3), changed(4)]);
    });

    it("hears of changes that no event told of, once somebody looks", async () => {
      const stream = await follow();
      await stream.count(1);
      await write("a");
      await desk.service.catchUp();
      expect(await stream.count(2)).toEqual([changed(0), changed(1)]);
    });

    it("tells those who are there what somebody who comes learns", async () => {
      const before = await follow();
      await before.count(1);
      await write("a");
      await (await follow()).count(1);
      expect(await before.count(2)).toEqual([changed(0), changed(1)]);
      await spread();
      await write("b");
      await spread();
      expect(await before.count(3)).toEqual([changed(0), changed(1), changed(2)]);
    });

    it("tells nothing of writes that change nothing", async () => {
      await write("a");
      const stream = await follow({ lastEventId: 1 });
      await write("a");
      await write("b");
      await spread();
      expect(await stream.count(1)).toEqual([changed(await desk.revision())]);
    });

    it("ends with the graph", async () => {
      const stream = await follow();
      await desk.call(`DELETE /graphs/${desk.graphId}`);
      await spread();
      const told = await stream.until(() => false);
      expect(told).toEqual([changed(0), { id: undefined, type: "graph.deleted" }]);
      expect((await follow()).response.status).toBe(404);
    });

    it("is there for the organization of the graph only", async () => {
      const { response } = await follow({ org: newId() });
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    });

    it("ends when the service goes away, and at once when it is opened later", async () => {
      const before = await follow();
      desk.service.drain!();
      const after = await follow();
      for (const stream of [before, after]) expect(await stream.until(() => false)).toEqual([changed(0)]);
    });
  });
}
