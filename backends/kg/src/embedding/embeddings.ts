import { sha256, utf8 } from "@elqnt/service-kit";
import { foldEmbedding } from "../elements/fold.ts";
import type { EmbeddingWrite, GraphStore } from "../store.ts";
import { chunksOf } from "../write/change.ts";
import { givenEmbedding } from "../write/node-drafts.ts";
import type { Embedder, EmbeddingCache } from "./embedder.ts";
import { textOf } from "./text-of.ts";

const CACHED_MS = 7 * 24 * 60 * 60 * 1000;
/** Nodes read and written at once. */
const ROWS = 500;
/** Texts embedded at once. */
const TEXTS = 64;

/** Makes the vectors of nodes and queries, each text once. */
export class Embeddings {
  readonly #store: GraphStore;
  readonly #embedder: Embedder;
  readonly #cache: EmbeddingCache | undefined;

  constructor(store: GraphStore, embedder: Embedder, cache?: EmbeddingCache) {
    this.#store = store;
    this.#embedder = embedder;
    this.#cache = cache;
  }

  /** Numbers of every vector. */
  get dimensions(): number {
    return this.#embedder.dimensions;
  }

  /** The vector of a text. */
  async ofText(org: string, text: string, signal?: AbortSignal): Promise<readonly number[]> {
    const key = await this.#keyOf(text);
    const [vector] = await this.#vectors(org, [{ key, text }], signal);
    return vector!;
  }

  /**
   * Embeds those of the nodes whose vector is not that of their present text, unless a source gave it. Doing it again
   * changes nothing.
   */
  async ofNodes(org: string, graphId: string, ids: readonly string[], signal?: AbortSignal): Promise<void> {
    for (const batch of chunksOf(ids, ROWS)) {
      signal?.throwIfAborted();
      const wanted = await this.#outdated(org, graphId, batch);
      if (wanted.length === 0) continue;
      const vectors = await this.#vectors(org, wanted, signal);
      const writes = wanted.map(
        ({ id, revision, key }, index): EmbeddingWrite => ({
          id,
          revision,
          embedding: vectors[index]!,
          embeddedText: key,
        }),
      );
      await this.#store.writeEmbeddings(org, graphId, writes);
    }
  }

  async #outdated(org: string, graphId: string, ids: readonly string[]) {
    const [rows, texts] = await Promise.all([
      this.#store.readNodes(org, graphId, ids),
      this.#store.readEmbeddedTexts(org, graphId, ids),
    ]);
    const own = rows.filter(({ mergedInto, contributions }) => !mergedInto && !foldEmbedding(contributions));
    const suspects = own.flatMap(({ face }) => (texts.get(face.id) === givenEmbedding ? [face.id] : []));
    const aliases = suspects.length > 0 ? await this.#store.readAliases(org, graphId, suspects) : [];
    const given = new Set(aliases.flatMap((row) => (foldEmbedding(row.contributions) ? row.root : [])));
    const open = own.filter(({ face }) => !given.has(face.id));
    const keyed = await Promise.all(
      open.map(async ({ face, revision }) => {
        const text = textOf(face);
        return { id: face.id, revision, text, key: await this.#keyOf(text) };
      }),
    );
    return keyed.filter(({ id, key }) => key !== texts.get(id));
  }

  #keyOf(text: string): Promise<string> {
    return sha256(utf8(`${this.#embedder.model}\n${text}`));
  }

  async #vectors(
    org: string,
    wanted: readonly { readonly key: string; readonly text: string }[],
    signal: AbortSignal | undefined,
  ): Promise<(readonly number[])[]> {
    const known = new Map<string, readonly number[]>();
    await Promise.all(
      (this.#cache ? wanted : []).map(async ({ key }) => {
        const vector = await this.#cache!.get<number[]>(org, `embedding:${key}`);
        if (vector?.length === this.dimensions) known.set(key, vector);
      }),
    );
    const missing = [...new Map(wanted.map((item) => [item.key, item])).values()].filter(
      ({ key }) => !known.has(key),
    );
    for (const batch of chunksOf(missing, TEXTS)) {
      const texts = batch.map(({ text }) => text);
      const made = await this.#embedder.embed(texts, signal);
      await Promise.all(
        batch.map(async ({ key }, at) => {
          known.set(key, made[at]!);
          await this.#cache?.set(org, `embedding:${key}`, made[at]!, CACHED_MS);
        }),
      );
    }
    return wanted.map(({ key }) => known.get(key)!);
  }
}
