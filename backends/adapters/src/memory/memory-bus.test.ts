import { expect, it, vi } from "vitest";
import { busContract, exampleEvent } from "../bus/bus.contract.ts";
import type { DeadLetter } from "../bus/event-bus.ts";
import { createMemoryBus } from "./memory-bus.ts";

busContract("memory", async () => createMemoryBus());

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
