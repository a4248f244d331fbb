import type { CloudEvent } from "@elqnt/adapters/bus";
import { testNatsServer } from "@elqnt/adapters/testing";
import { AckPolicy, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect } from "@nats-io/transport-node";
import pg from "pg";

/** What the platform's way of an event is made of, each alone with the least code. */
export interface Raw {
  /** Publishes events to JetStream, up to `inFlight` at once, and resolves when a consumer acknowledged all. */
  viaJetStream(events: readonly CloudEvent[], inFlight: number): Promise<void>;
  /** Inserts each event as a row, in a transaction of its own, over ten connections. */
  intoPostgres(events: readonly CloudEvent[]): Promise<void>;
  close(): Promise<void>;
}

const server = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** Opens a NATS server and a table. Close them, or they stay. */
export async function openRaw(): Promise<Raw> {
  const nats = await testNatsServer();
  await nats.start();
  const nc = await connect({ servers: nats.url });
  const [js, jsm] = [jetstream(nc), await jetstreamManager(nc)];
  await jsm.streams.add({ name: "RAW", subjects: ["raw.>"] });
  await jsm.consumers.add("RAW", {
    durable_name: "raw",
    ack_policy: AckPolicy.Explicit,
    max_ack_pending: 10_000,
  });
  const consumer = await js.consumers.get("RAW", "raw");
  const messages = await consumer.consume({ max_messages: 500 });
  let heard = (): void => {};
  const consuming = (async () => {
    for await (const message of messages) {
      message.json();
      message.ack();
      heard();
    }
  })();
  const pool = new pg.Pool({ connectionString: server, max: 10 });
  const table = `bench_raw_${process.pid}`;
  await pool.query(`create table ${table} (id text primary key, event json not null)`);

  return {
    async viaJetStream(events, inFlight) {
      const all = Promise.withResolvers<void>();
      let left = events.length;
      heard = () => {
        left -= 1;
        if (left === 0) all.resolve();
      };
      await inParallel(events, inFlight, async (event) => {
        await js.publish(`raw.${event.type}`, JSON.stringify(event));
      });
      await all.promise;
    },
    intoPostgres: (events) =>
      inParallel(events, 10, async (event) => {
        await pool.query({
          name: "insert",
          text: `insert into ${table} (id, event) values ($1, $2)`,
          values: [event.id, JSON.stringify(event)],
        });
      }),
    async close() {
      await messages.close();
      await consuming;
      await nc.close();
      await nats.close();
      await pool.query(`drop table ${table}`);
      await pool.end();
    },
  };
}

/** Does the work of each item, `size` at once. */
async function inParallel<TItem>(
  items: readonly TItem[],
  size: number,
  work: (item: TItem) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: size }, worker));
}
