import { randomBytes } from "node:crypto";
import { jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import type { EventBus } from "../bus/event-bus.ts";
import { createNatsBus, type NatsBusOptions } from "../nats/index.ts";

/** The NATS server of the tests: `NATS_URL`, or the local one. */
export const testNatsUrl: string = process.env.NATS_URL ?? "nats://127.0.0.1:4222";

export interface TestNats {
  /** The namespace that only this test uses. */
  readonly prefix: string;
  /** A bus in the namespace, as another process would have. */
  bus(options?: Partial<NatsBusOptions>): EventBus;
  /** Closes the buses and deletes the streams. */
  close(): Promise<void>;
}

/** A namespace of its own on the NATS server of the tests. */
export function testNats(): TestNats {
  const prefix = `test${randomBytes(6).toString("hex")}`;
  const buses: EventBus[] = [];
  return {
    prefix,
    bus(options = {}) {
      const bus = createNatsBus({ servers: testNatsUrl, prefix, ...options });
      buses.push(bus);
      return bus;
    },
    async close() {
      await Promise.all(buses.map((bus) => bus.close()));
      const nc = await connect({ servers: testNatsUrl });
      const jsm = await jetstreamManager(nc);
      for await (const name of jsm.streams.names()) {
        if (name.includes(prefix)) await jsm.streams.delete(name);
      }
      await nc.close();
    },
  };
}
