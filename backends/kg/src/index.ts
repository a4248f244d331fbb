export type { Embedder, EmbeddingCache } from "./embedding/embedder.ts";
export { hashingEmbedder } from "./embedding/hashing-embedder.ts";
export type { KgEnvelope } from "./events.ts";
export type { KgLedger } from "./ledger.ts";
export type { KgPorts } from "./ports.ts";
export { createKgService, type KgService } from "./service.ts";
export type { GraphStore } from "./store.ts";
