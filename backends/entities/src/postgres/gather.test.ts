import { describe, expect, it } from "vitest";
import { Gatherer } from "./gather.ts";

const batches: (readonly number[])[] = [];
const gathererOf = (run: (items: readonly number[]) => Promise<readonly (number | Promise<number>)[]>) => {
  batches.length = 0;
  const options = { concurrency: 1, maxWeight: 3, weigh: () => 1 };
  return new Gatherer<number, number>((items) => {
    batches.push(items);
    return run(items);
  }, options);
};

describe("gathered calls", () => {
  it("go at once when nothing runs, and together when they had to wait, in bounded batches", async () => {
    const gate = Promise.withResolvers<void>();
    const gatherer = gathererOf(async (items) => {
      await gate.promise;
      return items.map((item) => item * 10);
    });
    const first = gatherer.add(1);
    await expect.poll(() => batches.length).toBe(1);
    const rest = [2, 3, 4, 5].map((item) => gatherer.add(item));
    gate.resolve();
    expect(await Promise.all([first, ...rest])).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  });

  it("fail together with their batch, or alone where the batch says so, and the next ones go on", async () => {
    const gatherer = gathererOf(async ([item]) => {
      if (item === 1) throw new Error("lost");
      return [2, Promise.reject(new Error("taken"))];
    });
    const lost = await Promise.allSettled([gatherer.add(1), gatherer.add(1)]);
    expect(lost.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const [kept, taken] = await Promise.allSettled([gatherer.add(2), gatherer.add(3)]);
    expect([kept.status, taken.status]).toEqual(["fulfilled", "rejected"]);
  });
});
