import { describe, expect, it, vi } from "vitest";
import { busContract, exampleEvent } from "../bus/bus.contract.ts";
import { type DeadLetter, RejectEvent } from "../bus/event-bus.ts";
import { createMemoryBus } from "./memory-bus.ts";

busContract("memory", async () => createMemoryBus());
busContract("memory, where publishing ends with handling", async () =>
  createMemoryBus({ acknowledge: "handled" }),
);

describe('createMemoryBus({ acknowledge: "handled" })', () => {
  const heard = { durable: "kg", subjects: ["entity.>"], backoffMs: [1] };

  /** A bus, and whether it says that the event was published. */
  function publishing(event = exampleEvent()) {
    const bus = createMemoryBus({ acknowledge: "handled" });
    const state = { bus, event, published: false };
    const publish = async () => {
      const answer = await bus.publish(event);
      state.published = true;
      return answer;
    };
    return Object.assign(state, { publish });
  }

  it("publishes at once what nobody hears", async () => {
    expect(await publishing().publish()).toEqual({ duplicate: false });
  });

  it("waits for every consumer, and for its redeliveries", async () => {
    const state = publishing();
    const gate = Promise.withResolvers<void>();
    const attempts: number[] = [];
    await state.bus.subscribe({ ...heard, durable: "slow", handle: () => gate.promise });
    await state.bus.subscribe({
      ...heard,
      handle: async (_event, { attempt }) => {
        attempts.push(attempt);
        if (attempt < 3) throw new Error("not yet");
      },
    });
    const answer = state.publish();
    await vi.waitFor(() => expect(attempts).toEqual([1, 2, 3]));
    expect(state.published).toBe(false);
    gate.resolve();
    expect(await answer).toEqual({ duplicate: false });
  });

  it("ends with the dead letter of an event that nobody can handle", async () => {
    const state = publishing();
    const handle = () => Promise.reject(new RejectEvent("no"));
    await state.bus.subscribe({ ...heard, handle });
    await state.publish();
  });

  it("answers who publishes again only when the first was handled", async () => {
    const state = publishing();
    const gate = Promise.withResolvers<void>();
    await state.bus.subscribe({ ...heard, handle: () => gate.promise });
    const first = state.bus.publish(state.event);
    const again = state.publish();
    await vi.waitFor(() => expect(state.published).toBe(false));
    gate.resolve();
    expect(await Promise.all([first, again])).toEqual([{ duplicate: false }, { duplicate: true }]);
  });

  it("says after a while that the consumers are at it; publishing again waits on, and delivers nothing twice", async () => {
    const bus = createMemoryBus({ acknowledge: "handled", waitMs: 5, duplicateWindowMs: 1 });
    const event = exampleEvent();
    const gate = Promise.withResolvers<void>();
    const handle = vi.fn(() => gate.promise);
    await bus.subscribe({ ...heard, handle });
    for (let time = 0; time < 3; time += 1)
      await expect(bus.publish(event)).rejects.toMatchObject({ code: "event_in_hand" });
    gate.resolve();
    expect(await bus.publish(event)).toEqual({ duplicate: true });
    expect(handle).toHaveBeenCalledOnce();
  });

  it("takes back what is not handled when it is closed", async () => {
    const state = publishing();
    const away = await state.bus.subscribe({ ...heard, handle: async () => {} });
    await away.close();
    const answer = state.publish();
    await Promise.all([expect(answer).rejects.toMatchObject({ code: "bus_unavailable" }), state.bus.close()]);
  });
});

it("stays bounded: refuses to publish to a consumer that is too far behind", async () => {
  const bus = createMemoryBus({ maxPending: 2 });
  const subscription = await bus.subscribe({ durable: "kg", subjects: [">"], handle: async () => {} });
  await subscription.close();
  await bus.publish(exampleEvent());
  await bus.publish(exampleEvent());
  const event = exampleEvent();
  await expect(bus.publish(event)).rejects.toMatchObject({ code: "bus_unavailable" });

  const ids: string[] = [];
  await bus.subscribe({
    durable: "kg",
    subjects: [">"],
    handle: async ({ id }) => {
      ids.push(id);
    },
  });
  await vi.waitFor(() => expect(ids).toHaveLength(2));
  expect(await bus.publish(event)).toEqual({ duplicate: false });
  await vi.waitFor(() => expect(ids).toContain(event.id));
});

it("tells of dead letters nobody reads, and does not breed them", async () => {
  const letters: DeadLetter[] = [];
  const bus = createMemoryBus({ onDeadLetter: (letter) => letters.push(letter) });
  const fail = async () => {
    throw new Error("broken");
  };
  await bus.subscribe({ durable: "kg", subjects: ["entity.>"], maxDeliveries: 1, handle: fail });
  await bus.subscribe({ durable: "operator", subjects: ["dead.>"], maxDeliveries: 1, handle: fail });
  await bus.publish(exampleEvent());
  await vi.waitFor(() =>
    expect(letters.map((letter) => letter.type)).toEqual([
      "dead.kg.entity.events.created",
      "dead.operator.dead.kg.entity.events.created",
    ]),
  );
});
