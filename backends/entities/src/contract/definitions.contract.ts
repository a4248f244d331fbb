import { describe, expect, it } from "vitest";
import { errorsOf, fields, type ServiceDesk, ticket } from "../testing/desk.ts";

export function describeDefinitions(desk: ServiceDesk): void {
  describe("definitions", () => {
    it("are created, read, listed, replaced, patched and deleted", async () => {
      const created = await desk.call("POST /definitions", { ...ticket, name: "order" });
      expect([created.status, created.headers.get("location"), created.headers.get("etag")]).toEqual([
        201,
        "/api/v1/entities/definitions/order",
        '"1"',
      ]);
      expect(
        (await desk.call("GET /definitions")).body.items.map(({ name }: { name: string }) => name),
      ).toEqual(["order", "ticket"]);
      const patched = await desk.call("PATCH /definitions/order", {
        description: "Goods",
        schema: { properties: { title: { title: "Name" } } },
      });
      expect([
        patched.body.version,
        patched.body.description,
        patched.body.schema.properties.title.maxLength,
      ]).toEqual([2, "Goods", 200]);
      const replaced = await desk.call(
        "PUT /definitions/order",
        { displayName: "Order", schema: ticket.schema },
        { headers: { "if-match": '"2"' } },
      );
      expect([replaced.status, replaced.body.description, replaced.body.version]).toEqual([
        200,
        undefined,
        3,
      ]);
      expect(
        (
          await desk.call(
            "PUT /definitions/order",
            { displayName: "O", schema: ticket.schema },
            { headers: { "if-match": '"2"' } },
          )
        ).status,
      ).toBe(412);
      expect((await desk.call("DELETE /definitions/order")).status).toBe(204);
      expect((await desk.call("GET /definitions/order")).body.code).toBe("definition_not_found");
      expect((await desk.events()).map(({ type }) => type)).toEqual([
        "entity.events.definition.created",
        "entity.events.definition.created",
        "entity.events.definition.updated",
        "entity.events.definition.updated",
        "entity.events.definition.deleted",
      ]);
    });

    it("page by name", async () => {
      for (const name of ["a", "b", "c"]) await desk.call("POST /definitions", { ...ticket, name });
      const first = (await desk.call("GET /definitions?limit=2")).body;
      const second = (await desk.call(`GET /definitions?limit=2&cursor=${first.nextCursor}`)).body;
      expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(["a", "b", "c", "ticket"]);
      expect(second.nextCursor).toBeUndefined();
      expect(
        (await desk.call(`GET /definitions?cursor=${first.nextCursor}`, undefined, { org: desk.otherOrg }))
          .body.code,
      ).toBe("cursor_invalid");
    });

    it("refuse a name twice, while records exist, and names that are paths", async () => {
      expect((await desk.call("POST /definitions", ticket)).body.code).toBe("definition_exists");
      expect((await desk.call("POST /definitions", { ...ticket, name: "records" })).body.code).toBe(
        "validation_failed",
      );
      await desk.call("POST /ticket/records", fields());
      expect((await desk.call("DELETE /definitions/ticket")).body.code).toBe("definition_in_use");
      expect((await desk.call("DELETE /definitions/ticket?force=true")).status).toBe(204);
      await desk.call("POST /definitions", ticket);
      expect((await desk.call("GET /ticket/records")).body.items).toEqual([]);
    });

    it("take no writes while inactive", async () => {
      await desk.call("PATCH /definitions/ticket", { isActive: false });
      expect((await desk.call("POST /ticket/records", fields())).body.code).toBe("definition_inactive");
      expect((await desk.call("GET /ticket/records")).status).toBe(200);
    });

    it("plan a change, refuse what breaks, and take it by force", async () => {
      await desk.call("POST /ticket/records", fields());
      await desk.call("POST /ticket/records", fields({ email: "ada@example.com" }));
      const schema = {
        ...ticket.schema,
        required: ["title", "email"],
        properties: {
          ...ticket.schema.properties,
          email: { type: "string", default: "x@example.com" },
          priority: undefined,
        },
      };
      const plan = (await desk.call("POST /definitions/ticket/plan", { schema })).body;
      expect(plan).toMatchObject({
        compatible: false,
        recordCount: 2,
        incompatibleCount: 1,
        samples: [{ errors: [{ pointer: "/fields/email", code: "required" }] }],
        backfills: [{ field: "email", recordCount: 1, suggestedValue: "x@example.com" }],
      });
      expect(
        plan.changes.map(({ pointer, kind }: { pointer: string; kind: string }) => [pointer, kind]),
      ).toEqual([
        ["/properties/priority", "fieldRemoved"],
        ["/properties/email/format", "constraintRemoved"],
        ["/properties/email/x-unique", "annotationChanged"],
        ["/properties/email/default", "annotationChanged"],
        ["/properties/email", "fieldRequired"],
        ["/properties/status", "fieldOptional"],
      ]);
      const body = { displayName: "Ticket", schema };
      expect((await desk.call("PUT /definitions/ticket", body)).body.code).toBe("definition_conflict");
      expect((await desk.call("PUT /definitions/ticket?force=true", body)).status).toBe(200);
    });

    it("refuse to index text that is too long for an index", async () => {
      await desk.call("POST /ticket/records", fields({ body: "x".repeat(600) }));
      const schema = { properties: { body: { "x-indexed": true }, status: { "x-indexed": false } } };
      expect((await desk.call("PATCH /definitions/ticket", { schema })).body.code).toBe(
        "definition_conflict",
      );
    });

    it("refuse x-unique over records that share a value", async () => {
      for (const title of ["same", "same"]) await desk.call("POST /ticket/records", fields({ title }));
      const schema = { properties: { title: { "x-unique": true } } };
      const refused = await desk.call("PATCH /definitions/ticket", { schema });
      expect([refused.body.code, errorsOf(refused)]).toEqual([
        "definition_conflict",
        [["/schema/properties/title/x-unique", "unique"]],
      ]);
      expect((await desk.call("PATCH /definitions/ticket?force=true", { schema })).body.code).toBe(
        "definition_conflict",
      );
    });
  });
}
