import { newId } from "@elqnt/service-kit";
import { describe, expect, it } from "vitest";
import type { InboxEntry } from "../ledger.ts";
import { keyed, type LedgerBench, mergeOf, write } from "../testing/ledger.ts";

export function describeRecords(bench: LedgerBench): void {
  describe("an idempotency record", () => {
    it("commits with its write, and stops a second one under the key", async () => {
      const graph = await bench.insert("a", 10, keyed("create"));
      expect(await bench.ledger.find(bench.org, "ada\nupsert", "create")).toMatchObject({
        fingerprint: "f",
        response: { status: 201, body: JSON.stringify(graph) },
      });
      await expect(bench.insert("b", 10, keyed("create"))).rejects.toMatchObject({
        code: "idempotency_conflict",
      });
      expect(await bench.ledger.getGraphByName(bench.org, "b")).toBeUndefined();
      await expect(bench.change(graph.id, keyed("create"))).rejects.toMatchObject({
        code: "idempotency_conflict",
      });
      expect(await bench.ledger.revision(bench.org, graph.id)).toBe(0);
      expect(await bench.typesOf()).toEqual(["graph.created"]);
    });

    it("goes with changes, updates and deletes as well, changed or not", async () => {
      const graph = await bench.insert("a");
      const next = { ...graph, version: 2 };
      await bench.ledger.updateGraph(bench.org, graph, next, keyed("update"));
      const { revision } = (await bench.change(graph.id, keyed("change")))!;
      await bench.ledger.change(bench.org, graph.id, keyed("same"), async () => ({
        result: "same",
        changed: false,
      }));
      await bench.ledger.deleteGraph(bench.org, next, keyed("delete"));
      const body = async (key: string) =>
        (await bench.ledger.find(bench.org, "ada\nupsert", key))?.response.body;
      expect(await body("update")).toBe(JSON.stringify(next));
      expect(await body("change")).toBe(JSON.stringify({ revision }));
      expect(await body("same")).toBe('"same"');
      expect(await body("delete")).toBeNull();
      expect(await body("none")).toBeUndefined();
      expect(await bench.ledger.find(newId(), "ada\nupsert", "change")).toBeNull();
    });

    it("of a write that failed does not stay", async () => {
      const graph = await bench.insert("a");
      await expect(
        bench.ledger.change(bench.org, graph.id, keyed("k"), async () => {
          throw new Error("no");
        }),
      ).rejects.toThrow("no");
      expect(await bench.ledger.find(bench.org, "ada\nupsert", "k")).toBeNull();
      expect(await bench.change(graph.id, keyed("k"))).toBeDefined();
    });
  });

  describe("an inbox entry", () => {
    it("lets each version of a subject through once, and none that is older", async () => {
      const graph = await bench.insert("a");
      const take = (subject: string, version: number) =>
        bench.ledger.change(bench.org, graph.id, write, async () => ({ result: version, changed: false }), [
          { subject, version },
        ]);
      expect(await take("ticket/1", 2)).toBe(2);
      expect(await take("ticket/1", 2)).toBeUndefined();
      expect(await take("ticket/1", 1)).toBeUndefined();
      expect(await take("ticket/2", 1)).toBe(1);
      expect(await take("ticket/1", 3)).toBe(3);
    });

    it("comes with others: the change gets those that are fresh, and none runs when none is", async () => {
      const graph = await bench.insert("a");
      const entry = (subject: string, version: number): InboxEntry => ({ subject, version });
      const take = (...entries: InboxEntry[]) =>
        bench.ledger.change(
          bench.org,
          graph.id,
          write,
          async ({ fresh }) => ({ result: fresh, changed: false }),
          entries,
        );
      const [one, two, three] = [entry("ticket/1", 2), entry("ticket/2", 7), entry("ticket/3", 1)];
      expect(await take(three, one)).toEqual([three, one]);
      expect(await take(two, one, entry("ticket/3", 2))).toEqual([two, entry("ticket/3", 2)]);
      expect(await take(entry("ticket/1", 1), two, three)).toBeUndefined();
      expect(await take(entry("ticket/1", 3))).toEqual([entry("ticket/1", 3)]);
    });

    it("of a change that failed is taken again", async () => {
      const graph = await bench.insert("a");
      const entry = { subject: "ticket/1", version: 1 };
      const fail = bench.ledger.change(bench.org, graph.id, write, () => Promise.reject(new Error("no")), [
        entry,
      ]);
      await expect(fail).rejects.toThrow("no");
      const again = bench.ledger.change(
        bench.org,
        graph.id,
        write,
        async () => ({ result: 1, changed: true }),
        [entry],
      );
      expect(await again).toBe(1);
    });
  });

  describe("merges", () => {
    it("are kept with their change, replaced under their id, and listed newest first", async () => {
      const graph = await bench.insert("a");
      const merges = [mergeOf(graph.id), mergeOf(graph.id), mergeOf(graph.id)];
      const keep = (merge: ReturnType<typeof mergeOf>) =>
        bench.ledger.change(bench.org, graph.id, write, async () => ({ result: 1, changed: true, merge }));
      for (const merge of merges) await keep(merge);
      const [first, second, third] = merges;
      const undone = { ...second!, undoneAt: "2026-01-06T00:00:00.000Z", undoneBy: "grace" };
      await keep(undone);
      expect(await bench.ledger.getMerge(bench.org, graph.id, second!.id)).toEqual(undone);
      expect(await bench.ledger.listMerges(bench.org, graph.id, { limit: 2 })).toEqual([third, undone]);
      expect(await bench.ledger.listMerges(bench.org, graph.id, { before: second!.id, limit: 2 })).toEqual([
        first,
      ]);
      expect(await bench.ledger.getMerge(bench.org, newId(), second!.id)).toBeUndefined();
      expect(await bench.ledger.getMerge(newId(), graph.id, second!.id)).toBeUndefined();
      expect(await bench.ledger.listMerges(newId(), graph.id, { limit: 2 })).toEqual([]);
    });
  });

  describe("relation fields", () => {
    it("are those of the newest version of the definition, or null once it is gone", async () => {
      const id = newId();
      expect(await bench.ledger.readRelationFields(bench.org, id)).toBeUndefined();
      await bench.ledger.writeRelationFields(bench.org, id, 2, { owner: "person" });
      await bench.ledger.writeRelationFields(bench.org, id, 1, { owner: "team" });
      await bench.ledger.writeRelationFields(bench.org, id, 2, { owner: "team" });
      expect(await bench.ledger.readRelationFields(bench.org, id)).toEqual({ owner: "person" });
      expect(await bench.ledger.readRelationFields(newId(), id)).toBeUndefined();
      await bench.ledger.writeRelationFields(bench.org, id, 3, null);
      await bench.ledger.writeRelationFields(bench.org, id, 1, {});
      expect(await bench.ledger.readRelationFields(bench.org, id)).toBeNull();
    });
  });
}
