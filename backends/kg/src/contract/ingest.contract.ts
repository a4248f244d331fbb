import { describe, expect, it } from "vitest";
import { type Loose, link, person, type ServiceDesk } from "../testing/desk.ts";

export function describeIngest(desk: ServiceDesk): void {
  const nodeOf = async (id: string) => (await desk.call(`GET /graphs/${desk.graphId}/nodes/${id}`)).body;
  const putNodes = (sourceId: string, ...nodes: object[]) => desk.ask("/ingest/nodes", { sourceId, nodes });

  describe("ingest", () => {
    it("folds what sources say: the latest wins per property, and says what the node is", async () => {
      await putNodes(
        "crm",
        person("ada", { name: "Ada L.", description: "first", properties: { a: 1, b: 1 } }),
      );
      await putNodes("notes", person("ada", { name: "Ada", properties: { b: 2, c: 2 } }));
      const node = await nodeOf("ada");
      expect(node).toMatchObject({
        name: "Ada",
        properties: { a: 1, b: 2, c: 2 },
        sources: ["crm", "notes"],
        version: 2,
      });
      expect(node.description).toBeUndefined();
      await putNodes("crm", person("ada", { name: "Ada L.", properties: { b: 3 } }));
      expect(await nodeOf("ada")).toMatchObject({ name: "Ada L.", properties: { b: 3, c: 2 } });
    });

    it("changes nothing when the same is said again", async () => {
      const said = person("ada", { properties: { born: 1815, tags: ["x", { y: 1 }] } });
      expect((await putNodes("crm", said)).body).toEqual({ upserted: 1, unchanged: 0, problems: [] });
      const before = await nodeOf("ada");
      const events = (await desk.events()).length;
      expect((await putNodes("crm", said)).body).toEqual({ upserted: 0, unchanged: 1, problems: [] });
      expect(await nodeOf("ada")).toEqual(before);
      expect((await desk.events()).length).toBe(events);
    });

    it("lists items that cannot be stored, and stores the others in their order", async () => {
      const times = { validFrom: "2026-01-02T00:00:00Z", validTo: "2026-01-01T00:00:00Z" };
      const { body } = await putNodes(
        "crm",
        person("late", times),
        person("ada"),
        person("x", { embedding: [1, 2] }),
      );
      expect(body.upserted).toBe(1);
      expect(body.problems.map(({ index, problem }: Loose) => [index, problem.errors[0].pointer])).toEqual([
        [0, "/validTo"],
        [2, "/embedding"],
      ]);
      const edges = [link("ada-bob"), link("ada-ada"), link("ada-ada", { label: "LIKES" })];
      const linked = (await desk.ask("/ingest/edges", { edges })).body;
      expect(linked.problems.map(({ index, problem }: Loose) => [index, problem.code])).toEqual([
        [0, "node_not_found"],
        [2, "edge_conflict"],
      ]);
    });

    it("keeps instants in UTC", async () => {
      await putNodes("crm", person("ada", { validFrom: "2026-01-01T02:00:00+02:00" }));
      expect((await nodeOf("ada")).validFrom).toBe("2026-01-01T00:00:00.000Z");
    });

    it("makes nodes of triples once, and supports those that are there", async () => {
      const triples = [
        { subject: "Ada Lovelace", predicate: "works at", object: "Engine Ltd", subjectLabel: "Person" },
      ];
      expect((await desk.ask("/ingest/triples", { sourceId: "a", triples })).body.upserted).toBe(3);
      expect((await desk.ask("/ingest/triples", { sourceId: "a", triples })).body.unchanged).toBe(3);
      const again = [{ subject: " ada  LOVELACE", predicate: "works at", object: "engine ltd" }];
      await desk.ask("/ingest/triples", { sourceId: "b", triples: again });
      const { body } = await desk.ask("/query/subgraph");
      expect(body.nodes.map(({ name, label, sources }: Loose) => [name, label, sources])).toEqual(
        expect.arrayContaining([["Ada Lovelace", "Person", ["a", "b"]]]),
      );
      await desk.call(`DELETE /ingest/sources/a?graphId=${desk.graphId}`);
      const left = (await desk.ask("/query/subgraph")).body;
      expect([left.nodes.length, left.edges.map(({ label }: Loose) => label)]).toEqual([2, ["WORKS_AT"]]);
    });

    it("streams lines in batches, and tells of each that is wrong", async () => {
      const nodes = Array.from({ length: 1_500 }, (_, at) => ({ type: "node", node: person(`n${at}`) }));
      const lines = [
        ...nodes,
        { type: "node", node: { id: "x" } },
        { type: "edge", edge: link("n0-nobody") },
        {},
      ];
      const upload = lines.map((line) => JSON.stringify(line)).join("\n");
      const { body } = await desk.call(`POST /ingest/stream?graphId=${desk.graphId}&sourceId=up`, upload, {
        contentType: "application/x-ndjson",
      });
      expect(
        body.filter(({ type }: Loose) => type === "progress").map(({ processed }: Loose) => processed),
      ).toEqual([1000, 1503]);
      expect(
        body
          .filter(({ type }: Loose) => type === "problem")
          .map(({ line, problem }: Loose) => [line, problem.errors[0].pointer])
          .sort(),
      ).toEqual([
        [1501, "/node/label"],
        [1502, "/edge/targetId"],
        [1503, "/type"],
      ]);
      expect(body.at(-1)).toEqual({
        type: "report",
        processed: 1503,
        upserted: 1500,
        unchanged: 0,
        failed: 3,
        completed: true,
      });
    });

    it("answers each of many concurrent writes with its own result", async () => {
      const writes = Array.from({ length: 40 }, (_, at) =>
        putNodes(`s${at % 3}`, person(`n${at % 20}`, { properties: { at } }), person(`own${at}`)),
      );
      const answers = await Promise.all(writes);
      expect(answers.every(({ body }) => body.upserted === 2 && body.problems.length === 0)).toBe(true);
      const stats = (await desk.call(`GET /graphs/${desk.graphId}/stats`)).body;
      expect([stats.nodeCount, stats.sourceCount]).toEqual([60, 3]);
    });
  });
}
