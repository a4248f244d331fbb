import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CloudEvent } from "./cloud-event.ts";
import {
  type DeadLetter,
  type EventBus,
  RejectEvent,
  RetryLater,
  type SubscribeOptions,
} from "./event-bus.ts";

const orgid = "0197b2d3-982f-7b79-b2bf-710f6def104a";
let counter = 0;

/** An event with a fresh id, for tests of buses and their consumers. */
export function exampleEvent(overrides: Partial<CloudEvent> = {}): CloudEvent {
  counter += 1;
  return {
    specversion: "1.0",
    id: `event-${process.pid}-${counter}`,
    source: "/entities",
    type: "entity.events.created",
    time: "2026-01-02T03:04:05.000Z",
    orgid,
    data: { n: counter },
    ...overrides,
  };
}

/** A deadline for a busy machine; nothing waits for it. */
const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000, interval: 5 });

function closedGate() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open: () => open() };
}

/** What every implementation of the {@link EventBus} port promises. `open` gives an empty bus. */
export function busContract(implementation: string, open: () => Promise<EventBus>): void {
  describe(`EventBus on ${implementation}`, () => {
    let bus: EventBus;
    beforeEach(async () => {
      bus = await open();
    });
    afterEach(() => bus.close());

    /** Subscribes with short delays and collects what arrives. */
    async function listen(options: Partial<SubscribeOptions> & { durable: string }) {
      const events: CloudEvent[] = [];
      const handle = options.handle ?? (async () => {});
      const subscription = await bus.subscribe({
        subjects: ["entity.events.>"],
        backoffMs: [5],
        ...options,
        handle: async (event, delivery) => {
          events.push(event);
          await handle(event, delivery);
        },
      });
      return { events, ids: () => events.map((event) => event.id), close: () => subscription.close() };
    }

    /** Publishes without waiting: a bus may take its time until the event is handled. */
    function send(event: CloudEvent): void {
      bus.publish(event).catch(() => {});
    }

    function publishMany(count: number): string[] {
      const events = Array.from({ length: count }, () => exampleEvent());
      for (const event of events) send(event);
      return events.map((event) => event.id);
    }

    it("delivers the event as it was published", async () => {
      const kg = await listen({ durable: "kg" });
      const event = exampleEvent({
        subject: "record-1",
        traceparent: "00-a-b-01",
        data: { text: "ü", list: [1] },
      });
      expect(await bus.publish(event)).toEqual({ duplicate: false });
      await eventually(() => expect(kg.events).toEqual([event]));
    });

    it("gives each durable consumer every event, in the order of publishing", async () => {
      const kg = await listen({ durable: "kg" });
      const search = await listen({ durable: "search" });
      const ids = publishMany(20);
      await eventually(() => expect(kg.ids()).toEqual(ids));
      await eventually(() => expect(search.ids()).toEqual(ids));
    });

    it("shares the events among the members of a queue group", async () => {
      const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
      const first = await listen({ durable: "kg", handle: slow });
      const second = await listen({ durable: "kg", handle: slow });
      const ids = publishMany(20);
      await eventually(() => expect([...first.ids(), ...second.ids()].sort()).toEqual([...ids].sort()));
      expect(first.events.length).toBeGreaterThan(0);
      expect(second.events.length).toBeGreaterThan(0);
    });

    it("filters by subject: * is one token, > the rest", async () => {
      const one = await listen({ durable: "one", subjects: ["entity.events.*"] });
      const rest = await listen({ durable: "rest", subjects: ["entity.>"] });
      const two = await listen({ durable: "two", subjects: ["entity.events.created", "workflow.>"] });
      const types = [
        "entity.events.created",
        "entity.events.definition.created",
        "workflow.events.task.created",
      ];
      for (const type of types) await bus.publish(exampleEvent({ type }));
      await eventually(() => {
        expect(one.events.map((event) => event.type)).toEqual([types[0]]);
        expect(rest.events.map((event) => event.type)).toEqual([types[0], types[1]]);
        expect(two.events.map((event) => event.type)).toEqual([types[0], types[2]]);
      });
    });

    it("drops an event id it has seen, even when published at the same time", async () => {
      const kg = await listen({ durable: "kg" });
      const event = exampleEvent();
      const answers = await Promise.all([bus.publish(event), bus.publish(event), bus.publish(event)]);
      expect(answers.filter((answer) => answer.duplicate)).toHaveLength(2);
      const [last] = publishMany(1);
      await eventually(() => expect(kg.ids()).toEqual([event.id, last]));
    });

    it("keeps events for a durable consumer that is away", async () => {
      const before = await listen({ durable: "kg" });
      await before.close();
      const ids = publishMany(3);
      const after = await listen({ durable: "kg" });
      await eventually(() => expect(after.ids()).toEqual(ids));
      expect(before.events).toEqual([]);
    });

    it("waits for the running handler on close and hands it nothing more", async () => {
      const { gate, open } = closedGate();
      const kg = await listen({ durable: "kg", handle: () => gate });
      const ids = publishMany(2);
      await eventually(() => expect(kg.ids()).toEqual([ids[0]]));
      const closed = kg.close();
      open();
      await closed;
      const next = await listen({ durable: "kg" });
      await eventually(() => expect(next.ids()).toEqual([ids[1]]));
      expect(kg.ids()).toEqual([ids[0]]);
    });

    it("redelivers what a handler rejected, counting the attempts", async () => {
      const attempts: number[] = [];
      await listen({
        durable: "kg",
        handle: async (_event, { attempt }) => {
          attempts.push(attempt);
          if (attempt < 3) throw new Error("not yet");
        },
      });
      publishMany(1);
      await eventually(() => expect(attempts).toEqual([1, 2, 3]));
    });

    it("does not let a failing event hold up the others", async () => {
      const kg = await listen({
        durable: "kg",
        backoffMs: [60_000],
        handle: async (event) => {
          if ((event.data as { bad?: boolean }).bad) throw new Error("bad");
        },
      });
      const bad = exampleEvent({ data: { bad: true } });
      send(bad);
      const ids = publishMany(3);
      await eventually(() => expect(kg.ids()).toEqual([bad.id, ...ids]));
    });

    it("lets a handler choose the delay", async () => {
      const attempts: number[] = [];
      await listen({
        durable: "kg",
        backoffMs: [60_000],
        handle: async (_event, { attempt }) => {
          attempts.push(attempt);
          if (attempt === 1) throw new RetryLater(1);
        },
      });
      publishMany(1);
      await eventually(() => expect(attempts).toEqual([1, 2]));
    });

    it("redelivers what is not acknowledged in time and tells the late handler", async () => {
      const attempts: number[] = [];
      const late: boolean[] = [];
      await listen({
        durable: "kg",
        ackWaitMs: 30,
        handle: async (_event, { attempt, signal }) => {
          attempts.push(attempt);
          if (attempt > 1) return;
          await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
          late.push(signal.aborted);
        },
      });
      publishMany(1);
      await eventually(() => expect(attempts).toEqual([1, 2]));
      expect(late).toEqual([true]);
    });

    it("makes a poison event a dead letter after its last delivery", async () => {
      const dead = await listen({ durable: "operator", subjects: ["dead.>"] });
      const kg = await listen({
        durable: "kg",
        maxDeliveries: 3,
        handle: async () => {
          throw new Error("no such column");
        },
      });
      const event = exampleEvent();
      await bus.publish(event);
      await eventually(() => expect(dead.events).toHaveLength(1));
      expect(kg.events).toHaveLength(3);
      const letter = dead.events[0] as DeadLetter;
      expect(letter).toMatchObject({ type: "dead.kg.entity.events.created", orgid, data: event.data });
      expect(letter).toMatchObject({ deadreason: "no such column", deadattempts: 3 });
    });

    it("makes a rejected event a dead letter at once", async () => {
      const dead = await listen({ durable: "operator", subjects: ["dead.kg.>"] });
      const kg = await listen({
        durable: "kg",
        handle: async () => {
          throw new RejectEvent("the org of the event differs from its data");
        },
      });
      publishMany(1);
      await eventually(() => expect(dead.events).toHaveLength(1));
      expect(kg.events).toHaveLength(1);
    });

    it("hands several events to a member that asks for it", async () => {
      let running = 0;
      let most = 0;
      const { gate, open } = closedGate();
      const kg = await listen({
        durable: "kg",
        concurrency: 3,
        handle: async () => {
          running += 1;
          most = Math.max(most, running);
          await gate;
          running -= 1;
        },
      });
      publishMany(8);
      await eventually(() => expect(running).toBe(3));
      open();
      await eventually(() => expect(kg.events).toHaveLength(8));
      expect(most).toBe(3);
    });

    /** Listens and collects; resolves once listening has begun. */
    async function hear(subjects: readonly string[]) {
      const events: CloudEvent[] = [];
      const { promise: begun, resolve } = Promise.withResolvers<void>();
      const listener = bus.listen({ subjects, hear: (event) => void events.push(event), began: resolve });
      await begun;
      return { events, ids: () => events.map(({ id }) => id), close: () => listener.close() };
    }

    it("lets every listener hear every event, beside the consumers", async () => {
      const kg = await listen({ durable: "kg" });
      const first = await hear(["entity.events.>"]);
      const second = await hear(["entity.events.>"]);
      const ids = publishMany(20);
      await eventually(() => expect(first.ids()).toEqual(ids));
      await eventually(() => expect(second.ids()).toEqual(ids));
      await eventually(() => expect(kg.ids()).toEqual(ids));
    });

    it("lets a listener hear its subjects only, and events of its own", async () => {
      const one = await hear(["kg.events.graph.*", "workflow.>"]);
      const other = await hear(["kg.>"]);
      const types = ["kg.events.graph.created", "entity.events.created", "workflow.events.task.created"];
      for (const type of types) await bus.publish(exampleEvent({ type }));
      await eventually(() => expect(one.events.map(({ type }) => type)).toEqual([types[0], types[2]]));
      await eventually(() => expect(other.events.map(({ type }) => type)).toEqual([types[0]]));
      expect(one.events[0]).toEqual(other.events[0]);
      expect(one.events[0]).not.toBe(other.events[0]);
    });

    it("lets no listener hear what came before it, or after it was closed", async () => {
      const [before] = publishMany(1);
      const all = await hear(["entity.events.>"]);
      const early = await hear(["entity.events.>"]);
      const [heard] = publishMany(1);
      await eventually(() => expect(early.ids()).toContain(heard));
      await early.close();
      const [after] = publishMany(1);
      await eventually(() => expect(all.ids().filter((id) => id !== before)).toEqual([heard, after]));
      expect(early.ids().filter((id) => id !== before)).toEqual([heard]);
    });

    it("refuses to listen to what is no subject", () => {
      expect(() => bus.listen({ subjects: ["entity.>.x"], hear: () => {} })).toThrow(TypeError);
    });

    it.each([
      ["no org", { orgid: undefined as unknown as string }],
      ["an org that is no UUID", { orgid: "public" }],
      ["no id", { id: "" }],
      ["a type with a wildcard", { type: "entity.*" }],
      ["a type with an empty token", { type: "entity..created" }],
    ])("refuses an event with %s", async (_case, fields) => {
      await expect(bus.publish(exampleEvent(fields))).rejects.toThrow(TypeError);
    });

    it("refuses a wrong subscription", async () => {
      await expect(listen({ durable: "a.b" })).rejects.toThrow(TypeError);
      await expect(listen({ durable: "kg", subjects: [] })).rejects.toThrow(TypeError);
      await expect(listen({ durable: "kg", subjects: ["entity.>.x"] })).rejects.toThrow(TypeError);
    });

    it("refuses to publish once closed", async () => {
      await bus.close();
      await expect(bus.publish(exampleEvent())).rejects.toMatchObject({ code: "bus_unavailable" });
    });
  });
}
