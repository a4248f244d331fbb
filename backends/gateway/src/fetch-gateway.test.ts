import { describe, expect, test } from "vitest";
import type { FetchGatewayOptions } from "./fetch-gateway.ts";
import { echoService } from "./testing/echo-service.ts";
import { problemOf, setUp, verifier } from "./testing/fetch-set-up.ts";
import { bearer, secret } from "./testing/tokens.ts";
import { createTokenVerifier } from "./verifier/verifier.ts";

describe("routing", () => {
  test("an unknown path is 404", async () => {
    const { call } = setUp();
    expect(await problemOf(await call("/api/v1/nothing"))).toMatchObject({ status: 404, code: "not_found" });
  });

  test("internal operations are 404 for clients", async () => {
    const { call } = setUp();
    const headers = await bearer({ scopes: ["admin"] });
    const response = await call("/api/v1/things/resolve", { method: "POST", headers });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, PATCH, DELETE, OPTIONS");
  });

  test("S49 an unknown method is 405 with Allow", async () => {
    const { call } = setUp();
    const response = await call("/api/v1/things", { method: "PUT", headers: await bearer() });
    expect(response.headers.get("allow")).toBe("GET, POST, OPTIONS");
    expect(await problemOf(response)).toMatchObject({ status: 405, code: "method_not_allowed" });
  });

  test("a service that is not deployed is 501", async () => {
    const { call } = setUp();
    expect(await problemOf(await call("/api/v1/others", { headers: await bearer() }))).toMatchObject({
      status: 501,
    });
  });

  test("S43 one path is matched and forwarded", async () => {
    const { call, things } = setUp();
    const headers = await bearer();
    await call("/api/v1/things/caf%C3%A9%20x?y=%2e%2e", { headers });
    expect(things.last().url.pathname + things.last().url.search).toBe(
      "/api/v1/things/caf%C3%A9%20x?y=%2e%2e",
    );
    for (const path of [
      "/api/v1/things/%61",
      "/api/v1/things/a%2Fb",
      "/api/v1/things/a;b",
      "/api/v1/things/%5c",
    ]) {
      expect((await call(path, { headers })).status, path).toBe(400);
    }
  });
});

describe("ids and recovery", () => {
  test("S56 request id and trace go to the service and back", async () => {
    const { call, things } = setUp();
    const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    const headers = { ...(await bearer()), "x-request-id": "req-1", traceparent };
    expect((await call("/api/v1/things", { headers })).headers.get("x-request-id")).toBe("req-1");
    expect(things.last().identity).toMatchObject({ requestId: "req-1", traceparent });
    const other = await call("/api/v1/things", {
      headers: { ...(await bearer()), "x-request-id": '{"a":1}' },
    });
    expect(other.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("R34 an exception in a service is a 500 with the id, its cause is only logged", async () => {
    const things = echoService(() => {
      throw new Error("secret cause");
    });
    const { call, entries } = setUp({ upstreams: { things } });
    const problem = await problemOf(await call("/api/v1/things", { headers: await bearer() }));
    expect(problem).toMatchObject({ status: 500, code: "internal_error" });
    expect(JSON.stringify(problem)).not.toContain("secret cause");
    expect(entries).toContainEqual(
      expect.objectContaining({ level: "error", requestId: problem.requestId, error: expect.any(Error) }),
    );
  });

  test("R34 an exception inside the gateway is recovered too", async () => {
    const broken = {
      ...verifier,
      verify: () => {
        throw new Error("boom");
      },
    };
    const { call } = setUp({ verifier: broken });
    expect(await problemOf(await call("/api/v1/things", { headers: await bearer() }))).toMatchObject({
      status: 500,
    });
  });

  test("while keys or revocations have never been read, nobody is let in and nobody is told off", async () => {
    let asked = 0;
    const list = async () => {
      asked += 1;
      throw new Error("down");
    };
    const { call } = setUp({ verifier: createTokenVerifier({ secret, revocations: { list } }) });
    for (let index = 0; index < 30; index++) {
      const response = await call("/api/v1/things", { headers: await bearer({ user_id: `u${index}` }) });
      expect(await problemOf(response)).toMatchObject({ status: 503, code: "service_unavailable" });
    }
    expect(asked).toBeLessThanOrEqual(2);
  });

  test("R22 a service that takes too long is aborted and answered 504", async () => {
    let signal: AbortSignal | undefined;
    const things = echoService((request) => {
      signal = request.signal;
      return new Promise(() => undefined);
    });
    const { call } = setUp({ upstreams: { things } });
    const problem = await problemOf(await call("/api/v1/things/1/slow", { headers: await bearer() }));
    expect(problem).toMatchObject({ status: 504, code: "timeout" });
    expect(signal?.aborted).toBe(true);
  });

  test("a caller that leaves aborts the service", async () => {
    const controller = new AbortController();
    const aborted = Promise.withResolvers<void>();
    const things = echoService((request) => {
      request.signal.addEventListener("abort", () => aborted.resolve());
      controller.abort();
      return new Promise(() => undefined);
    });
    const { call } = setUp({ upstreams: { things } });
    void call("/api/v1/things", { headers: await bearer(), signal: controller.signal });
    await aborted.promise;
  });
});

describe("R56 --validate", () => {
  test("violations are counted in a header, logged, and change nothing", async () => {
    const validate: FetchGatewayOptions["validate"] = (operation, status, _headers, body) =>
      operation.operationId === "getThing" && status === 200 && !(body as { id?: string }).id
        ? [{ pointer: "/id", message: "is required" }]
        : [];
    const { call, entries } = setUp({ validate });
    const response = await call("/api/v1/things/1", { headers: await bearer() });
    expect(response.headers.get("x-elqnt-contract-violations")).toBe("1");
    expect(await response.json()).toEqual({ ok: true });
    expect(entries).toContainEqual(
      expect.objectContaining({
        message: "contract violation",
        operation: "getThing",
        violations: [{ pointer: "/id", message: "is required" }],
      }),
    );
    expect(
      (await call("/api/v1/things", { headers: await bearer() })).headers.get("x-elqnt-contract-violations"),
    ).toBeNull();
    expect(await (await call("/metrics")).text()).toContain(
      'elqnt_gateway_contract_violations_total{operation="getThing"} 1',
    );
  });
});
