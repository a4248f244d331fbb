import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { jetstream } from "@nats-io/jetstream";
import { connect, headers, type MsgHdrs } from "@nats-io/transport-node";
import { afterEach, beforeEach, expect, it } from "vitest";
import { exampleEvent } from "../bus/bus.contract.ts";
import type { CloudEvent } from "../bus/cloud-event.ts";
import type { DeadLetter, EventBus, SubscribeOptions } from "../bus/event-bus.ts";
import { type TestNats, testNats, testNatsUrl } from "../testing/test-nats.ts";

// Deadlines for a busy machine; nothing waits for them.
const patient = { timeout: 15_000, interval: 10 };

let test: TestNats;
beforeEach(() => {
  test = testNats();
});
afterEach(() => test.close());

async function listen(bus: EventBus, options: Partial<SubscribeOptions> = {}) {
  const events: CloudEvent[] = [];
  const handle: SubscribeOptions["handle"] = async (event) => void events.push(event);
  await bus.subscribe({ durable: "kg", subjects: ["entity.events.>"], handle, ...options });
  return events;
}

const idsOf = (...lists: CloudEvent[][]) =>
  lists
    .flat()
    .map((event) => event.id)
    .sort();

it("shares the events of a queue group between processes", async () => {
  const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
  const seen: CloudEvent[][] = [[], []];
  for (const mine of seen) {
    await listen(test.bus(), { handle: (event) => slow().then(() => void mine.push(event)) });
  }
  const publisher = test.bus();
  await listen(publisher, { durable: "other" });
  const events = Array.from({ length: 30 }, () => exampleEvent());
  for (const event of events) await publisher.publish(event);
  await expect.poll(() => idsOf(...seen), patient).toEqual(idsOf(events));
  expect(seen.map((mine) => mine.length > 0)).toEqual([true, true]);
});

it("R07: hands the event of a process killed mid-handler to another", async () => {
  const bus = test.bus();
  await listen(bus, { durable: "other" });
  const event = await killConsumer(bus, "kg");
  const attempts: number[] = [];
  const handled = await listen(bus, {
    ackWaitMs: 100,
    handle: async ({ id }, { attempt }) => void (id === event.id && attempts.push(attempt)),
  });
  await expect.poll(() => attempts, patient).toEqual([2]);
  expect(handled).toEqual([]);
});

it("R07: makes an event that killed its readers a dead letter", async () => {
  const letters: DeadLetter[] = [];
  const bus = test.bus({ onDeadLetter: (letter) => letters.push(letter) });
  await listen(bus, { durable: "other" });
  const event = await killConsumer(bus, "kg");
  const handled = await listen(bus, { ackWaitMs: 100, maxDeliveries: 1 });
  await expect
    .poll(() => letters, patient)
    .toMatchObject([
      { id: `kg.${event.id}`, deadreason: "Every delivery went unanswered.", deadattempts: 1 },
    ]);
  expect(handled).toEqual([]);
});

/** Lets a consumer in a process of its own die with an event in hand. */
async function killConsumer(bus: EventBus, durable: string): Promise<CloudEvent> {
  const script = fileURLToPath(new URL("../testing/__fixtures__/consumer-that-dies.ts", import.meta.url));
  const flags = ["--conditions=@elqnt/source", script, testNatsUrl, test.prefix, durable];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  await once(child.stdout, "data");
  const event = exampleEvent();
  await bus.publish(event);
  expect(await exited).toEqual([null, "SIGKILL"]);
  return event;
}

it.each<[string, Partial<CloudEvent>, (fields: MsgHdrs) => void]>([
  [
    "another org in its header",
    {},
    (fields) => fields.set("X-Org-ID", "0197b2d3-982f-7b79-b2bf-710f6def104b"),
  ],
  ["no org in its header", {}, (fields) => fields.delete("X-Org-ID")],
  ["another type than its subject", { type: "entity.events.deleted" }, () => {}],
  ["no org at all", { orgid: "" }, () => {}],
])("S81: hands no handler a message with %s, and tells of it", async (_case, fields, change) => {
  const errors: unknown[] = [];
  const bus = test.bus({ onError: (error) => errors.push(error) });
  const handled = await listen(bus);
  const nc = await connect({ servers: testNatsUrl });
  const forged = { ...exampleEvent(), ...fields };
  const head = headers();
  head.set("X-Org-ID", exampleEvent().orgid);
  change(head);
  const subject = `${test.prefix}.entity.events.created`;
  await jetstream(nc).publish(subject, JSON.stringify(forged), { headers: head });
  await jetstream(nc).publish(subject, "no JSON");
  await nc.close();
  const good = exampleEvent();
  await bus.publish(good);
  await expect.poll(() => handled, patient).toEqual([good]);
  expect(errors).toMatchObject([{ code: "event_refused" }, { code: "event_refused" }]);
});

it("refuses what the server would never take", async () => {
  const bus = test.bus();
  await listen(bus);
  const refused = { code: "event_refused" };
  await expect(bus.publish(exampleEvent({ type: "chat.events.sent" }))).rejects.toMatchObject(refused);
  await expect(bus.publish(exampleEvent({ data: "x".repeat(2 ** 20) }))).rejects.toMatchObject(refused);
});

it("goes on under other subjects when a durable consumer was deployed anew", async () => {
  const before = test.bus();
  await listen(before, { subjects: ["entity.events.created"] });
  await before.close();
  const bus = test.bus();
  const handled = await listen(bus, { subjects: ["entity.events.deleted"] });
  const events = ["created", "deleted"].map((verb) => exampleEvent({ type: `entity.events.${verb}` }));
  for (const event of events) await bus.publish(event);
  await expect.poll(() => handled, patient).toEqual([events[1]]);
});
