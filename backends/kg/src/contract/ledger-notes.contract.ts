import { ProblemError } from "@elqnt/service-kit";
import { expect, it } from "vitest";
import type { ChangeNote, ChangeTurn, GraphChange } from "../ledger.ts";
import { keyed, type LedgerBench, mergeOf, problemOf, upserted, write } from "../testing/ledger.ts";

const noteOf = (nodeId: string): ChangeNote => ({
  origin: { actor: { userId: "ada" }, requestId: "r-1" },
  nodeIds: [],
  edgeIds: [],
  deletedNodeIds: [nodeId],
  deletedEdgeIds: [],
});

export function describeNotes(bench: LedgerBench): void {
  /** Changes that note something: `end` says how they do. */
  const noting = (graphId: string, nodeIds: readonly string[], end: () => GraphChange<number>) =>
    bench.ledger.change(bench.org, graphId, write, async ({ note }) => {
      for (const id of nodeIds) await note(noteOf(id));
      return end();
    });
  const lose = (graphId: string, ...nodeIds: string[]) =>
    expect(
      noting(graphId, nodeIds, () => {
        throw new Error("The store is gone.");
      }),
    ).rejects.toThrow("The store is gone.");
  /** What the next change is given, which is refused, so that the one after it is as well. */
  async function given(graphId: string): Promise<readonly ChangeNote[]> {
    let notes: readonly ChangeNote[] = [];
    const refused = bench.ledger.change(bench.org, graphId, write, async (turn) => {
      notes = turn.notes;
      throw new ProblemError("node_not_found");
    });
    expect(await problemOf(refused)).toBe("node_not_found");
    return notes;
  }

  it("are given to the next change when theirs is lost, oldest first, until one commits", async () => {
    const [graph, other] = [await bench.insert("a"), await bench.insert("b")];
    await lose(graph.id, "ada", "bob");
    await lose(graph.id, "cat");
    expect(await given(graph.id)).toEqual([noteOf("ada"), noteOf("bob"), noteOf("cat")]);
    expect(await given(other.id)).toEqual([]);
    expect(await given(graph.id)).toHaveLength(3);
    await bench.change(graph.id);
    expect(await given(graph.id)).toEqual([]);
  });

  it("are listed by graph, whatever org it is of", async () => {
    const graph = await bench.insert("a");
    await bench.insert("b");
    await lose(graph.id, "ada", "bob");
    const own = async () => (await bench.ledger.listNoted()).filter(({ org }) => org === bench.org);
    expect(await own()).toEqual([{ org: bench.org, graphId: graph.id }]);
    await bench.change(graph.id);
    expect(await own()).toEqual([]);
  });

  it("go with their change, whether it changed anything or not", async () => {
    const graph = await bench.insert("a");
    await noting(graph.id, ["ada"], () => ({ result: 1, changed: true }));
    await noting(graph.id, ["bob"], () => ({ result: 1, changed: false }));
    expect(await given(graph.id)).toEqual([]);
  });

  it("are finished by a commit of their own, before the change that found them has another turn", async () => {
    const graph = await bench.insert("a");
    const merge = mergeOf(graph.id);
    await lose(graph.id, "ada");
    const turns: ChangeTurn[] = [];
    const result = await bench.ledger.change(
      bench.org,
      graph.id,
      keyed("k"),
      async (turn) => {
        turns.push(turn);
        const { notes, revision } = turn;
        return notes.length > 0
          ? { again: true, events: [upserted(graph.id, revision)], merges: [merge] }
          : { result: "done", changed: true, events: [upserted(graph.id, revision)] };
      },
      [{ subject: "ticket/1", version: 1 }],
    );
    const [first, second] = turns.map(({ revision }) => revision);
    expect([result, turns.length, first! < second!]).toEqual(["done", 2, true]);
    expect(turns.map(({ fresh }) => fresh)).toEqual(
      Array.from({ length: 2 }, () => [{ subject: "ticket/1", version: 1 }]),
    );
    expect(await bench.ledger.revision(bench.org, graph.id)).toBe(second);
    expect(await bench.ledger.getMerge(bench.org, graph.id, merge.id)).toEqual(merge);
    const record = await bench.ledger.find(bench.org, "ada\nupsert", "k");
    expect(record?.response.body).toBe('"done"');
    const told = (await bench.events(bench.org)).flatMap(({ data }) =>
      "revision" in data ? data.revision : [],
    );
    expect(told).toEqual([first, second]);
  });

  it("stay finished when the change that found them fails then, and what it was to take in stays fresh", async () => {
    const graph = await bench.insert("a");
    const entries = [{ subject: "ticket/1", version: 1 }];
    await lose(graph.id, "ada");
    const failed = bench.ledger.change(
      bench.org,
      graph.id,
      write,
      async ({ notes, revision }) => {
        if (notes.length === 0) throw new ProblemError("node_not_found");
        return { again: true, events: [upserted(graph.id, revision)], merges: [] };
      },
      entries,
    );
    expect(await problemOf(failed)).toBe("node_not_found");
    const fresh = bench.ledger.change(
      bench.org,
      graph.id,
      write,
      async (turn) => ({ result: turn.fresh, changed: false }),
      entries,
    );
    expect(await fresh).toEqual(entries);
    expect(await bench.typesOf()).toEqual(["graph.created", "nodes.upserted"]);
    expect(await given(graph.id)).toEqual([]);
  });
}
