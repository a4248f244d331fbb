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

/** Starts engines and processes; graphs are kept in PostgreSQL. What was started ends when the rest fails to. */
export async function startWholePlatform(): Promise<WholePlatform> {
  const started: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of started.toReversed()) await part.close();
  };
  const keep = async <TPart extends { close(): Promise<void> }>(starting: Promise<TPart>): Promise<TPart> => {
    const part = await starting;
    started.push(part);
    return part;
  };
  try {
    const postgres = await keep(testCluster());
    const nats = await keep(testNatsServer());
    const redis = await keep(testRedisServer());
    await Promise.all([nats.start(), redis.start()]);
    const env = { NATS_URL: nats.url, REDIS_URL: redis.url, DATABASE_POOL: "20" };
    const names = ["auth", "entities", "kg", "kg"];
    const starting = names.map((name) => keep(startService(name, postgres.url, env)));
    await Promise.allSettled(starting);
    const [auth, entities, ...kg] = (await Promise.all(starting)) as [Part, Part, Part, Part];
    const limits = { REDIS_URL: redis.url, RATE_LIMITS: "relaxed" };
    const gateway = await keep(startGateway({ auth, entities, kg: kg[0] }, limits));
    return { postgres, nats, redis, auth, entities, kg, gateway, close };
  } catch (error) {
    await close();
    throw error;
  }
}
