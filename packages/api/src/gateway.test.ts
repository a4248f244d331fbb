import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeFetch, json, problem } from "./__fixtures__/fake-fetch.ts";
import {
  closeTicket,
  gatewayWith,
  getTicket,
  lamp,
  orgId,
  signIn,
  uploadFile,
} from "./__fixtures__/tickets.ts";
import { operation, type TokenProvider, type TokenRequest } from "./index.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const bearer = (fetch: ReturnType<typeof fakeFetch>) =>
  fetch.sent.map(({ headers }) => headers.authorization);

describe("the token", () => {
  test("is asked for with every call and sent as a bearer token", async () => {
    const fetch = fakeFetch(json(lamp));
    const getToken = vi.fn<TokenProvider>(() => "token-1");
    const gateway = gatewayWith({ fetch, getToken });
    await getTicket(gateway, { ticketId: "t1" });
    await getTicket(gateway, { ticketId: "t1" });
    expect(getToken.mock.calls).toEqual([
      [{ orgId, rejectedToken: undefined }],
      [{ orgId, rejectedToken: undefined }],
    ]);
    expect(bearer(fetch)).toEqual(["Bearer token-1", "Bearer token-1"]);
  });

  test("is not fetched for a public operation, which may be the one that gets tokens", async () => {
    const fetch = fakeFetch(json({ token: "x" }));
    const getToken = vi.fn(() => "token-1");
    await signIn(gatewayWith({ fetch, getToken }), { body: { apiKey: "k" } });
    expect(getToken).not.toHaveBeenCalled();
    expect(bearer(fetch)).toEqual([undefined]);
  });

  test("is replaced once after a 401, for writes as well: they were not carried out", async () => {
    const requests: TokenRequest[] = [];
    const getToken: TokenProvider = (request) => {
      requests.push(request);
      return request.rejectedToken ? "token-2" : "token-1";
    };
    const fetch = fakeFetch(problem("token_expired", 401), json(lamp));
    await expect(closeTicket(gatewayWith({ fetch, getToken }), { ticketId: "t1" })).resolves.toEqual(lamp);
    expect(bearer(fetch)).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(requests[1]).toEqual({ orgId, rejectedToken: "token-1" });
  });

  test("is not replaced a second time", async () => {
    let count = 0;
    const fetch = fakeFetch(problem("token_revoked", 401));
    const call = getTicket(gatewayWith({ fetch, getToken: () => `token-${++count}` }), { ticketId: "t1" });
    await expect(call).rejects.toMatchObject({ code: "token_revoked", status: 401 });
    expect(fetch.sent).toHaveLength(2);
  });

  test.each([
    ["the same", "token-1"],
    ["none", undefined],
  ])("that comes back as %s ends the call with the 401", async (_, fresh) => {
    const fetch = fakeFetch(problem("unauthorized", 401));
    const getToken: TokenProvider = ({ rejectedToken }) => (rejectedToken ? fresh : "token-1");
    await expect(getTicket(gatewayWith({ fetch, getToken }), { ticketId: "t1" })).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect(fetch.sent).toHaveLength(1);
  });

  test("is not refreshed for a streamed body, which cannot be sent again", async () => {
    const fetch = fakeFetch(problem("unauthorized", 401));
    const getToken = vi.fn(() => "token-1");
    await expect(
      uploadFile(gatewayWith({ fetch, getToken }), { body: new ReadableStream() }),
    ).rejects.toMatchObject({ status: 401 });
    expect(getToken).toHaveBeenCalledTimes(1);
  });

  test("that cannot be got fails the call with the reason as cause", async () => {
    const cause = new Error("no session");
    const fetch = fakeFetch(json(lamp));
    const getToken = () => Promise.reject(cause);
    const call = getTicket(gatewayWith({ fetch, getToken }), { ticketId: "t1" });
    await expect(call).rejects.toMatchObject({
      code: "token_unavailable",
      cause,
      message: 'Failed to call "tickets.getTicket": getToken failed. The cause says why.',
    });
    expect(fetch.sent).toHaveLength(0);
  });
});

describe("two gateways", () => {
  test("used at once never mix organizations or tokens", async () => {
    const fetch = fakeFetch(async () => {
      await Promise.resolve();
      return json(lamp)();
    });
    const gateways = ["a", "b"].map((name) =>
      gatewayWith({ fetch, orgId: `org-${name}`, getToken: async () => `token-${name}` }),
    );
    await Promise.all([0, 1, 0, 1, 1, 0].map((index) => getTicket(gateways[index]!, { ticketId: "t1" })));
    for (const { headers } of fetch.sent) {
      expect(headers.authorization).toBe(`Bearer token-${headers["x-org-id"]?.slice(4)}`);
    }
  });

  test("show no token when printed", () => {
    expect(JSON.stringify(gatewayWith({ getToken: () => "canary" }))).toBe(
      JSON.stringify({ baseUrl: "https://gateway.test", orgId }),
    );
  });
});

describe("a deprecated operation", () => {
  const answer = json(lamp, 200, { deprecation: "@1767225600", sunset: "Sat, 31 Dec 2026 23:59:59 GMT" });

  test("is warned of once, however many gateways call it", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const old = operation<void, unknown>("tickets", "old", "GET", "/old");
    await old(gatewayWith({ fetch: fakeFetch(answer) }));
    await old(gatewayWith({ fetch: fakeFetch(answer) }));
    expect(warn.mock.calls).toEqual([
      [
        '[elqnt] "tickets.old" is deprecated and may be gone after Sat, 31 Dec 2026 23:59:59 GMT. Move to its successor.',
      ],
    ]);
  });

  test("can be reported elsewhere", async () => {
    const onDeprecation = vi.fn();
    const older = operation<void, unknown>("tickets", "older", "GET", "/older");
    await older(gatewayWith({ fetch: fakeFetch(json(lamp, 200, { deprecation: "@1" })), onDeprecation }));
    expect(onDeprecation).toHaveBeenCalledWith(
      '[elqnt] "tickets.older" is deprecated. Move to its successor.',
    );
  });
});
