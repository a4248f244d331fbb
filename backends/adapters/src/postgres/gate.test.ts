import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Gate } from "./gate.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("lets the next one in when a place is given back, in the order of arrival", async () => {
  const gate = new Gate({ capacity: 1, queue: 5, waitMs: 1_000 });
  const order: number[] = [];
  const leave = await gate.enter();
  const rest = [1, 2, 3].map(async (n) => {
    const done = await gate.enter();
    order.push(n);
    done();
  });
  leave();
  await Promise.all(rest);
  expect(order).toEqual([1, 2, 3]);
});

it("gives one place back once, however often it is told", async () => {
  const gate = new Gate({ capacity: 1, queue: 0, waitMs: 1_000 });
  const leave = await gate.enter();
  leave();
  leave();
  await gate.enter();
  await expect(gate.enter()).rejects.toMatchObject({ code: "store_unavailable", reason: "busy" });
});

it("refuses who would wait behind a full queue, and who waited too long", async () => {
  const gate = new Gate({ capacity: 1, queue: 1, waitMs: 1_000 });
  const leave = await gate.enter();
  const waiting = expect(gate.enter()).rejects.toMatchObject({ reason: "busy", retryAfterSeconds: 1 });
  await expect(gate.enter()).rejects.toMatchObject({ reason: "busy" });
  await vi.advanceTimersByTimeAsync(1_000);
  await waiting;
  leave();
  await expect(gate.enter()).resolves.toBeTypeOf("function");
});
