import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import { downloadFile, gatewayWith, getTicket, lamp, listTickets } from "./__fixtures__/tickets.ts";
import type { Drift, GatewayOptions, ResponseSchema } from "./index.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Stands for a zod schema: knows `id`, `title` and `version`, nothing else. */
const ticketSchema: ResponseSchema = {
  "~standard": {
    validate: (value) => ({
      issues: Object.keys(value as object)
        .filter((key) => !["id", "title", "version"].includes(key))
        .map((key) => ({ message: "undeclared", path: ["nested/part", { key }, 0] })),
    }),
  },
};
const schemas = { tickets: { getTicket: ticketSchema } };
const drifted = json({ ...lamp, "a~b": 1 }, 200, { "x-request-id": "r1" });

const get = (options: Partial<GatewayOptions>) =>
  getTicket(gatewayWith({ retries: 0, schemas, ...options }), { ticketId: "t1" });

describe("R56: an answer that breaks its schema", () => {
  const drift: Drift = {
    operation: "tickets.getTicket",
    pointer: "/nested~1part/a~0b/0",
    message: "undeclared",
    requestId: "r1",
  };

  test("passes through and is counted with report", async () => {
    const onDrift = vi.fn();
    await expect(get({ fetch: fakeFetch(drifted), validate: "report", onDrift })).resolves.toEqual({
      ...lamp,
      "a~b": 1,
    });
    expect(onDrift.mock.calls).toEqual([[drift]]);
  });

  test("fails the call with strict", async () => {
    const onDrift = vi.fn();
    await expect(get({ fetch: fakeFetch(drifted), validate: "strict", onDrift })).rejects.toMatchObject({
      code: "contract_violation",
      requestId: "r1",
      message:
        'Failed to call "tickets.getTicket": undeclared at "/nested~1part/a~0b/0". Update the client or the service.',
    });
    expect(onDrift).toHaveBeenCalledTimes(1);
  });

  test.each(["off", undefined] as const)("is not looked at with %s", async (validate) => {
    const validator = vi.spyOn(ticketSchema["~standard"], "validate");
    await get({ fetch: fakeFetch(drifted), validate });
    expect(validator).not.toHaveBeenCalled();
  });

  test("is warned of on the console when nobody listens", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    await get({ fetch: fakeFetch(drifted), validate: "report" });
    expect(warn).toHaveBeenCalledWith("[elqnt] contract drift", drift);
  });
});

test("R56: a failure without a problem document is drift, and fails as ever", async () => {
  const onDrift = vi.fn();
  const call = get({
    fetch: fakeFetch(() => new Response("<h1>", { status: 502 })),
    validate: "report",
    onDrift,
  });
  await expect(call).rejects.toMatchObject({ code: "http_error" });
  expect(onDrift.mock.calls).toMatchObject([
    [{ pointer: "", message: "HTTP 502 without a problem document" }],
  ]);
});

test("what fits, problems, streams and operations without a schema are no drift", async () => {
  const onDrift = vi.fn();
  const options = { validate: "strict", onDrift, schemas } as const;
  await get({ ...options, fetch: fakeFetch(json(lamp)) });
  await get({ ...options, fetch: fakeFetch(problem("not_found", 404)) }).catch(() => {});
  await listTickets(gatewayWith({ ...options, fetch: fakeFetch(json({ items: [] })) }), {});
  await downloadFile(gatewayWith({ ...options, fetch: fakeFetch(() => new Response("x")) }), { fileId: "f" });
  expect(onDrift).not.toHaveBeenCalled();
});
