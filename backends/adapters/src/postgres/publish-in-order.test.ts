import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exampleEvent } from "../bus/bus.contract.ts";
import type { EventBus } from "../bus/event-bus.ts";
import { publishInOrder } from "./publish-in-order.ts";

const rowsOf = (records: readonly string[]) =>
  records.map((subject, n) => ({ position: String(n), event: exampleEvent({ subject, data: n }) }));

describe("publishInOrder", () => {
  it("has several records on their way at once, and no more events than it may", async () => {
    let running = 0;
    let most = 0;
    const publish: EventBus["publish"] = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { duplicate: false };
    };
    const rows = rowsOf(Array.from({ length: 40 }, (_, n) => `record-${n}`));
    const { published } = await publishInOrder(rows, { bus: { publish }, inFlight: 8 });
    expect(published).toHaveLength(40);
    expect(most).toBe(8);
  });

  it("keeps the order of each record, whatever arrives late or fails", async () => {
    const record = fc.constantFrom("a", "b", "c");
    const step = fc.record({ record, delay: fc.nat(3), fails: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const rows = rowsOf(steps.map((each) => each.record));
        const begun: string[] = [];
        const publish: EventBus["publish"] = async ({ subject, data }) => {
          const { delay, fails } = steps[data as number]!;
          begun.push(`${subject} ${data}`);
          for (let n = 0; n < delay; n += 1) await new Promise((resolve) => setImmediate(resolve));
          if (fails) throw new Error("away");
          return { duplicate: false };
        };
        const { published, failure } = await publishInOrder(rows, { bus: { publish }, inFlight: 2 });

        expect(begun).toEqual(
          rows.slice(0, begun.length).map(({ event }) => `${event.subject} ${event.data}`),
        );
        const kept = new Set(published);
        for (const name of ["a", "b", "c"]) {
          const ofRecord = rows
            .filter(({ event }) => event.subject === name)
            .map(({ position }) => kept.has(position));
          expect(ofRecord).toEqual(ofRecord.toSorted((one, other) => Number(other) - Number(one)));
        }
        expect(failure !== undefined || kept.size === rows.length).toBe(true);
      }),
    );
  });
});
