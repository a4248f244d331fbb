export { assertCloudEvent, type CloudEvent, EventRefused } from "../bus/cloud-event.ts";
export {
  BusUnavailable,
  type DeadLetter,
  type Delivery,
  type EventBus,
  RejectEvent,
  RetryLater,
  type SubscribeOptions,
  type Subscription,
} from "../bus/event-bus.ts";
export type { Cache } from "../cache/cache.ts";
export { createMemoryBus, type MemoryBusOptions } from "./memory-bus.ts";
export { createMemoryCache, type MemoryCacheOptions } from "./memory-cache.ts";
