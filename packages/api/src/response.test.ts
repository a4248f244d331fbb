import { describe, expect, test } from "vitest";
import { bodyOf, fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import {
  createTicket,
  deleteTicket,
  downloadFile,
  gatewayWith,
  getTicket,
  lamp,
  updateTicket,
} from "./__fixtures__/tickets.ts";
import { GatewayError, isGatewayError } from "./index.ts";

const respond = (body: BodyInit | null, init: ResponseInit) => () => new Response(body, init);

async function errorOf(call: Promise<unknown>): Promise<GatewayError> {
  return call.then(
    () => expect.unreachable("the call should fail"),
    (error) => error,
  );
}

const get = (...answers: Parameters<typeof fakeFetch>) =>
  getTicket(gatewayWith({ fetch: fakeFetch(...answers), retries: 0 }), { ticketId: "t1" });

describe("a success", () => {
  test("is the parsed body", async () => {
    await expect(get(json(lamp))).resolves.toEqual(lamp);
  });

  test("is undefined for 204 and for a write that answers nothing", async () => {
    const gateway = gatewayWith({
      fetch: fakeFetch(respond(null, { status: 204 }), respond("", { status: 200 })),
    });
    await expect(deleteTicket(gateway, { ticketId: "t1" })).resolves.toBeUndefined();
    await expect(deleteTicket(gateway, { ticketId: "t1" })).resolves.toBeUndefined();
  });

  test("that is HTML is a protocol error, not a SyntaxError", async () => {
    const headers = { "content-type": "text/html", "x-request-id": "r9" };
    const error = await errorOf(get(respond("<!doctype html>", { headers })));
    expect(error).toMatchObject({ code: "protocol_error", status: 200, requestId: "r9", retryable: false });
    expect(error.message).toBe(
      'Failed to call "tickets.getTicket": expected JSON, got text/html (200). Check that baseUrl points to the gateway.',
    );
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  test("that is empty where something is read is a protocol error", async () => {
    const error = await errorOf(get(respond(null, { status: 200 })));
    expect(error.code).toBe("protocol_error");
    expect(error.message).toContain("got nothing (200)");
  });

  test("of a download is the response, unread", async () => {
    const gateway = gatewayWith({
      fetch: fakeFetch(respond("bytes", { headers: { "content-type": "image/png" } })),
    });
    const response = await downloadFile(gateway, { fileId: "f1" });
    expect(response.bodyUsed).toBe(false);
    await expect(response.text()).resolves.toBe("bytes");
  });

  test("shows its headers", async () => {
    const gateway = gatewayWith({
      fetch: fakeFetch(json(lamp, 201, { etag: '"3"', "idempotency-replayed": "true" })),
    });
    const seen: (string | null)[] = [];
    await createTicket(
      gateway,
      { body: { title: "a" } },
      { onResponse: ({ headers }) => seen.push(headers.get("etag"), headers.get("idempotency-replayed")) },
    );
    expect(seen).toEqual(['"3"', "true"]);
  });
});

describe("a failure", () => {
  test("carries the problem, its code and request id", async () => {
    const errors = [{ pointer: "/title", code: "required", message: "is required" }];
    const error = await errorOf(
      get(problem("validation_failed", 422, {}, { detail: "The ticket is not valid.", errors })),
    );
    expect(error).toBeInstanceOf(GatewayError);
    expect(error).toMatchObject({
      name: "GatewayError",
      code: "validation_failed",
      operation: "tickets.getTicket",
      status: 422,
      requestId: "request-1",
      retryable: false,
      problem: { errors },
    });
    expect(error.message).toBe(
      'Failed to call "tickets.getTicket": validation_failed (422). The ticket is not valid.',
    );
  });

  test("412 carries the stored resource", async () => {
    const gateway = gatewayWith({
      fetch: fakeFetch(problem("version_conflict", 412, {}, { current: lamp })),
    });
    const error = await errorOf(updateTicket(gateway, { ticketId: "t1", version: 2, body: {} }));
    expect(isGatewayError(error, "version_conflict") && error.problem?.current).toEqual(lamp);
  });

  test.each([
    ["empty", null, {}],
    ["HTML", "<h1>Bad Gateway</h1>", { "content-type": "text/html" }],
    ["cut-off JSON", '{"code":', { "content-type": "application/problem+json" }],
    ["JSON of another shape", '{"error":"nope","code":42}', { "content-type": "application/json" }],
    ["a JSON scalar", "null", { "content-type": "application/json" }],
  ])("with a body that is %s still is a typed error", async (_, body, headers) => {
    const error = await errorOf(
      get(respond(body, { status: 502, headers: { ...headers, "x-request-id": "r1" } })),
    );
    expect(error).toMatchObject({
      code: "http_error",
      status: 502,
      requestId: "r1",
      retryable: true,
      problem: undefined,
    });
    expect(error.message).toBe(
      'Failed to call "tickets.getTicket": HTTP 502 without a problem document. Check what stands between the client and the gateway.',
    );
  });

  test("keeps a code that newer servers know", async () => {
    expect((await errorOf(get(problem("quota_of_next_year", 409)))).code).toBe("quota_of_next_year");
  });

  test("of the network carries its cause", async () => {
    const cause = new TypeError("fetch failed");
    const error = await errorOf(get(cause));
    expect(error).toMatchObject({ code: "network_error", status: undefined, retryable: true, cause });
    expect(error.message).toBe(
      'Failed to call "tickets.getTicket": the network request failed. Check the connection and baseUrl.',
    );
  });

  test("in the middle of the body is a network error, never a half answer", async () => {
    const body = bodyOf(['{"id":"t1"', new TypeError("terminated")]);
    expect((await errorOf(get(respond(body, { status: 200 })))).code).toBe("network_error");
  });

  test("says nothing secret", async () => {
    const secret = "canary-token";
    const gateway = gatewayWith({
      fetch: fakeFetch(problem("unauthorized", 401, {}, { current: { secret } })),
      getToken: () => secret,
      retries: 0,
    });
    const error = await errorOf(
      createTicket(gateway, { body: { title: secret } }, { idempotencyKey: secret }),
    );
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(secret);
  });
});
