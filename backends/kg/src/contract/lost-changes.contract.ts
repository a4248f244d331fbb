import { newId } from "@elqnt/service-kit";
import { beforeEach, describe, expect, it } from "vitest";
import { createMirror } from "../mirror/mirror.ts";
import {
  type Answer,
  type DeskStore,
  idsOf,
  type Loose,
  link,
  type MortalDesk,
  mortalDesk,
  openDesk,
  person,
  type ServiceDesk,
} from "../testing/desk.ts";
import { definitionOf, entityEvent, recordOf } from "../testing/entity-events.ts";
import { followGraph } from "../testing/follow-graph.ts";
import { mergeOf, write } from "../testing/ledger.ts";
import { nothingChanged } from "../write/change.ts";

/** Changes whose process died between their rows and their commit. */
export function describeLostChanges(open: () => DeskStore): void {
  let mortal: MortalDesk;
  let desk: ServiceDesk;
  let eventsBefore = 0;
  beforeEach(async () => {
    mortal = mortalDesk(open());
    desk = await openDesk(mortal);
  });

  /** Sends what is never answered: its process dies after some writes. */
  async function lose(send: () => Promise<Answer>, writes?: number): Promise<void> {
    eventsBefore = (await desk.events()).length;
    const revision = await desk.revision();
    mortal.dieAfter(writes);
    expect((await send()).status).toBe(503);
    mortal.revive();
    expect(await desk.revision()).toBe(revision);
    expect(await desk.events()).toHaveLength(eventsBefore);
  }
  /** What was told since, sorted, without revisions: `nodes.deleted a b`, and by whom if that was not Ada. */
  const told = async () => {
    const events = (await desk.events()).slice(eventsBefore).map(({ type, data }) => {
      const { nodeIds, edgeIds, sourceId, actor } = data as Loose;
      const ids = sourceId ?? [...(nodeIds ?? edgeIds)].sort().join(" ");
      const by = actor.userId === "ada" ? "" : ` by ${actor.userId}`;
      return `${type.replace("kg.events.", "")} ${ids}${by}`;
    });
    return events.sort();
  };
  const deletions = async () => (await told()).filter((event) => event.includes(".deleted"));
  const put = async (sourceId: string, nodes: object[], edges: object[] = []) => {
    await desk.ask("/ingest/nodes", { sourceId, nodes });
    if (edges.length > 0) await desk.ask("/ingest/edges", { sourceId, edges });
  };
  const remove = (sourceId: string) =>
    desk.call(`DELETE /ingest/sources/${sourceId}?graphId=${desk.graphId}`);
  const asBob = (path: string, body: object) =>
    desk.call(`POST ${path}`, { graphId: desk.graphId, ...body }, { user: "bob" });

  describe("the deletion of a source that was lost", () => {
    const whole = { sourceId: "crm", deletedNodes: 1, deletedEdges: 1, keptNodes: 1, keptEdges: 1 };
    const events = [
      "edges.deleted a-b",
      "edges.upserted b-c",
      "nodes.deleted a",
      "nodes.upserted b",
      "source.deleted crm",
    ];
    beforeEach(async () => {
      await put("crm", [person("a"), person("b")]);
      await put("notes", [person("b"), person("c")], [link("b-c")]);
      await desk.ask("/ingest/edges", { sourceId: "crm", edges: [link("a-b"), link("b-c")] });
    });

    it("is told of once by its retry, which answers what the whole of it did", async () => {
      await lose(() => remove("crm"));
      const revision = await desk.revision();
      const stream = await followGraph(desk);
      await stream.count(1);
      expect(await remove("crm")).toMatchObject({ status: 200, body: whole });
      expect(await told()).toEqual(events);
      expect(await desk.revision()).toBeGreaterThan(revision);
      for (const event of await desk.events()) desk.service.hear(event);
      expect((await stream.count(2)).map(({ id }) => id)).toEqual([revision, await desk.revision()]);
      await stream.cancel();
      expect((await remove("crm")).body.code).toBe("source_not_found");
      expect(await told()).toHaveLength(events.length);
    });

    it.each([0, 1])("after %i writes is brought to its end by its retry", async (writes) => {
      await lose(() => remove("crm"), writes);
      expect(await remove("crm")).toMatchObject({ status: 200, body: whole });
      expect(await told()).toEqual(events);
    });

    it("again and again is told of once", async () => {
      await lose(() => remove("crm"), 1);
      await lose(() => remove("crm"), 0);
      await lose(() => remove("crm"));
      expect(await remove("crm")).toMatchObject({ status: 200, body: whole });
      expect(await told()).toEqual(events);
    });

    it("is told of by whatever change comes next, in the name of who deleted", async () => {
      await lose(() => remove("crm"));
      await asBob("/ingest/nodes", { nodes: [person("d")] });
      expect(await told()).toEqual([...events, "nodes.upserted d by bob"].sort());
      expect((await remove("crm")).body.code).toBe("source_not_found");
      expect(await told()).toHaveLength(events.length + 1);
    });

    it("is told of when a process begins to listen, though nobody changes the graph", async () => {
      await lose(() => remove("crm"));
      await desk.service.catchUp();
      await desk.service.catchUp();
      expect(await told()).toEqual(events);
    });

    it("is told of by a change that is refused, or changes nothing", async () => {
      await lose(() => remove("crm"));
      const { body } = await asBob("/ingest/merge", { nodeId: "b", mergedIds: ["a"] });
      expect(body.code).toBe("node_not_found");
      expect(await told()).toEqual(events);
      await put("notes", [person("c")]);
      expect(await told()).toEqual(events);
    });

    it("is not told of where it did not happen", async () => {
      await lose(() => remove("crm"), 0);
      await asBob("/ingest/nodes", { nodes: [person("d")] });
      expect(await told()).toEqual(["nodes.upserted d by bob"]);
    });
  });

  it("a document of which a part went is told of by its retry", async () => {
    const pages = ["one ", "two "].map((word) => word.repeat(300)).join("\n\n");
    const document = (text: string) =>
      desk.ask("/ingest/documents", { sourceId: "notes", documents: [{ id: "d", text }] });
    await document(pages);
    const before = (await desk.ask("/query/subgraph")).body;
    await lose(() => document("one ".repeat(300)));
    const revision = await desk.revision();
    expect((await document("one ".repeat(300))).status).toBe(200);
    expect(await desk.revision()).toBeGreaterThan(revision);
    const after = (await desk.ask("/query/subgraph")).body;
    const gone = (items: "nodes" | "edges") =>
      idsOf(before[items])
        .filter((id) => !idsOf(after[items]).includes(id))
        .sort()
        .join(" ");
    expect(await deletions()).toEqual([`edges.deleted ${gone("edges")}`, `nodes.deleted ${gone("nodes")}`]);
    expect(gone("nodes")).not.toBe("");
  });

  describe("a merge that was lost", () => {
    const merge = () => desk.ask("/ingest/merge", { nodeId: "a", mergedIds: ["b"] });
    const neighbors = async (nodeId: string) =>
      idsOf((await desk.ask("/query/neighbors", { nodeId })).body.edges);
    const events = ["edges.deleted a-b", "edges.upserted b-c", "nodes.deleted b", "nodes.upserted a"];
    beforeEach(() => put("crm", [person("a"), person("b"), person("c")], [link("b-c"), link("a-b")]));

    it.each([0, 1, 2])("after %i writes is the one its retry answers", async (writes) => {
      await lose(merge, writes);
      const { status, body } = await merge();
      expect([status, await told()]).toEqual([201, events]);
      expect(await neighbors("a")).toEqual(["b-c"]);
      await desk.call(`POST /ingest/merges/${body.id}/undo?graphId=${desk.graphId}`);
      expect((await neighbors("b")).sort()).toEqual(["a-b", "b-c"]);
    });

    it("is brought to its end by whatever change comes next, and can be taken back", async () => {
      await lose(merge, 1);
      await asBob("/ingest/nodes", { nodes: [person("d")] });
      expect(await told()).toEqual([...events, "nodes.upserted d by bob"].sort());
      expect(await neighbors("a")).toEqual(["b-c"]);
      const [listed] = (await desk.call(`GET /ingest/merges?graphId=${desk.graphId}`)).body.items;
      expect(listed).toMatchObject({ nodeId: "a", mergedIds: ["b"], createdBy: "ada" });
      await desk.call(`POST /ingest/merges/${listed.id}/undo?graphId=${desk.graphId}`);
      expect((await neighbors("b")).sort()).toEqual(["a-b", "b-c"]);
    });

    it.each([0, 1, 2])(
      "as it was taken back, after %i writes, is taken back by its retry",
      async (writes) => {
        const undo = `POST /ingest/merges/${(await merge()).body.id}/undo?graphId=${desk.graphId}`;
        await lose(() => desk.call(undo), writes);
        expect((await desk.call(undo)).body.undoneAt).toBeDefined();
        expect(await told()).toEqual(["edges.upserted a-b b-c", "nodes.upserted a b"]);
        expect((await neighbors("b")).sort()).toEqual(["a-b", "b-c"]);
      },
    );

    it("does not come about when its node was merged itself since", async () => {
      await desk.ask("/ingest/merge", { nodeId: "c", mergedIds: ["a"] });
      const [merged] = (await desk.call(`GET /ingest/merges?graphId=${desk.graphId}`)).body.items;
      const late = { ...mergeOf(desk.graphId), nodeId: "a", mergedIds: ["b"] };
      const lost = mortal.ledger.change(desk.org, desk.graphId, write, async ({ note }) => {
        await note({ ...nothingChanged, origin: write, merge: late });
        throw new Error("gone");
      });
      await expect(lost).rejects.toThrow("gone");
      expect((await desk.ask("/ingest/nodes", { nodes: [person("d")] })).status).toBe(200);
      expect((await desk.call(`GET /ingest/merges?graphId=${desk.graphId}`)).body.items).toEqual([merged]);
      expect((await desk.call(`GET /graphs/${desk.graphId}/nodes/b`)).body.id).toBe("b");
    });
  });

  it("a deleted record is told of when its event comes again", async () => {
    const mirror = createMirror(mortal);
    const definition = definitionOf("customer", { name: { type: "string" } });
    const record = recordOf(definition, { name: "Ada" });
    const org = newId();
    const event = (type: string, version: number) =>
      entityEvent(org, type, record.id, { record: { ...record, version } });
    await mirror.handle(event("created", 1));
    mortal.dieAfter();
    await expect(mirror.handle(event("deleted", 2))).rejects.toMatchObject({ code: "service_unavailable" });
    mortal.revive();
    await mirror.handle(event("deleted", 2));
    await mirror.handle(event("deleted", 2));
    const types = (await mortal.events(org)).map(({ type }) => type.replace("kg.events.", ""));
    expect(types).toEqual(["graph.created", "nodes.upserted", "nodes.deleted"]);
  });
}
