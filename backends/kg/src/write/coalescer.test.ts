import { describe, expect, it } from "vitest";
import { until } from "../testing/ledger.ts";
import { Coalescer, type Job } from "./coalescer.ts";

class Numbered implements Job {
  readonly size = 1;
  readonly at: number;

  constructor(at: number) {
    this.at = at;
  }

  fits(others: readonly this[]): boolean {
    return others.every(({ at }) => at !== this.at);
  }
}

describe("the coalescer", () => {
  it("does what comes while a batch runs in the next one, in order, and answers each", async () => {
    const batches: number[][] = [];
    const gate = until();
    const coalescer = new Coalescer<Numbered, number>(async (_key, jobs) => {
      batches.push(jobs.map(({ at }) => at));
      if (batches.length === 1) await gate.passed;
      return jobs.map(({ at }) => at * 10);
    }, 3);
    const results = Promise.all(
      [1, 2, 3, 2, 4, 5, 6, 7].map((at) => coalescer.submit("graph", new Numbered(at))),
    );
    const other = await coalescer.submit("another", new Numbered(9)).then((result) => result);
    expect(other).toBe(90);
    gate.pass();
    expect(await results).toEqual([10, 20, 30, 20, 40, 50, 60, 70]);
    expect(batches).toEqual([[1], [9], [2, 3], [2, 4, 5], [6, 7]]);
  });

  it("gives up a batch at once on an error that would meet each job alone too", async () => {
    const gate = until();
    let runs = 0;
    const coalescer = new Coalescer<Numbered, number>(
      async () => {
        runs++;
        await gate.passed;
        throw new Error("away");
      },
      10,
      () => true,
    );
    const results = Promise.allSettled([1, 2, 3, 4].map((at) => coalescer.submit("graph", new Numbered(at))));
    gate.pass();
    expect((await results).every(({ status }) => status === "rejected")).toBe(true);
    expect(runs).toBe(2);
  });

  it("waits for others before a first job where it is told to", async () => {
    const batches: number[][] = [];
    const run = async (_key: string, jobs: readonly Numbered[]) => {
      batches.push(jobs.map(({ at }) => at));
      return jobs.map(({ at }) => at);
    };
    const gate = until();
    const gather = () => gate.passed;
    const coalescer = new Coalescer<Numbered, number>(run, 10, () => false, gather);
    const results = Promise.all([1, 2].map((at) => coalescer.submit("graph", new Numbered(at))));
    gate.pass();
    expect([await results, batches]).toEqual([[1, 2], [[1, 2]]]);
  });

  it("does jobs alone when their batch failed, so that one spoils no other", async () => {
    const gate = until();
    const coalescer = new Coalescer<Numbered, number>(async (_key, jobs) => {
      await gate.passed;
      if (jobs.some(({ at }) => at === 3)) throw new Error("three");
      return jobs.map(({ at }) => at);
    }, 10);
    const results = Promise.allSettled([1, 2, 3, 4].map((at) => coalescer.submit("graph", new Numbered(at))));
    gate.pass();
    expect((await results).map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
  });
});
