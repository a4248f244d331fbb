import { isUuid, newId, ProblemError } from "@elqnt/service-kit";
import { beforeEach, describe, expect, it } from "vitest";
import type { KgEvent, KgLedger } from "./ledger.ts";
import { graphOf, keyed, type LedgerDesk, problemOf, until, write } from "./testing/ledger.ts";

/** The promises of {@link KgLedger}, asked of one implementation. Each test has an org of its own. */
export function describeLedger(open: () => LedgerDesk): void {
  let ledger: KgLedger;
  let events: LedgerDesk["events"];
  let org: string;

  beforeEach(() => {
    ({ ledger, events } = open());
    org = newId();
  });

  const insert = (name: string, limit = 10, context = write) =>
    ledger.insertGraph(org, graphOf(name), limit, context);
  const upserted = (graphId: string, revision: number): KgEvent => ({
    type: "kg.events.nodes.upserted",
    data: { graphId, revision, nodeIds: ["ada"] },
  });
  /** A change that leaves its revision behind. */
  const change = (graphId: string, context = write) =>
    ledger.change(org, graphId, context, async (revision) => ({
      result: { revision },
      changed: true,
      events: [upserted(graphId, revision)],
    }));
  const typesOf = async () => (await events(org)).map(({ type }) => type.replace("kg.events.", ""));

  describe("graphs", () => {
    it("are read by id, by name, and listed by name in pages", async () => {
      const names = ["b", "a", "\u{1F600}", "\uFFFD", "B"];
      const graphs = await Promise.all(names.map((name) => insert(name)));
      expect(await ledger.getGraph(org, graphs[0]!.id)).toEqual(graphs[0]);
      expect(await ledger.getGraphByName(org, "a")).toEqual(graphs[1]);
      expect(await ledger.getGraph(org, newId())).toBeUndefined();
      expect(await ledger.getGraphByName(org, "c")).toBeUndefined();
      const listed = async (after: string | undefined, limit: number) =>
        (await ledger.listGraphs(org, { after, limit })).map(({ name }) => name);
      expect(await listed(undefined, 3)).toEqual(["B", "a", "b"]);
      expect(await listed("b", 3)).toEqual(["\uFFFD", "\u{1F600}"]);
      expect(await listed("\u{1F600}", 3)).toEqual([]);
    });

    it("keep their description, and lose it", async () => {
      const described = { ...graphOf("a"), description: "What it holds." };
      await ledger.insertGraph(org, described, 10, write);
      expect(await ledger.getGraph(org, described.id)).toEqual(described);
      const { description: _, ...plain } = { ...described, version: 2 };
      await ledger.updateGraph(org, described, plain, write);
      expect(await ledger.getGraph(org, described.id)).toEqual(plain);
    });

    it("have names of their own and a limit, also when they come at once", async () => {
      const codes = await Promise.all(["a", "a", "b", "c"].map((name) => problemOf(insert(name, 2))));
      expect(codes.filter((code) => code === undefined)).toHaveLength(2);
      expect(await ledger.listGraphs(org, { limit: 10 })).toHaveLength(2);
      const [first] = await ledger.listGraphs(org, { limit: 1 });
      expect(await problemOf(insert(first!.name, 10))).toBe("graph_exists");
      expect(await problemOf(insert("d", 2))).toBe("limit_reached");
      expect(await typesOf()).toEqual(["graph.created", "graph.created"]);
    });

    it("change at the version they were read at", async () => {
      const graph = await insert("a");
      await insert("b");
      const next = { ...graph, name: "c", version: 2, updatedAt: "2026-01-06T00:00:00.000Z" };
      expect(await ledger.updateGraph(org, graph, next, write)).toEqual(next);
      expect(await ledger.getGraphByName(org, "c")).toEqual(next);
      expect(await problemOf(ledger.updateGraph(org, graph, next, write))).toBe("version_conflict");
      expect(await problemOf(ledger.updateGraph(org, next, { ...next, name: "b", version: 3 }, write))).toBe(
        "graph_exists",
      );
      const unknown = graphOf("x");
      expect(await problemOf(ledger.updateGraph(org, unknown, unknown, write))).toBe("graph_not_found");
    });

    it("go at the version they were read at, with everything about them", async () => {
      const graph = await insert("a");
      const merge = mergeOf(graph.id);
      await ledger.change(org, graph.id, write, async () => ({ result: 1, changed: true, merge }));
      const stale = { ...graph, version: 2 };
      expect(await problemOf(ledger.deleteGraph(org, stale, write))).toBe("version_conflict");
      await ledger.deleteGraph(org, graph, write);
      expect(await problemOf(ledger.deleteGraph(org, graph, write))).toBe("graph_not_found");
      expect(await ledger.revision(org, graph.id)).toBeUndefined();
      expect(await ledger.getMerge(org, graph.id, merge.id)).toBeUndefined();
      expect(await problemOf(change(graph.id))).toBe("graph_not_found");
      await insert("a");
      expect(await typesOf()).toEqual(["graph.created", "graph.deleted", "graph.created"]);
    });

    it("go after the change that runs, and the change that waits finds none", async () => {
      const graph = await insert("a");
      const [started, gate] = [until(), until()];
      const running = ledger.change(org, graph.id, write, async () => {
        started.pass();
        await gate.passed;
        return { result: "done", changed: true };
      });
      await started.passed;
      const deleted = ledger.deleteGraph(org, graph, write);
      gate.pass();
      expect(await running).toBe("done");
      await deleted;
      expect(await problemOf(change(graph.id))).toBe("graph_not_found");
    });

    it("of another org are nobody's business", async () => {
      const graph = await insert("a");
      await change(graph.id);
      const other = newId();
      expect(await ledger.getGraph(other, graph.id)).toBeUndefined();
      expect(await ledger.getGraphByName(other, "a")).toBeUndefined();
      expect(await ledger.listGraphs(other, { limit: 10 })).toEqual([]);
      expect(await ledger.revision(other, graph.id)).toBeUndefined();
      expect(await problemOf(ledger.updateGraph(other, graph, graph, write))).toBe("graph_not_found");
      expect(await problemOf(ledger.deleteGraph(other, graph, write))).toBe("graph_not_found");
      const foreign = ledger.change(other, graph.id, write, async () => ({ result: 1, changed: true }));
      expect(await problemOf(foreign)).toBe("graph_not_found");
      expect(await ledger.revision(org, graph.id)).toBe(1);
      expect(await events(other)).toEqual([]);
    });
  });

  describe("a change", () => {
    it("makes the next revision, which everyone reads once it is answered", async () => {
      const graph = await insert("a");
      expect(await ledger.revision(org, graph.id)).toBe(0);
      const first = await change(graph.id);
      expect(await ledger.revision(org, graph.id)).toBe(first!.revision);
      const second = await change(graph.id);
      expect(second!.revision).toBeGreaterThan(first!.revision);
      expect(await ledger.revision(org, graph.id)).toBe(second!.revision);
      expect(await ledger.getGraph(org, graph.id)).toEqual(graph);
    });

    it("leaves its events in order, in envelopes", async () => {
      const graph = await insert("a");
      await change(graph.id, {
        ...write,
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      });
      const [created, event] = await events(org);
      expect(created).toMatchObject({ type: "kg.events.graph.created", subject: graph.id, data: { graph } });
      expect(event).toMatchObject({
        specversion: "1.0",
        source: "/services/kg",
        type: "kg.events.nodes.upserted",
        subject: graph.id,
        orgid: org,
        requestid: "r-1",
        traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        data: { graphId: graph.id, nodeIds: ["ada"], actor: { userId: "ada", email: "ada@example.com" } },
      });
      expect(isUuid(event!.id)).toBe(true);
      expect(new Date(event!.time).toISOString()).toBe(event!.time);
    });

    it("that changed nothing moves no revision and tells nobody", async () => {
      const graph = await insert("a");
      const { revision } = (await change(graph.id))!;
      await ledger.change(org, graph.id, write, async (next) => ({
        result: 1,
        changed: false,
        events: [upserted(graph.id, next)],
      }));
      expect(await ledger.revision(org, graph.id)).toBe(revision);
      expect(await typesOf()).toEqual(["graph.created", "nodes.upserted"]);
    });

    it("follows the one before, and never runs beside it", async () => {
      const [graph, other] = [await insert("a"), await insert("b")];
      let running = 0;
      const seen: number[] = [];
      const one = (graphId: string) =>
        ledger.change(org, graphId, write, async (revision) => {
          running += 1;
          expect(running).toBe(1);
          await ledger.getGraph(org, graphId);
          running -= 1;
          seen.push(revision);
          return { result: revision, changed: true, events: [upserted(graphId, revision)] };
        });
      await Promise.all(Array.from({ length: 10 }, () => one(graph.id)));
      expect(seen).toEqual([...seen].sort((left, right) => left - right));
      expect(new Set(seen).size).toBe(10);
      expect(await ledger.revision(org, graph.id)).toBe(Math.max(...seen));
      expect(await ledger.revision(org, other.id)).toBe(0);
      const told = (await events(org)).flatMap(({ data }) => ("revision" in data ? data.revision : []));
      expect(told).toEqual(seen);
    });

    it("does not wait for a change of another graph", async () => {
      const [graph, other] = [await insert("a"), await insert("b")];
      const gate = until();
      const slow = ledger.change(org, graph.id, write, async () => {
        await gate.passed;
        return { result: "slow", changed: true };
      });
      expect(await change(other.id)).toBeDefined();
      gate.pass();
      expect(await slow).toBe("slow");
    });

    it("that fails leaves nothing; what it may have written counts as lost", async () => {
      const graph = await insert("a");
      const given: number[] = [];
      const fail = ledger.change(org, graph.id, write, async (revision) => {
        given.push(revision);
        throw new Error("The store is gone.");
      });
      await expect(fail).rejects.toThrow("The store is gone.");
      expect(await ledger.revision(org, graph.id)).toBe(0);
      const { revision: committed } = (await change(graph.id))!;
      expect(committed).toBeGreaterThan(given[0]!);
      const seen = await ledger.change(org, graph.id, write, async (revision, lost) => {
        return { result: [given[0]!, committed, revision].map((each) => lost.has(each)), changed: true };
      });
      expect(seen).toEqual([true, false, true]);
      expect(await typesOf()).toEqual(["graph.created", "nodes.upserted"]);
    });

    it("that is refused before it wrote anything loses nothing", async () => {
      const graph = await insert("a");
      const refused = ledger.change(org, graph.id, write, async () => {
        throw new ProblemError("node_not_found");
      });
      expect(await problemOf(refused)).toBe("node_not_found");
      const unchanged = await ledger.change(org, graph.id, write, async (revision) => {
        return { result: revision, changed: false };
      });
      const none = await ledger.change(org, graph.id, write, async (revision, lost) => {
        const before = Array.from({ length: revision - 1 }, (_, index) => lost.has(index + 1));
        return { result: before.some(Boolean), changed: false };
      });
      expect(unchanged).toBeGreaterThan(0);
      expect(none).toBe(false);
    });
  });

  describe("an idempotency record", () => {
    it("commits with its write, and stops a second one under the key", async () => {
      const graph = await insert("a", 10, keyed("create"));
      expect(await ledger.find(org, "ada\nupsert", "create")).toMatchObject({
        fingerprint: "f",
        response: { status: 201, body: JSON.stringify(graph) },
      });
      await expect(insert("b", 10, keyed("create"))).rejects.toMatchObject({ code: "idempotency_conflict" });
      expect(await ledger.getGraphByName(org, "b")).toBeUndefined();
      await expect(change(graph.id, keyed("create"))).rejects.toMatchObject({ code: "idempotency_conflict" });
      expect(await ledger.revision(org, graph.id)).toBe(0);
      expect(await typesOf()).toEqual(["graph.created"]);
    });

    it("goes with changes, updates and deletes as well, changed or not", async () => {
      const graph = await insert("a");
      const next = { ...graph, version: 2 };
      await ledger.updateGraph(org, graph, next, keyed("update"));
      const { revision } = (await change(graph.id, keyed("change")))!;
      await ledger.change(org, graph.id, keyed("same"), async () => ({ result: "same", changed: false }));
      await ledger.deleteGraph(org, next, keyed("delete"));
      const body = async (key: string) => (await ledger.find(org, "ada\nupsert", key))?.response.body;
      expect(await body("update")).toBe(JSON.stringify(next));
      expect(await body("change")).toBe(JSON.stringify({ revision }));
      expect(await body("same")).toBe('"same"');
      expect(await body("delete")).toBeNull();
      expect(await body("none")).toBeUndefined();
      expect(await ledger.find(newId(), "ada\nupsert", "change")).toBeNull();
    });

    it("of a write that failed does not stay", async () => {
      const graph = await insert("a");
      await expect(
        ledger.change(org, graph.id, keyed("k"), async () => {
          throw new Error("no");
        }),
      ).rejects.toThrow("no");
      expect(await ledger.find(org, "ada\nupsert", "k")).toBeNull();
      expect(await change(graph.id, keyed("k"))).toBeDefined();
    });
  });

  describe("an inbox entry", () => {
    it("lets each version of a subject through once, and none that is older", async () => {
      const graph = await insert("a");
      const take = (subject: string, version: number) =>
        ledger.change(org, graph.id, write, async () => ({ result: version, changed: false }), {
          subject,
          version,
        });
      expect(await take("ticket/1", 2)).toBe(2);
      expect(await take("ticket/1", 2)).toBeUndefined();
      expect(await take("ticket/1", 1)).toBeUndefined();
      expect(await take("ticket/2", 1)).toBe(1);
      expect(await take("ticket/1", 3)).toBe(3);
    });

    it("of a change that failed is taken again", async () => {
      const graph = await insert("a");
      const entry = { subject: "ticket/1", version: 1 };
      const fail = ledger.change(org, graph.id, write, () => Promise.reject(new Error("no")), entry);
      await expect(fail).rejects.toThrow("no");
      const again = ledger.change(org, graph.id, write, async () => ({ result: 1, changed: true }), entry);
      expect(await again).toBe(1);
    });
  });

  describe("merges", () => {
    it("are kept with their change, replaced under their id, and listed newest first", async () => {
      const graph = await insert("a");
      const merges = [mergeOf(graph.id), mergeOf(graph.id), mergeOf(graph.id)];
      const keep = (merge: ReturnType<typeof mergeOf>) =>
        ledger.change(org, graph.id, write, async () => ({ result: 1, changed: true, merge }));
      for (const merge of merges) await keep(merge);
      const [first, second, third] = merges;
      const undone = { ...second!, undoneAt: "2026-01-06T00:00:00.000Z", undoneBy: "grace" };
      await keep(undone);
      expect(await ledger.getMerge(org, graph.id, second!.id)).toEqual(undone);
      expect(await ledger.listMerges(org, graph.id, { limit: 2 })).toEqual([third, undone]);
      expect(await ledger.listMerges(org, graph.id, { before: second!.id, limit: 2 })).toEqual([first]);
      expect(await ledger.getMerge(org, newId(), second!.id)).toBeUndefined();
      expect(await ledger.getMerge(newId(), graph.id, second!.id)).toBeUndefined();
      expect(await ledger.listMerges(newId(), graph.id, { limit: 2 })).toEqual([]);
    });
  });

  describe("relation fields", () => {
    it("are those of the newest version of the definition, or null once it is gone", async () => {
      const id = newId();
      expect(await ledger.readRelationFields(org, id)).toBeUndefined();
      await ledger.writeRelationFields(org, id, 2, { owner: "person" });
      await ledger.writeRelationFields(org, id, 1, { owner: "team" });
      await ledger.writeRelationFields(org, id, 2, { owner: "team" });
      expect(await ledger.readRelationFields(org, id)).toEqual({ owner: "person" });
      expect(await ledger.readRelationFields(newId(), id)).toBeUndefined();
      await ledger.writeRelationFields(org, id, 3, null);
      await ledger.writeRelationFields(org, id, 1, {});
      expect(await ledger.readRelationFields(org, id)).toBeNull();
    });
  });

  it("is ready", async () => {
    expect((await ledger.ready()).every(({ ready }) => ready)).toBe(true);
  });
}

const mergeOf = (graphId: string) => ({
  id: newId(),
  graphId,
  nodeId: "ada",
  mergedIds: ["ada2", "ada3"],
  createdAt: "2026-01-05T09:30:00.000Z",
  createdBy: "ada",
});
