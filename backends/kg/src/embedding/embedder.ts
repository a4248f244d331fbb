/** Turns texts into vectors whose nearness is nearness of meaning. */
export interface Embedder {
  /** Names what makes the vectors: those of different models are never compared. */
  readonly model: string;
  readonly dimensions: number;
  /** One vector for each text, in their order. Rejects when the embedder cannot be reached. */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** Where vectors are kept between processes; a cache of the adapters is one. */
export interface EmbeddingCache {
  get<TValue>(orgId: string, key: string): Promise<TValue | undefined>;
  set(orgId: string, key: string, value: unknown, ttlMs: number): Promise<void>;
}
