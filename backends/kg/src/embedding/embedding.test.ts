import { type LogEntry, newId } from "@elqnt/service-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMemoryGraphStore } from "../memory-store.ts";
import { nodeRow } from "../testing/elements.ts";
import type { EmbeddingCache } from "./embedder.ts";
import { Embeddings } from "./embeddings.ts";
import { embedText, hashingEmbedder } from "./hashing-embedder.ts";
import { EmbeddingQueue } from "./queue.ts";
import { cosine } from "./vectors.ts";

describe("the hashing embedder", () => {
  it("brings texts near that share words or stems", () => {
    const near = (left: string, right: string) => cosine(embedText(left), embedText(right));
    expect(near("steam engine", "Engines driven by steam")).toBeGreaterThan(
      near("steam engine", "a cup of tea"),
    );
    expect(near("billing problem", "problems with billing")).toBeGreaterThan(0.5);
  });

  it("makes vectors of length 1, the same for the same text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const vector = embedText(text);
        expect(vector).toEqual(embedText(text));
        const length = Math.hypot(...vector);
        expect(length === 0 || Math.abs(length - 1) < 1e-9).toBe(true);
      }),
    );
  });
});

const open = async (
  embedder = hashingEmbedder,
  { cache, wait }: { cache?: EmbeddingCache; wait?: (ms: number) => Promise<void> } = {},
) => {
  const [org, graphId, store] = [newId(), newId(), createMemoryGraphStore()];
  const ids = Array.from({ length: 150 }, (_, at) => `n${at}`);
  await store.write(org, graphId, 1, { nodes: ids.map((id) => nodeRow(id, { name: `node ${id}` })) });
  const log: LogEntry[] = [];
  const embeddings = new Embeddings(store, embedder, cache);
  const queue = new EmbeddingQueue(embeddings, (entry) => log.push(entry), wait);
  const embedded = async () => (await store.countGraph(org, graphId)).embeddedCount;
  return { org, graphId, store, ids, embeddings, queue, log, embedded };
};

describe("the embedding queue", () => {
  it("embeds what was given to it before it closes", async () => {
    const { org, graphId, ids, queue, embedded } = await open();
    await queue.add(org, graphId, ids);
    await queue.close();
    expect(await embedded()).toBe(150);
  });

  it("tries again after a failure, and says so", async () => {
    let calls = 0;
    const embed = async (texts: readonly string[]) => {
      if (calls++ === 0) throw new Error("away");
      return hashingEmbedder.embed(texts);
    };
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    const { org, graphId, ids, queue, embedded, log } = await open({ ...hashingEmbedder, embed }, { wait });
    await queue.add(org, graphId, ids);
    await queue.drained();
    expect([await embedded(), waits]).toEqual([150, [250]]);
    expect(log.map(({ level, attempt }) => [level, attempt])).toEqual([["warn", 1]]);
  });

  it("gives up on what cannot be embedded when it closes", async () => {
    const embed = () => Promise.reject(new Error("away"));
    const { org, graphId, ids, queue, embedded, log } = await open({ ...hashingEmbedder, embed });
    await queue.add(org, graphId, ids);
    await queue.close();
    expect([await embedded(), log.at(-1)?.level]).toEqual([0, "error"]);
  });
});

describe("embeddings", () => {
  it("of a text are made once where there is a cache", async () => {
    const kept = new Map<string, unknown>();
    const cache: EmbeddingCache = {
      get: async <TValue>(org: string, key: string) => kept.get(`${org} ${key}`) as TValue | undefined,
      set: async (org, key, value) => void kept.set(`${org} ${key}`, value),
    };
    const texts: string[] = [];
    const embed = async (wanted: readonly string[]) => {
      texts.push(...wanted);
      return hashingEmbedder.embed(wanted);
    };
    const { org, graphId, ids, embeddings } = await open({ ...hashingEmbedder, embed }, { cache });
    await embeddings.ofNodes(org, graphId, ids.slice(0, 3));
    await embeddings.ofText(org, "node n1");
    await embeddings.ofNodes(org, graphId, ids.slice(0, 4));
    expect(texts).toEqual(["node n0", "node n1", "node n2", "node n3"]);
  });
});
