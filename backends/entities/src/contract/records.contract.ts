import { describe, expect, it } from "vitest";
import { errorsOf, fields, type ServiceDesk, ticket } from "../testing/desk.ts";

export function describeRecords(desk: ServiceDesk): void {
  describe("records", () => {
    it("are created, read, replaced, patched, deleted and restored", async () => {
      const created = await desk.call("POST /ticket/records", fields({ priority: 2 }));
      const { id } = created.body;
      expect([created.status, created.headers.get("location"), created.body.createdBy]).toEqual([
        201,
        `/api/v1/entities/ticket/records/${id}`,
        "ada",
      ]);
      const patched = await desk.call(
        `PATCH /ticket/records/${id}`,
        { fields: { status: "closed", priority: null } },
        { user: "bob" },
      );
      expect([patched.body.fields, patched.body.version, patched.body.updatedBy]).toEqual([
        { title: "Broken lamp", status: "closed" },
        2,
        "bob",
      ]);
      const replaced = await desk.call(`PUT /ticket/records/${id}`, fields({ title: "New lamp" }), {
        headers: { "if-match": '"2"' },
      });
      expect([replaced.body.fields.title, replaced.headers.get("etag")]).toEqual(["New lamp", '"3"']);
      const stale = await desk.call(`DELETE /ticket/records/${id}`, undefined, {
        headers: { "if-match": '"2"' },
      });
      expect([stale.status, stale.body.current.version]).toEqual([412, 3]);
      expect((await desk.call(`DELETE /ticket/records/${id}`)).status).toBe(204);
      expect((await desk.call(`GET /ticket/records/${id}`)).body.code).toBe("record_not_found");
      expect((await desk.call(`GET /ticket/records/${id}?includeDeleted=true`)).body.deletedAt).toBeTypeOf(
        "string",
      );
      expect((await desk.call(`PATCH /ticket/records/${id}`, { fields: {} })).body.code).toBe(
        "record_not_found",
      );
      const restored = await desk.call(`POST /ticket/records/${id}/restore`);
      expect([restored.status, restored.body.version, restored.body.deletedAt]).toEqual([200, 5, undefined]);
      expect((await desk.call(`POST /ticket/records/${id}/restore`)).body.version).toBe(5);
      const { items } = (await desk.call(`GET /ticket/records/${id}/history`)).body;
      expect(
        items.map(({ action, version }: { action: string; version: number }) => [version, action]),
      ).toEqual([
        [5, "restored"],
        [4, "deleted"],
        [3, "updated"],
        [2, "updated"],
        [1, "created"],
      ]);
      expect(items[3].changes).toEqual([
        { pointer: "/status", before: "open", after: "closed" },
        { pointer: "/priority", before: 2 },
      ]);
      expect(items[3].actor).toEqual({ userId: "bob", email: "bob@example.com" });
      expect((await desk.events()).slice(1).map(({ type, subject }) => [type, subject])).toEqual(
        ["created", "updated", "updated", "deleted", "restored"].map((action) => [
          `entity.events.${action}`,
          `ticket/${id}`,
        ]),
      );
    });

    it("are created by the name in the body", async () => {
      const created = await desk.call("POST /records", { entityName: "ticket", ...fields() });
      expect([created.status, created.headers.get("location")]).toEqual([
        201,
        `/api/v1/entities/ticket/records/${created.body.id}`,
      ]);
    });

    it.each([
      [
        { fields: {} },
        [
          ["/fields/title", "required"],
          ["/fields/status", "required"],
        ],
      ],
      [
        fields({ email: "x", priority: 9 }),
        [
          ["/fields/email", "format"],
          ["/fields/priority", "maximum"],
        ],
      ],
      [fields({ extra: 1 }), [["/fields/extra", "additionalProperties"]]],
      [
        fields({ status: "x".repeat(600) }),
        [
          ["/fields/status", "enum"],
          ["/fields/status", "maxLength"],
        ],
      ],
    ])("S61: %j is refused with pointers", async (body, expected) => {
      const answer = await desk.call("POST /ticket/records", body);
      expect([answer.status, answer.body.code, errorsOf(answer)]).toEqual([
        422,
        "validation_failed",
        expected,
      ]);
    });

    it.each([
      ['{"fields":{"title":"a\\u0000b","status":"open"}}', "/fields/title"],
      ['{"fields":{"title":"\\ud800","status":"open"}}', "/fields/title"],
      ['{"fields":{"title":"x","status":"open","priority":9007199254740994}}', "/fields/priority"],
      ['{"fields":{"title":"x","status":"open","priority":1e999}}', "/fields/priority"],
    ])("S59 S60: %s is refused with a pointer", async (body, pointer) => {
      const answer = await desk.call("POST /ticket/records", body);
      expect([answer.status, errorsOf(answer)[0]?.[0]]).toEqual([400, pointer]);
    });

    it("S57: prototype keys are refused and pollute nothing", async () => {
      const body = '{"fields":{"title":"x","status":"open","__proto__":{"admin":true}}}';
      const answer = await desk.call("POST /ticket/records", body);
      expect([answer.status, errorsOf(answer)[0]]).toEqual([400, ["/fields/__proto__", "name"]]);
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    });

    it("S61: read-only names in the body change nothing", async () => {
      expect((await desk.call("POST /ticket/records", { ...fields(), id: "x", version: 9 })).status).toBe(
        422,
      );
      const { body } = await desk.call("POST /ticket/records", fields());
      expect(body.version).toBe(1);
    });

    it("keep unique fields unique, until a record is deleted", async () => {
      const email = "ada@example.com";
      const first = (await desk.call("POST /ticket/records", fields({ email }))).body;
      const refused = await desk.call("POST /ticket/records", fields({ email }));
      expect([refused.status, refused.body.code, errorsOf(refused)]).toEqual([
        409,
        "unique_conflict",
        [["/fields/email", "unique"]],
      ]);
      await desk.call(`DELETE /ticket/records/${first.id}`);
      expect((await desk.call("POST /ticket/records", fields({ email }))).status).toBe(201);
      expect((await desk.call(`POST /ticket/records/${first.id}/restore`)).body.code).toBe("unique_conflict");
    });

    it("belong to their org", async () => {
      const { id } = (await desk.call("POST /ticket/records", fields())).body;
      expect((await desk.call(`GET /ticket/records/${id}`, undefined, { org: desk.otherOrg })).status).toBe(
        404,
      );
      await desk.call("POST /definitions", ticket, { org: desk.otherOrg });
      for (const line of [
        `GET /ticket/records/${id}`,
        `DELETE /ticket/records/${id}`,
        `GET /ticket/records/${id}/history`,
      ]) {
        expect((await desk.call(line, undefined, { org: desk.otherOrg })).body.code).toBe("record_not_found");
      }
    });

    it("replay a create under its key", async () => {
      const headers = { "idempotency-key": "k1" };
      const first = await desk.call("POST /ticket/records", fields(), { headers });
      const again = await desk.call("POST /ticket/records", fields(), { headers });
      expect([again.status, again.body.id, again.headers.get("idempotency-replayed")]).toEqual([
        201,
        first.body.id,
        "true",
      ]);
      expect((await desk.call("POST /ticket/records", fields({ priority: 1 }), { headers })).body.code).toBe(
        "idempotency_key_reused",
      );
      expect((await desk.call("GET /ticket/records")).body.items).toHaveLength(1);
    });
  });
}
