import { newId } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import { graphOf, type LedgerBench, mergeOf, problemOf, until, write } from "../testing/ledger.ts";

export function describeGraphs(bench: LedgerBench): void {
  it("are read by id, by name, and listed by name in pages", async () => {
    const names = ["b", "a", "\u{1F600}", "\uFFFD", "B"];
    const graphs = await Promise.all(names.map((name) => bench.insert(name)));
    expect(await bench.ledger.getGraph(bench.org, graphs[0]!.id)).toEqual(graphs[0]);
    expect(await bench.ledger.getGraphByName(bench.org, "a")).toEqual(graphs[1]);
    expect(await bench.ledger.getGraph(bench.org, newId())).toBeUndefined();
    expect(await bench.ledger.getGraphByName(bench.org, "c")).toBeUndefined();
    const listed = async (after: string | undefined, limit: number) =>
      (await bench.ledger.listGraphs(bench.org, { after, limit })).map(({ name }) => name);
    expect(await listed(undefined, 3)).toEqual(["B", "a", "b"]);
    expect(await listed("b", 3)).toEqual(["\uFFFD", "\u{1F600}"]);
    expect(await listed("\u{1F600}", 3)).toEqual([]);
  });

  it("keep their description, and lose it", async () => {
    const described = { ...graphOf("a"), description: "What it holds." };
    await bench.ledger.insertGraph(bench.org, described, 10, write);
    expect(await bench.ledger.getGraph(bench.org, described.id)).toEqual(described);
    const { description: _, ...plain } = { ...described, version: 2 };
    await bench.ledger.updateGraph(bench.org, described, plain, write);
    expect(await bench.ledger.getGraph(bench.org, described.id)).toEqual(plain);
  });

  it("have names of their own and a limit, also when they come at once", async () => {
    const codes = await Promise.all(["a", "a", "b", "c"].map((name) => problemOf(bench.insert(name, 2))));
    expect(codes.filter((code) => code === undefined)).toHaveLength(2);
    expect(await bench.ledger.listGraphs(bench.org, { limit: 10 })).toHaveLength(2);
    const [first] = await bench.ledger.listGraphs(bench.org, { limit: 1 });
    expect(await problemOf(bench.insert(first!.name, 10))).toBe("graph_exists");
    expect(await problemOf(bench.insert("d", 2))).toBe("limit_reached");
    expect(await bench.typesOf()).toEqual(["graph.created", "graph.created"]);
  });

  it("change at the version they were read at", async () => {
    const graph = await bench.insert("a");
    await bench.insert("b");
    const next = { ...graph, name: "c", version: 2, updatedAt: "2026-01-06T00:00:00.000Z" };
    expect(await bench.ledger.updateGraph(bench.org, graph, next, write)).toEqual(next);
    expect(await bench.ledger.getGraphByName(bench.org, "c")).toEqual(next);
    expect(await problemOf(bench.ledger.updateGraph(bench.org, graph, next, write))).toBe("version_conflict");
    expect(
      await problemOf(bench.ledger.updateGraph(bench.org, next, { ...next, name: "b", version: 3 }, write)),
    ).toBe("graph_exists");
    const unknown = graphOf("x");
    expect(await problemOf(bench.ledger.updateGraph(bench.org, unknown, unknown, write))).toBe(
      "graph_not_found",
    );
  });

  it("go at the version they were read at, with everything about them", async () => {
    const graph = await bench.insert("a");
    const merge = mergeOf(graph.id);
    await bench.ledger.change(bench.org, graph.id, write, async () => ({ result: 1, changed: true, merge }));
    const stale = { ...graph, version: 2 };
    expect(await problemOf(bench.ledger.deleteGraph(bench.org, stale, write))).toBe("version_conflict");
    await bench.ledger.deleteGraph(bench.org, graph, write);
    expect(await problemOf(bench.ledger.deleteGraph(bench.org, graph, write))).toBe("graph_not_found");
    expect(await bench.ledger.revision(bench.org, graph.id)).toBeUndefined();
    expect(await bench.ledger.getMerge(bench.org, graph.id, merge.id)).toBeUndefined();
    expect(await problemOf(bench.change(graph.id))).toBe("graph_not_found");
    await bench.insert("a");
    expect(await bench.typesOf()).toEqual(["graph.created", "graph.deleted", "graph.created"]);
  });

  it("go after the change that runs, and the change that waits finds none", async () => {
    const graph = await bench.insert("a");
    const [started, gate] = [until(), until()];
    const running = bench.ledger.change(bench.org, graph.id, write, async () => {
      started.pass();
      await gate.passed;
      return { result: "done", changed: true };
    });
    await started.passed;
    const deleted = bench.ledger.deleteGraph(bench.org, graph, write);
    gate.pass();
    expect(await running).toBe("done");
    await deleted;
    expect(await problemOf(bench.change(graph.id))).toBe("graph_not_found");
  });

  it("of another org are nobody's business", async () => {
    const graph = await bench.insert("a");
    await bench.change(graph.id);
    const other = newId();
    expect(await bench.ledger.getGraph(other, graph.id)).toBeUndefined();
    expect(await bench.ledger.getGraphByName(other, "a")).toBeUndefined();
    expect(await bench.ledger.listGraphs(other, { limit: 10 })).toEqual([]);
    expect(await bench.ledger.revision(other, graph.id)).toBeUndefined();
    expect(await problemOf(bench.ledger.updateGraph(other, graph, graph, write))).toBe("graph_not_found");
    expect(await problemOf(bench.ledger.deleteGraph(other, graph, write))).toBe("graph_not_found");
    const foreign = bench.ledger.change(other, graph.id, write, async () => ({ result: 1, changed: true }));
    expect(await problemOf(foreign)).toBe("graph_not_found");
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(1);
    expect(await bench.events(other)).toEqual([]);
  });
}
