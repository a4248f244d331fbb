import { describe, expect, test } from "vitest";
import { fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import { gatewayWith, lamp, orgId, type Ticket } from "./__fixtures__/tickets.ts";
import { createRawClient } from "./raw.ts";

interface Paths {
  "/api/v1/tickets/{ticketId}": {
    get: {
      parameters: { path: { ticketId: string }; query?: { fields?: string[] } };
      responses: { 200: { content: { "application/json": Ticket } } };
    };
  };
  "/api/v1/tickets": {
    post: {
      parameters: { header?: { "Idempotency-Key"?: string } };
      requestBody: { content: { "application/json": { title: string } } };
      responses: { 201: { content: { "application/json": Ticket } } };
    };
  };
}

const path = { ticketId: "a b" };
const rawOf = (fetch: ReturnType<typeof fakeFetch>) =>
  createRawClient<Paths>(gatewayWith({ fetch, getToken: () => "token-1" }));

describe("the raw client", () => {
  test("calls through the pipeline, typed by the document", async () => {
    const fetch = fakeFetch(json(lamp));
    const { data } = await rawOf(fetch).GET("/api/v1/tickets/{ticketId}", {
      params: { path, query: { fields: ["title"] } },
    });
    expect(data?.title).toBe("Broken lamp");
    expect(fetch.sent[0]).toMatchObject({
      url: "https://gateway.test/api/v1/tickets/a%20b?fields=title",
      method: "GET",
      headers: { authorization: "Bearer token-1", "x-org-id": orgId },
    });
  });

  test("throws a GatewayError, also for an empty error body", async () => {
    const call = rawOf(fakeFetch(problem("not_found", 404))).GET("/api/v1/tickets/{ticketId}", {
      params: { path },
    });
    await expect(call).rejects.toMatchObject({
      code: "not_found",
      operation: "raw.GET /api/v1/tickets/a%20b",
    });
    const empty = rawOf(fakeFetch(() => new Response(null, { status: 500 }))).GET(
      "/api/v1/tickets/{ticketId}",
      { params: { path } },
    );
    await expect(empty).rejects.toMatchObject({ code: "http_error", status: 500 });
  });

  test("sends a body once, or with its key until it is through", async () => {
    const once = fakeFetch(problem("x", 503, { "retry-after": "0" }));
    await rawOf(once)
      .POST("/api/v1/tickets", { body: { title: "a" } })
      .catch(() => {});
    expect(once.sent).toHaveLength(1);

    const keyed = fakeFetch(problem("x", 503, { "retry-after": "0" }), json(lamp, 201));
    await rawOf(keyed).POST("/api/v1/tickets", {
      body: { title: "a" },
      params: { header: { "Idempotency-Key": "k" } },
    });
    expect(keyed.sent).toHaveLength(2);
    for (const { body, headers } of keyed.sent) {
      await expect((body as Blob).text()).resolves.toBe('{"title":"a"}');
      expect(headers).toMatchObject({ "idempotency-key": "k", "content-type": "application/json" });
    }
  });

  test("passes the signal on", async () => {
    const call = rawOf(fakeFetch(json(lamp))).GET("/api/v1/tickets/{ticketId}", {
      params: { path },
      signal: AbortSignal.abort(),
    });
    await expect(call).rejects.toHaveProperty("name", "AbortError");
  });
});
