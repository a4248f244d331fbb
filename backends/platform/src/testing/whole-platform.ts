import {
  type TestCluster,
  type TestServer,
  testCluster,
  testNatsServer,
  testRedisServer,
} from "@elqnt/adapters/testing";
import { type Part, startGateway, startService } from "./part.ts";

/** Every part of the platform as a process of its own, each to be broken by a test. */
export interface WholePlatform {
  readonly postgres: TestCluster;
  readonly nats: TestServer;
  readonly redis: TestServer;
  readonly auth: Part;
  readonly entities: Part;
  /** Two copies, which share their consumers. Each process of this kind and `entities` runs a relay. */
  readonly kg: readonly [Part, Part];
  readonly gateway: Part;
  close(): Promise<void>;
}

/** Starts engines and processes; graphs are kept in PostgreSQL. */
export async function startWholePlatform(): Promise<WholePlatform> {
  const [postgres, nats, redis] = await Promise.all([testCluster(), testNatsServer(), testRedisServer()]);
  await Promise.all([nats.start(), redis.start()]);
  const engines = { NATS_URL: nats.url, REDIS_URL: redis.url, DATABASE_POOL: "20" };
  const start = (name: string) => startService(name, postgres.url, engines);
  const [auth, entities, ...kg] = await Promise.all(["auth", "entities", "kg", "kg"].map(start));
  const copies = kg as [Part, Part];
  const limits = { REDIS_URL: redis.url, RATE_LIMITS: "relaxed" };
  const gateway = await startGateway({ auth: auth!, entities: entities!, kg: copies[0] }, limits);
  return {
    postgres,
    nats,
    redis,
    auth: auth!,
    entities: entities!,
    kg: copies,
    gateway,
    async close() {
      await Promise.all([gateway, auth!, entities!, ...copies].map((part) => part.close()));
      await Promise.all([nats.close(), redis.close(), postgres.close()]);
    },
  };
}
