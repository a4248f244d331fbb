import { beforeEach, describe, expect, it } from "vitest";
import { errorsOf, type ServiceDesk } from "../testing/desk.ts";

export function describeQueries(desk: ServiceDesk): void {
  describe("queries", () => {
    beforeEach(async () => {
      const operations = Array.from({ length: 10 }, (_, index) => ({
        op: "create",
        fields: {
          title: `Lamp ${index}`,
          status: index % 2 ? "open" : "closed",
          priority: (index % 5) + 1,
          body: index === 3 ? "a GREEN shade" : "plain",
        },
      }));
      await desk.call("POST /ticket/records/bulk", { operations });
    });

    it("filter, sort, search, pick fields, count and page", async () => {
      const body = {
        filters: { status: "open" },
        sort: [{ field: "priority", direction: "desc" }],
        fields: ["title"],
        limit: 2,
        count: "exact",
      };
      const first = (await desk.call("POST /ticket/records/query", body)).body;
      expect([
        first.total,
        first.totalKind,
        first.items.map(({ fields }: { fields: object }) => fields),
      ]).toEqual([5, "exact", [{ title: "Lamp 9" }, { title: "Lamp 3" }]]);
      const second = (await desk.call("POST /ticket/records/query", { ...body, cursor: first.nextCursor }))
        .body;
      expect(second.items.map(({ fields }: { fields: object }) => fields)).toEqual([
        { title: "Lamp 7" },
        { title: "Lamp 1" },
      ]);
      const third = (await desk.call("POST /ticket/records/query", { ...body, cursor: second.nextCursor }))
        .body;
      expect([third.items.length, third.nextCursor]).toEqual([1, undefined]);
      expect(
        (await desk.call("POST /ticket/records/query", { search: "lamp green" })).body.items,
      ).toHaveLength(1);
      expect(
        (await desk.call("POST /ticket/records/query", { page: 3, pageSize: 4 })).body.items,
      ).toHaveLength(2);
      expect((await desk.call("POST /ticket/records/query", { page: 10000, pageSize: 2 })).body.code).toBe(
        "validation_failed",
      );
      const other = await desk.call("POST /ticket/records/query", {
        ...body,
        filters: {},
        cursor: first.nextCursor,
      });
      expect(other.body.code).toBe("cursor_invalid");
    });

    it.each([
      [{ filters: { nope: 1 } }, "/filters/nope"],
      [{ filters: { status: { $ne: null } } }, "/filters/status/$ne"],
      [{ filters: { "fields->>'x') or 1=1 --": 1 } }, "/filters/fields->>'x') or 1=1 --"],
      [{ sort: [{ field: "created_at; select" }] }, "/sort/0/field"],
      [{ fields: ["nope"] }, "/fields/0"],
      [{ expand: ["title"] }, "/expand/0"],
    ])("S71: %j is refused", async (body, pointer) => {
      const answer = await desk.call("POST /ticket/records/query", body);
      expect([answer.status, answer.body.code, errorsOf(answer)[0]?.[0]]).toEqual([
        400,
        "filter_invalid",
        pointer,
      ]);
    });

    it.each(["limit=-1", "limit=1e9", "limit[]=1", "limit=1&limit=1000", "offset=1e12", "limit=0"])(
      "S73: %s is refused",
      async (query) => {
        expect((await desk.call(`GET /ticket/records?${query}`)).body.code).toBe("bad_request");
      },
    );

    it("aggregate", async () => {
      const body = {
        groupBy: ["status"],
        metrics: [
          { op: "count", as: "tickets" },
          { op: "avg", field: "priority", as: "mean" },
          { op: "max", field: "title", as: "last" },
        ],
        sort: [{ field: "mean", direction: "desc" }],
      };
      expect((await desk.call("POST /ticket/records/aggregate", body)).body).toEqual({
        items: [
          { group: { status: "closed" }, values: { tickets: 5, mean: 3, last: "Lamp 8" } },
          { group: { status: "open" }, values: { tickets: 5, mean: 3, last: "Lamp 9" } },
        ],
        truncated: false,
      });
      expect(
        (
          await desk.call("POST /ticket/records/aggregate", {
            metrics: [{ op: "sum", field: "title", as: "x" }],
          })
        ).body.code,
      ).toBe("filter_invalid");
    });

    it("count", async () => {
      expect((await desk.call("POST /ticket/records/count", { filters: { status: "open" } })).body).toEqual({
        total: 5,
        totalKind: "exact",
      });
    });
  });
}
