import { isUuid, ProblemError } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import { type LedgerBench, problemOf, until, upserted, write } from "../testing/ledger.ts";

export function describeChanges(bench: LedgerBench): void {
  it("makes the next revision, which everyone reads once it is answered", async () => {
    const graph = await bench.insert("a");
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(0);
    const first = await bench.change(graph.id);
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(first!.revision);
    const second = await bench.change(graph.id);
    expect(second!.revision).toBeGreaterThan(first!.revision);
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(second!.revision);
    expect(await bench.ledger.getGraph(bench.org, graph.id)).toEqual(graph);
  });

  it("leaves its events in order, in envelopes", async () => {
    const graph = await bench.insert("a");
    await bench.change(graph.id, {
      ...write,
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    });
    const [created, event] = await bench.events(bench.org);
    expect(created).toMatchObject({ type: "kg.events.graph.created", subject: graph.id, data: { graph } });
    expect(event).toMatchObject({
      specversion: "1.0",
      source: "/services/kg",
      type: "kg.events.nodes.upserted",
      subject: graph.id,
      orgid: bench.org,
      requestid: "r-1",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      data: { graphId: graph.id, nodeIds: ["ada"], actor: { userId: "ada", email: "ada@example.com" } },
    });
    expect(isUuid(event!.id)).toBe(true);
    expect(new Date(event!.time).toISOString()).toBe(event!.time);
  });

  it("that changed nothing moves no revision and tells nobody", async () => {
    const graph = await bench.insert("a");
    const { revision } = (await bench.change(graph.id))!;
    await bench.ledger.change(bench.org, graph.id, write, async ({ revision: next }) => ({
      result: 1,
      changed: false,
      events: [upserted(graph.id, next)],
    }));
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(revision);
    expect(await bench.typesOf()).toEqual(["graph.created", "nodes.upserted"]);
  });

  it("follows the one before, and never runs beside it", async () => {
    const [graph, other] = [await bench.insert("a"), await bench.insert("b")];
    let running = 0;
    const seen: number[] = [];
    const one = (graphId: string) =>
      bench.ledger.change(bench.org, graphId, write, async ({ revision }) => {
        running += 1;
        expect(running).toBe(1);
        await bench.ledger.getGraph(bench.org, graphId);
        running -= 1;
        seen.push(revision);
        return { result: revision, changed: true, events: [upserted(graphId, revision)] };
      });
    await Promise.all(Array.from({ length: 10 }, () => one(graph.id)));
    expect(seen).toEqual([...seen].sort((left, right) => left - right));
    expect(new Set(seen).size).toBe(10);
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(Math.max(...seen));
    expect(await bench.ledger.revision(bench.org, other.id)).toBe(0);
    const told = (await bench.events(bench.org)).flatMap(({ data }) =>
      "revision" in data ? data.revision : [],
    );
    expect(told).toEqual(seen);
  });

  it("does not wait for a change of another graph", async () => {
    const [graph, other] = [await bench.insert("a"), await bench.insert("b")];
    const gate = until();
    const slow = bench.ledger.change(bench.org, graph.id, write, async () => {
      await gate.passed;
      return { result: "slow", changed: true };
    });
    expect(await bench.change(other.id)).toBeDefined();
    gate.pass();
    expect(await slow).toBe("slow");
  });

  it("that fails leaves nothing; what it may have written counts as lost", async () => {
    const graph = await bench.insert("a");
    const given: number[] = [];
    const fail = bench.ledger.change(bench.org, graph.id, write, async ({ revision }) => {
      given.push(revision);
      throw new Error("The store is gone.");
    });
    await expect(fail).rejects.toThrow("The store is gone.");
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(0);
    const { revision: committed } = (await bench.change(graph.id))!;
    expect(committed).toBeGreaterThan(given[0]!);
    const seen = await bench.ledger.change(bench.org, graph.id, write, async ({ revision, lost }) => {
      return { result: [given[0]!, committed, revision].map((each) => lost.has(each)), changed: true };
    });
    expect(seen).toEqual([true, false, true]);
    expect(await bench.typesOf()).toEqual(["graph.created", "nodes.upserted"]);
  });

  it("that is refused before it wrote anything loses nothing", async () => {
    const graph = await bench.insert("a");
    const refused = bench.ledger.change(bench.org, graph.id, write, async () => {
      throw new ProblemError("node_not_found");
    });
    expect(await problemOf(refused)).toBe("node_not_found");
    const unchanged = await bench.ledger.change(bench.org, graph.id, write, async ({ revision }) => {
      return { result: revision, changed: false };
    });
    const none = await bench.ledger.change(bench.org, graph.id, write, async ({ revision, lost }) => {
      const before = Array.from({ length: revision - 1 }, (_, index) => lost.has(index + 1));
      return { result: before.some(Boolean), changed: false };
    });
    expect(unchanged).toBeGreaterThan(0);
    expect(none).toBe(false);
  });
}
