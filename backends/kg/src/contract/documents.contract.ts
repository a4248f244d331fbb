import { describe, expect, it } from "vitest";
import { type Loose, person, type ServiceDesk } from "../testing/desk.ts";

export function describeDocuments(desk: ServiceDesk): void {
  const put = (...documents: object[]) => desk.ask("/ingest/documents", { sourceId: "notes", documents });
  const edges = async () => {
    const { body } = await desk.ask("/query/subgraph");
    const names = new Map(body.nodes.map(({ id, name }: Loose) => [id, name]));
    return body.edges
      .map(({ sourceId, label, targetId }: Loose) => `${names.get(sourceId)} ${label} ${names.get(targetId)}`)
      .sort();
  };

  describe("documents", () => {
    it("become chunks that mention the nodes they name, and replace what they said before", async () => {
      await desk.ask("/ingest/nodes", {
        sourceId: "crm",
        nodes: [
          person("ada", { name: "Ada Lovelace" }),
          person("mill", { name: "Mill" }),
          person("ad", { name: "Ada" }),
        ],
      });
      const paragraphs = [
        `ADA LOVELACE wrote it. ${"word ".repeat(220)}`,
        `Ada saw the mill. ${"word ".repeat(220)}`,
      ];
      const { body } = await put({ id: "d", title: "Note", text: paragraphs.join("\n\n") });
      expect(body).toMatchObject({ upserted: 8, problems: [] });
      expect(await edges()).toEqual([
        "Note #1 MENTIONS Ada Lovelace",
        "Note #1 PART_OF Note",
        "Note #2 MENTIONS Ada",
        "Note #2 MENTIONS Mill",
        "Note #2 PART_OF Note",
      ]);
      expect((await put({ id: "d", title: "Note", text: paragraphs.join("\n\n") })).body).toMatchObject({
        upserted: 0,
        unchanged: 8,
      });
      await put({ id: "d", title: "Note", text: "The mill." });
      expect(await edges()).toEqual(["Note #1 MENTIONS Mill", "Note #1 PART_OF Note"]);
    });

    it("that only lose something change the graph too", async () => {
      const paragraph = "word ".repeat(220);
      await put({ id: "d", text: `${paragraph}\n\n${paragraph}` });
      const before = await desk.revision();
      await put({ id: "d", text: paragraph });
      expect(await desk.revision()).toBe(before + 1);
      await put({ id: "d", text: paragraph });
      expect(await desk.revision()).toBe(before + 1);
    });

    it("may have titles and texts of any characters", async () => {
      const title = `${"a".repeat(507)}${"😀".repeat(2)}`;
      const text = "𐌰".repeat(2_000);
      expect((await put({ id: "d", title, text })).body).toMatchObject({ upserted: 9, problems: [] });
      const { nodes } = (await desk.ask("/query/subgraph")).body;
      expect(nodes.every(({ name, description = "" }: Loose) => `${name}${description}`.isWellFormed())).toBe(
        true,
      );
    });

    it("come once in a request", async () => {
      const { body } = await put({ id: "d", text: "One." }, { id: "d", text: "Two." });
      expect(body.problems.map(({ index, problem }: Loose) => [index, problem.code])).toEqual([
        [1, "validation_failed"],
      ]);
    });
  });
}
