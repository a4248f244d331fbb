import { describe, expect, it } from "vitest";
import { fields, type ServiceDesk } from "../testing/desk.ts";

export function describeBulk(desk: ServiceDesk): void {
  describe("bulk", () => {
    it("answers one result per item", async () => {
      const existing = (await desk.call("POST /ticket/records", fields({ email: "a@example.com" }))).body;
      const operations = [
        { op: "create", fields: { title: "A", status: "open" } },
        { op: "create", fields: { title: "", status: "open" } },
        { op: "update", recordId: existing.id, version: 7, fields: { status: "closed" } },
        { op: "update", recordId: existing.id, fields: { status: "closed" } },
        { op: "upsert", key: "email", fields: { title: "B", status: "open", email: "a@example.com" } },
        { op: "upsert", key: "email", fields: { title: "C", status: "open", email: "c@example.com" } },
        { op: "create", fields: { title: "D", status: "open", email: "c@example.com" } },
        { op: "delete", recordId: existing.id },
        { op: "delete", recordId: existing.id },
        { op: "upsert", key: "title", fields: { title: "B", status: "open" } },
      ];
      const { body } = await desk.call("POST /ticket/records/bulk", { operations });
      expect(body.items.map(({ status }: { status: number }) => status)).toEqual([
        201, 422, 412, 200, 200, 201, 409, 204, 404, 422,
      ]);
      expect([body.committed, body.succeeded, body.failed]).toEqual([true, 5, 5]);
      expect(body.items[4].record).toMatchObject({
        id: existing.id,
        version: 3,
        fields: { title: "B", status: "open" },
      });
    });

    it("R51: atomic stores all or nothing", async () => {
      const operations = [
        { op: "create", fields: { title: "A", status: "open" } },
        { op: "create", fields: { title: "B" } },
      ];
      const { body } = await desk.call("POST /ticket/records/bulk", { atomic: true, operations });
      expect([
        body.committed,
        body.succeeded,
        body.items.map(({ problem }: { problem: { code: string } }) => problem.code),
      ]).toEqual([false, 0, ["bulk_rolled_back", "validation_failed"]]);
      expect((await desk.call("GET /ticket/records")).body.items).toEqual([]);
      const conflicting = ["x@example.com", "x@example.com"].map((email) => ({
        op: "create",
        ...fields({ email }),
      }));
      const second = (await desk.call("POST /ticket/records/bulk", { atomic: true, operations: conflicting }))
        .body;
      expect(second.items.map(({ status }: { status: number }) => status)).toEqual([424, 409]);
      expect((await desk.call("GET /ticket/records")).body.items).toEqual([]);
    });
  });
}
