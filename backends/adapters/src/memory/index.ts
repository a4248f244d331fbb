export * from "../bus/index.ts";
export type { Cache } from "../cache/cache.ts";
export { createMemoryBus, type MemoryBusOptions } from "./memory-bus.ts";
export { createMemoryCache, type MemoryCacheOptions } from "./memory-cache.ts";
