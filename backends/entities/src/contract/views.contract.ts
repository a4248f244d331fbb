import { describe, expect, it } from "vitest";
import { errorsOf, type ServiceDesk } from "../testing/desk.ts";

export function describeViews(desk: ServiceDesk): void {
  describe("views", () => {
    it("are created, listed, replaced and deleted; one is the default", async () => {
      const first = await desk.call("POST /definitions/ticket/views", {
        name: "Board",
        kind: "board",
        groupBy: "status",
        isDefault: true,
      });
      expect([first.status, first.body.columns]).toEqual([201, []]);
      const second = await desk.call("POST /definitions/ticket/views", {
        name: "All",
        isDefault: true,
        filters: { status: "open" },
      });
      const { items } = (await desk.call("GET /definitions/ticket/views")).body;
      expect(
        items.map(({ name, isDefault }: { name: string; isDefault: boolean }) => [name, isDefault]),
      ).toEqual([
        ["All", true],
        ["Board", false],
      ]);
      expect((await desk.call("POST /definitions/ticket/views", { name: "All" })).body.code).toBe(
        "view_exists",
      );
      const bad = await desk.call("POST /definitions/ticket/views", {
        name: "Bad",
        sort: [{ field: "nope" }],
      });
      expect([bad.body.code, errorsOf(bad)[0]?.[0]]).toEqual(["filter_invalid", "/sort/0/field"]);
      const path = `/definitions/ticket/views/${second.body.id}`;
      const replaced = await desk.call(
        `PUT ${path}`,
        { name: "All", kind: "table" },
        { headers: { "if-match": '"1"' } },
      );
      expect([replaced.body.version, replaced.body.filters, replaced.body.isDefault]).toEqual([2, {}, false]);
      expect((await desk.call(`DELETE ${path}`, undefined, { headers: { "if-match": '"1"' } })).status).toBe(
        412,
      );
      expect((await desk.call(`DELETE ${path}`)).status).toBe(204);
      expect((await desk.call(`GET ${path}`)).body.code).toBe("view_not_found");
    });
  });
}
