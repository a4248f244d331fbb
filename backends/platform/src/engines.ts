import type { EventBus } from "@elqnt/adapters/bus";
import { type Cache, createMemoryBus, createMemoryCache } from "@elqnt/adapters/memory";
import type { ReadyCheck } from "@elqnt/service-kit";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";
import { openStores, type Stores } from "./stores.ts";
import { observedBus } from "./telemetry/observed-bus.ts";
import type { Observers } from "./telemetry/observers.ts";

/** What the services of this process stand on. */
export interface Engines extends Stores {
  readonly bus: EventBus;
  readonly cache: Cache;
  /** The parts that services can do without for a while. */
  readonly optional: () => readonly ReadyCheck[];
}

/** A part of the platform that may be in this process or elsewhere. */
interface Part<TPart> {
  readonly part: TPart;
  /** Whether it can be reached; absent where it cannot be away. */
  readonly check?: () => ReadyCheck;
}

/** Opens the stores, the bus at `NATS_URL` or in this process, and the cache at `REDIS_URL` or in this process. */
export async function openEngines(config: Config, log: Log, observers: Observers): Promise<Engines> {
  const stores = await openStores(config, log);
  const bus = await openBus(config, log);
  const cache = await openCache(config, log);
  return {
    ...stores,
    bus: observedBus(bus.part, observers),
    cache: cache.part,
    optional: () => [bus, cache].flatMap(({ check }) => check?.() ?? []),
    async close() {
      await bus.part.close();
      await cache.part.close();
      await stores.close();
    },
  };
}

/**
 * Without NATS an event counts as published once it was handled, so that none is lost when the process ends between
 * the two.
 */
async function openBus({ natsUrl }: Config, log: Log): Promise<Part<EventBus>> {
  const onDeadLetter = ({ id, type, orgid, deadreason }: DeadLetterLike) =>
    log({ level: "error", message: "an event was given up", event: id, type, orgid, reason: deadreason });
  if (!natsUrl) return { part: createMemoryBus({ acknowledge: "handled", onDeadLetter }) };
  const { createNatsBus } = await import("@elqnt/adapters/nats");
  const onError = (error: unknown) => log({ level: "warn", message: "the event bus is in trouble", error });
  const part = createNatsBus({ servers: natsUrl, onError, onDeadLetter });
  return { part, check: () => ({ name: "nats", ready: part.isConnected(), optional: true }) };
}

interface DeadLetterLike {
  readonly id: string;
  readonly type: string;
  readonly orgid: string;
  readonly deadreason: string;
}

async function openCache({ redisUrl }: Config, log: Log): Promise<Part<Cache>> {
  if (!redisUrl) return { part: createMemoryCache() };
  const { createRedisCache } = await import("@elqnt/adapters/redis");
  const onError = (error: unknown) => log({ level: "warn", message: "the cache is in trouble", error });
  const part = createRedisCache({ url: redisUrl, onError });
  return { part, check: () => ({ name: "redis", ready: part.isConnected(), optional: true }) };
}
