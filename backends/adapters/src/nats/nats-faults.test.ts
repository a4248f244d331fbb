import { rmSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { exampleEvent } from "../bus/bus.contract.ts";
import type { EventBus, SubscribeOptions } from "../bus/event-bus.ts";
import { type TestServer, testNatsServer } from "../testing/test-server.ts";
import { createNatsBus, type NatsBusOptions } from "./index.ts";

// Real servers start and die here, on machines that may be busy.
vi.setConfig({ testTimeout: 30_000 });
const patient = { timeout: 15_000, interval: 20 };

let server: TestServer;
const open: EventBus[] = [];
beforeEach(async () => {
  server = await testNatsServer();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((bus) => bus.close()));
  await server.close();
});

function openBus(options: Partial<NatsBusOptions> = {}): EventBus {
  const bus = createNatsBus({ servers: server.url, ...options });
  open.push(bus);
  return bus;
}

async function listen(bus: EventBus, options: Partial<SubscribeOptions> = {}) {
  const ids: string[] = [];
  const handle: SubscribeOptions["handle"] = async (event) => void ids.push(event.id);
  await bus.subscribe({ durable: "kg", subjects: ["entity.events.>"], handle, ...options });
  return ids;
}

/** Publishes under one id until the bus takes it, as the outbox relay does. */
async function publishUntilKept(bus: EventBus): Promise<string> {
  const event = exampleEvent();
  const kept = () =>
    bus.publish(event).then(
      () => true,
      () => false,
    );
  await expect.poll(kept, patient).toBe(true);
  return event.id;
}

/** What publishing comes to: an answer or an error. */
const publishing = (bus: EventBus): Promise<unknown> =>
  bus.publish(exampleEvent()).catch((error: unknown) => error);

const unavailable = { code: "bus_unavailable" };

describe("a NATS bus whose server is away", () => {
  it("starts without it, refuses at once, and works when it comes", async () => {
    const bus = openBus();
    await expect(bus.publish(exampleEvent())).rejects.toMatchObject(unavailable);
    const listening = listen(bus);
    await server.start();
    const ids = await listening;
    const id = await publishUntilKept(bus);
    await expect.poll(() => ids, patient).toEqual([id]);
  });

  it("tells a listener that it hears again, and lets it hear", async () => {
    const bus = openBus();
    const heard: string[] = [];
    let times = 0;
    bus.listen({
      subjects: ["entity.events.>"],
      hear: ({ id }) => void heard.push(id),
      began: () => {
        times += 1;
      },
    });
    await server.start();
    await expect.poll(() => times, patient).toBe(1);
    const first = await publishUntilKept(bus);
    await expect.poll(() => heard, patient).toContain(first);
    await server.kill();
    await expect.poll(() => publishing(bus), patient).toMatchObject(unavailable);
    await server.start();
    await expect.poll(() => times, patient).toBe(2);
    const second = await publishUntilKept(bus);
    await expect.poll(() => heard.at(-1), patient).toBe(second);
  });

  it("ends a subscription that still waits for it when the bus is closed", async () => {
    const bus = openBus();
    const listening = listen(bus);
    await Promise.all([expect(listening).rejects.toMatchObject(unavailable), bus.close()]);
  });

  it("R18: refuses while it is killed; then delivers what it kept, and what is published anew", async () => {
    await server.start();
    const bus = openBus();
    const away = await listen(bus, { durable: "away" });
    const ids = await listen(bus);
    const first = await publishUntilKept(bus);
    await expect.poll(() => [ids, away], patient).toEqual([[first], [first]]);

    await server.kill();
    await expect.poll(() => publishing(bus), patient).toMatchObject(unavailable);
    await server.start();
    const second = await publishUntilKept(bus);
    await expect
      .poll(() => [ids, away], patient)
      .toEqual([
        [first, second],
        [first, second],
      ]);
  });

  it("R19: makes streams and consumers anew when it lost its store, and misses nothing of it", async () => {
    await server.start();
    const bus = openBus();
    const ids = await listen(bus);
    const first = await publishUntilKept(bus);
    await expect.poll(() => ids, patient).toEqual([first]);

    await server.kill();
    rmSync(server.dataDir, { recursive: true });
    await server.start();
    const later = [await publishUntilKept(bus), await publishUntilKept(bus)];
    await expect.poll(() => ids, patient).toEqual([first, ...later]);
  });

  it("does not wait for one that is frozen longer than it was told to", async () => {
    await server.start();
    const bus = openBus({ publishTimeoutMs: 500 });
    await publishUntilKept(bus);
    server.pause();
    await expect.poll(() => publishing(bus), patient).toMatchObject(unavailable);
    server.resume();
    await publishUntilKept(bus);
  });
});
