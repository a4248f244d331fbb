import { describe, expect, it } from "vitest";
import { type Answer, fields, type ServiceDesk } from "../testing/desk.ts";

export function describeTransfer(desk: ServiceDesk): void {
  describe("import and export", () => {
    const ndjson = "application/x-ndjson";
    it("imports NDJSON with a line for each fault and a report", async () => {
      const lines = [
        '{"title":"A","status":"open"}',
        "",
        '{"title":"B"}',
        "{",
        '{"title":"C","status":"open","email":"c@example.com"}',
      ].join("\n");
      const { status, body } = await desk.call("POST /ticket/records/import", lines, { contentType: ndjson });
      expect(status).toBe(200);
      expect(
        body
          .filter(({ type }: { type: string }) => type === "error")
          .map(({ line, problem }: { line: number; problem: { code: string } }) => [line, problem.code]),
      ).toEqual([
        [3, "validation_failed"],
        [4, "bad_request"],
      ]);
      expect(body.at(-1)).toEqual({
        type: "report",
        processed: 4,
        created: 2,
        updated: 0,
        failed: 2,
        dryRun: false,
        completed: true,
      });
    });

    it("exports what it imports, CSV too", async () => {
      const nasty = {
        title: '=1+1, "quoted"\nline',
        status: "open",
        tags: ["a", "b"],
        address: { city: "'-x" },
        priority: 3,
      };
      await desk.call("POST /ticket/records", { fields: nasty });
      const csv = (await desk.call("GET /ticket/records/export?format=csv")).body as string;
      expect(csv.split("\r\n")[0]).toBe(
        "$id,$version,$createdAt,$updatedAt,title,body,status,priority,email,dueAt,tags,address",
      );
      expect(csv).toContain(`"'=1+1, ""quoted""`);
      const report = (
        await desk.call("POST /ticket/records/import", csv, { contentType: "text/csv" })
      ).body.at(-1);
      expect([report.created, report.failed]).toEqual([1, 0]);
      const { items } = (await desk.call("GET /ticket/records")).body;
      expect(items.map(({ fields }: { fields: object }) => fields)).toEqual([nasty, nasty]);
      const upserted = (
        await desk.call("POST /ticket/records/import?mode=upsert&key=$id", csv, { contentType: "text/csv" })
      ).body.at(-1);
      expect([upserted.created, upserted.updated]).toEqual([0, 1]);
      const lines = (await desk.call("GET /ticket/records/export")).body;
      expect(lines.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    });

    it("S57 S60: CSV cannot carry what JSON cannot", async () => {
      const csv =
        "title,status,priority,__proto__,__proto__.admin\r\nA,open,9007199254740993,,\r\na\0b,open,1,,\r\nA,open,1,x,\r\nA,open,1,,1";
      const { body } = await desk.call("POST /ticket/records/import", csv, { contentType: "text/csv" });
      expect(
        body.slice(0, 4).map(({ problem }: { problem: Answer["body"] }) => problem.errors[0].pointer),
      ).toEqual(["/fields/priority", "/fields/title", "/fields/__proto__", "/fields/__proto__.admin"]);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it("exports through a view, and says when the view names what is no more", async () => {
      for (const title of ["B", "A", "C"]) await desk.call("POST /ticket/records", fields({ title }));
      const view = {
        name: "Titles",
        sort: [{ field: "title" }],
        columns: ["title"],
        filters: { title: { ne: "C" } },
      };
      const { id } = (await desk.call("POST /definitions/ticket/views", view)).body;
      const lines = (await desk.call(`GET /ticket/records/export?viewId=${id}`)).body;
      expect(lines.map((line: { fields: object }) => line.fields)).toEqual([{ title: "A" }, { title: "B" }]);
      await desk.call("PATCH /definitions/ticket?force=true", {
        schema: { properties: { title: null }, required: null },
      });
      const outdated = await desk.call(`GET /ticket/records/export?viewId=${id}`);
      expect([outdated.status, outdated.body.errors[0].pointer]).toEqual([400, "#/query/viewId"]);
    });

    it("stores nothing on a dry run", async () => {
      const report = (
        await desk.call("POST /ticket/records/import?dryRun=true", '{"title":"A","status":"open"}', {
          contentType: ndjson,
        })
      ).body.at(-1);
      expect([report.created, report.dryRun]).toEqual([1, true]);
      expect((await desk.call("GET /ticket/records")).body.items).toEqual([]);
    });

    it("refuses other types and an upsert without a key", async () => {
      expect(
        (await desk.call("POST /ticket/records/import", "{}", { contentType: "text/plain" })).status,
      ).toBe(415);
      expect(
        (await desk.call("POST /ticket/records/import?mode=upsert", "{}", { contentType: ndjson })).body.code,
      ).toBe("bad_request");
    });
  });
}
