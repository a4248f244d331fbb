export * from "../bus/index.ts";
export type { Cache } from "../cache/cache.ts";
export { createMemoryBus, type MemoryBusOptions } from "./memory-bus.ts";
export { createMemoryCache, type MemoryCacheOptions } from "./memory-cache.ts";
export { createMemoryKeyValue } from "./memory-key-value.ts";
export { createMemoryRequestReply } from "./memory-request-reply.ts";
