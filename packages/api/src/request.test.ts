import { describe, expect, test } from "vitest";
import { fakeFetch, json } from "./__fixtures__/fake-fetch.ts";
import {
  createTicket,
  deleteTicket,
  gatewayWith,
  getTicket,
  importTickets,
  lamp,
  listTickets,
  orgId,
  updateTicket,
  uploadFile,
} from "./__fixtures__/tickets.ts";
import { createGateway, operation } from "./index.ts";

async function sentBy(call: (gateway: ReturnType<typeof gatewayWith>) => Promise<unknown>, options = {}) {
  const fetch = fakeFetch(json(lamp));
  await call(gatewayWith({ fetch, ...options }));
  return fetch.sent[0]!;
}

describe("a request", () => {
  test("fills the path, sends the rest as query and names the organization", async () => {
    const request = await sentBy((gateway) => getTicket(gateway, { ticketId: "t1" }));
    expect(request).toMatchObject({
      url: "https://gateway.test/api/v1/tickets/t1",
      method: "GET",
      body: undefined,
    });
    expect(request.headers).toMatchObject({ "x-org-id": orgId, accept: "application/json" });
    expect(request.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(request.headers).not.toHaveProperty("content-type");
    expect(request.headers).not.toHaveProperty("authorization");
  });

  test("escapes names and values of the query, repeats arrays and brackets objects", async () => {
    const { url } = await sentBy((gateway) =>
      getTicket(gateway, {
        ticketId: "a/b ?",
        fields: ["title", "a&b"],
        where: { "x&y=1": "z", gone: undefined },
      }),
    );
    expect(url).toBe(
      "https://gateway.test/api/v1/tickets/a%2Fb%20%3F?fields=title&fields=a%26b&where%5Bx%26y%3D1%5D=z",
    );
  });

  test("leaves out undefined and null, and the question mark with them", async () => {
    const input = { limit: undefined, cursor: null } as unknown as { limit?: number };
    expect((await sentBy((gateway) => listTickets(gateway, input))).url).toBe(
      "https://gateway.test/api/v1/tickets",
    );
  });

  test("accepts no input where none is needed", async () => {
    const ping = operation<void, unknown>("tickets", "ping", "GET", "/ping");
    expect((await sentBy((gateway) => ping(gateway))).url).toBe("https://gateway.test/ping");
  });

  test.each([undefined, "", ".", ".."])(
    "refuses the path segment %j, which would reach another path",
    async (ticketId) => {
      const fetch = fakeFetch(json(lamp));
      const call = getTicket(gatewayWith({ fetch }), { ticketId } as { ticketId: string });
      await expect(call).rejects.toThrow(
        new TypeError(
          'Failed to call "tickets.getTicket": "ticketId" is no path segment. Pass a non-empty id or name.',
        ),
      );
      expect(fetch.sent).toHaveLength(0);
    },
  );

  test("sends the version as If-Match and nowhere else", async () => {
    const request = await sentBy((gateway) =>
      updateTicket(gateway, { ticketId: "t1", version: 3, body: { title: "Fixed" } }),
    );
    expect(request.headers["if-match"]).toBe('"3"');
    expect(request.url).toBe("https://gateway.test/api/v1/tickets/t1");
    expect(request.body).toBe('{"title":"Fixed"}');
    expect(request.headers["content-type"]).toBe("application/json");
    const unconditional = await sentBy((gateway) => deleteTicket(gateway, { ticketId: "t1" }));
    expect(unconditional.headers).not.toHaveProperty("if-match");
  });

  test("keeps a path parameter named version", async () => {
    const getVersion = operation<{ agentId: string; version: number }, unknown>(
      "agents",
      "getVersion",
      "GET",
      "/agents/{agentId}/versions/{version}",
      {
        concurrency: true,
      },
    );
    const request = await sentBy((gateway) => getVersion(gateway, { agentId: "a", version: 2 }));
    expect(request.url).toBe("https://gateway.test/agents/a/versions/2");
    expect(request.headers).not.toHaveProperty("if-match");
  });

  test("takes headers of the gateway and of the call, the call's first", async () => {
    const fetch = fakeFetch(json(lamp));
    const gateway = gatewayWith({ fetch, headers: { "X-Trace": "gateway", Accept: "text/plain" } });
    await getTicket(gateway, { ticketId: "t1" }, { headers: { "x-trace": "call", "X-Request-ID": "mine" } });
    expect(fetch.sent[0]?.headers).toMatchObject({
      "x-trace": "call",
      accept: "text/plain",
      "x-request-id": "mine",
    });
  });

  test("throws a TypeError for a header that cannot be sent, before anything is sent", async () => {
    const fetch = fakeFetch(json(lamp));
    const call = getTicket(gatewayWith({ fetch }), { ticketId: "t1" }, { headers: { "x-evil": "a\r\nb" } });
    await expect(call).rejects.toThrow(TypeError);
    expect(fetch.sent).toHaveLength(0);
  });

  test("passes blobs, streams and typed strings on as they are", async () => {
    const file = new Blob(["abc"], { type: "image/png" });
    const blob = await sentBy((gateway) => uploadFile(gateway, { body: file }));
    expect(blob.body).toBe(file);
    expect(blob.headers["content-type"]).toBe("application/octet-stream");
    const typed = await sentBy((gateway) =>
      uploadFile(gateway, { body: file }, { contentType: "image/png" }),
    );
    expect(typed.headers["content-type"]).toBe("image/png");
    const lines = await sentBy((gateway) => importTickets(gateway, { body: '{"title":"a"}\n' }));
    expect(lines).toMatchObject({
      body: '{"title":"a"}\n',
      headers: { "content-type": "application/x-ndjson" },
    });
    const text = await sentBy((gateway) => createTicket(gateway, { body: "text" as never }));
    expect(text).toMatchObject({ body: '"text"', headers: { "content-type": "application/json" } });
  });

  test("lets fetch name the boundary of a form", async () => {
    const sendForm = operation<{ body: FormData }, unknown>("tickets", "sendForm", "POST", "/form");
    const request = await sentBy((gateway) => sendForm(gateway, { body: new FormData() }));
    expect(request.headers).not.toHaveProperty("content-type");
  });

  test("asks fetch for a half-duplex upload when the body is a stream", async () => {
    const inits: RequestInit[] = [];
    const gateway = gatewayWith({
      fetch: async (_url, init) => {
        inits.push(init);
        return Response.json({ id: "f1" });
      },
    });
    await uploadFile(gateway, { body: new ReadableStream() });
    expect(inits[0]).toHaveProperty("duplex", "half");
  });
});

describe("createGateway", () => {
  test("drops the slashes a base URL ends with", async () => {
    expect(
      (await sentBy((gateway) => listTickets(gateway, {}), { baseUrl: "https://gateway.test//" })).url,
    ).toBe("https://gateway.test/api/v1/tickets");
    expect((await sentBy((gateway) => listTickets(gateway, {}), { baseUrl: "" })).url).toBe(
      "/api/v1/tickets",
    );
  });

  test("refuses to work without an organization", () => {
    expect(() => createGateway({ baseUrl: "https://gateway.test", orgId: "" })).toThrow(
      new TypeError('Failed to create a gateway: "baseUrl" and "orgId" must be strings. Pass both.'),
    );
  });

  test("looks the global fetch up at each call", async () => {
    const gateway = createGateway({ baseUrl: "https://gateway.test", orgId });
    const original = globalThis.fetch;
    const late = fakeFetch(json(lamp));
    globalThis.fetch = late as typeof fetch;
    try {
      await expect(getTicket(gateway, { ticketId: "t1" })).resolves.toEqual(lamp);
    } finally {
      globalThis.fetch = original;
    }
    expect(late.sent).toHaveLength(1);
  });
});
