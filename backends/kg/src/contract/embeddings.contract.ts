import { describe, expect, it } from "vitest";
import { hashingEmbedder } from "../embedding/hashing-embedder.ts";
import { type DeskStore, type Loose, openDesk, person, type ServiceDesk } from "../testing/desk.ts";

export function describeEmbeddings(desk: ServiceDesk, open: () => DeskStore): void {
  const search = async ({ ask }: ServiceDesk, query: string, extra: object = {}) =>
    (await ask("/query/search", { query, mode: "vector", ...extra })).body.items;

  describe("embeddings", () => {
    it("are made of what a node says when its event is handled, once", async () => {
      let embedded = 0;
      const embedder = {
        ...hashingEmbedder,
        embed: async (texts: readonly string[]) => {
          embedded += texts.length;
          return hashingEmbedder.embed(texts);
        },
      };
      const quiet = await openDesk(open(), { embedder, embedOnWrite: false });
      await quiet.ask("/ingest/nodes", {
        nodes: [person("a", { name: "Steam engine" }), person("b", { name: "Tea" })],
      });
      expect(await search(quiet, "engines of steam")).toEqual([]);
      for (const event of await quiet.events()) await quiet.service.handleEvent(event);
      for (const event of await quiet.events()) await quiet.service.handleEvent(event);
      expect((await search(quiet, "engines of steam")).map(({ node }: Loose) => node.id)).toEqual(["a", "b"]);
      expect(embedded).toBe(2 + 2);
      const [first] = await search(quiet, "engines of steam", { mode: "hybrid" });
      expect([first.score, first.explanation.keyword.rank, first.explanation.vector.rank]).toEqual([1, 1, 1]);
    });

    it("that a source gave are kept until it withdraws them", async () => {
      const embedding = (await hashingEmbedder.embed(["something else"]))[0]!;
      await desk.ask("/ingest/nodes", { sourceId: "model", nodes: [person("a", { embedding })] });
      await desk.ask("/ingest/nodes", { sourceId: "crm", nodes: [person("a", { properties: { x: "y" } })] });
      const events = await desk.events();
      for (const event of events) await desk.service.handleEvent(event);
      const path = `/graphs/${desk.graphId}/nodes/a?includeEmbedding=true`;
      const given = (await desk.call(`GET ${path}`)).body.embedding;
      expect(given.map((value: number) => value.toFixed(5))).toEqual(
        embedding.map((value) => value.toFixed(5)),
      );
      await desk.call(`DELETE /ingest/sources/model?graphId=${desk.graphId}`);
      for (const event of await desk.events()) await desk.service.handleEvent(event);
      expect((await desk.call(`GET ${path}`)).body.embedding).not.toEqual(given);
    });

    it("make way for words while the embedder is away", async () => {
      const embed = async () => {
        throw new Error("away");
      };
      const away = await openDesk(open(), { embedder: { ...hashingEmbedder, embed }, embedOnWrite: false });
      await away.ask("/ingest/nodes", { nodes: [person("ada")] });
      expect((await away.ask("/query/search", { query: "ada" })).body.items[0].explanation).toEqual({
        keyword: { rank: 1, score: 1, terms: ["ada"] },
      });
      expect((await away.ask("/query/search", { query: "ada", mode: "vector" })).body.code).toBe(
        "service_unavailable",
      );
    });
  });
}
