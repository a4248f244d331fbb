import { describe, expect, it } from "vitest";
import { errorsOf, fields, type ServiceDesk } from "../testing/desk.ts";

export function describeRelations(desk: ServiceDesk): void {
  describe("relations", () => {
    const customer = {
      name: "customer",
      displayName: "Customer",
      schema: { type: "object", properties: { name: { type: "string" } } },
    };
    const order = {
      name: "order",
      displayName: "Order",
      schema: {
        type: "object",
        properties: {
          customer: {
            type: "string",
            format: "uuid",
            "x-relation": { entity: "customer", cardinality: "one" },
          },
          watchers: {
            type: "array",
            items: { type: "string" },
            "x-relation": { entity: "customer", cardinality: "many" },
          },
        },
      },
    };

    it("must name records, and expand to them", async () => {
      await desk.call("POST /definitions", customer);
      await desk.call("POST /definitions", order);
      const ada = (await desk.call("POST /customer/records", { fields: { name: "Ada" } })).body;
      const wrong = await desk.call("POST /order/records", {
        fields: { customer: desk.otherOrg, watchers: [ada.id, "x"] },
      });
      expect(errorsOf(wrong)).toEqual([
        ["/fields/customer", "relation"],
        ["/fields/watchers/1", "relation"],
      ]);
      const { id } = (
        await desk.call("POST /order/records", { fields: { customer: ada.id, watchers: [ada.id] } })
      ).body;
      const { items } = (await desk.call("POST /order/records/query", { expand: ["customer", "watchers"] }))
        .body;
      expect(items[0].expanded).toEqual({ customer: [ada], watchers: [ada] });
      await desk.call(`DELETE /customer/records/${ada.id}`);
      expect((await desk.call(`PATCH /order/records/${id}`, { fields: { watchers: null } })).status).toBe(
        200,
      );
      expect((await desk.call(`PATCH /order/records/${id}`, { fields: { watchers: [ada.id] } })).status).toBe(
        422,
      );
    });

    it("relationships link records both ways", async () => {
      const a = (await desk.call("POST /ticket/records", fields())).body.id;
      const b = (await desk.call("POST /ticket/records", fields())).body.id;
      const body = {
        name: "blocks",
        targetEntity: "ticket",
        targetRecordId: b,
        properties: { since: "2026-01-05" },
      };
      const created = await desk.call(`POST /ticket/records/${a}/relationships`, body);
      expect([created.status, created.headers.get("location")]).toEqual([
        201,
        `/api/v1/entities/ticket/records/${a}/relationships/${created.body.id}`,
      ]);
      expect((await desk.call(`POST /ticket/records/${a}/relationships`, body)).body.code).toBe(
        "relationship_exists",
      );
      const count = async (line: string) => (await desk.call(`GET ${line}`)).body.items.length;
      expect(await count(`/ticket/records/${b}/relationships`)).toBe(1);
      expect(await count(`/ticket/records/${b}/relationships?direction=out`)).toBe(0);
      expect(await count(`/ticket/records/${b}/relationships?direction=in&name=blocks`)).toBe(1);
      await desk.call(`DELETE /ticket/records/${a}`);
      expect(await count(`/ticket/records/${b}/relationships`)).toBe(0);
      await desk.call(`POST /ticket/records/${a}/restore`);
      expect((await desk.call(`DELETE /ticket/records/${b}/relationships/${created.body.id}`)).status).toBe(
        204,
      );
      expect(
        (await desk.call(`DELETE /ticket/records/${b}/relationships/${created.body.id}`)).body.code,
      ).toBe("relationship_not_found");
    });
  });
}
