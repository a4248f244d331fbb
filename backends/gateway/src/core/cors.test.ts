import { describe, expect, test } from "vitest";
import { echoService } from "../testing/echo-service.ts";
import { origin, setUp } from "../testing/fetch-set-up.ts";
import { bearer } from "../testing/tokens.ts";

describe("S82 S83 CORS", () => {
  const exposed =
    "X-Request-ID, ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed";

  test("a listed origin may read answers and problems", async () => {
    const { call } = setUp();
    for (const headers of [await bearer(), {}]) {
      const response = await call("/api/v1/things", { headers: { ...headers, origin } });
      expect(response.headers.get("access-control-allow-origin")).toBe(origin);
      expect(response.headers.get("access-control-expose-headers")).toContain(exposed);
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
      expect(response.headers.get("vary")).toContain("Origin");
    }
  });

  test.each([
    "null",
    "https://evil.example",
    "https://app.example.com.evil.example",
    "https://xapp.example.com",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://app.example.com, https://evil.example",
    "HTTPS://APP.EXAMPLE.COM",
    "",
  ])("S82 %j is granted nothing", async (other) => {
    const { call } = setUp();
    const response = await call("/api/v1/things", { headers: { ...(await bearer()), origin: other } });
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(response.headers.get("vary")).toBe("Origin");
  });

  test("S82 the wildcard never comes with credentials", async () => {
    expect(() => setUp({ cors: { origins: ["*"], credentials: true } })).toThrow(
      "cannot be combined with credentials",
    );
    const { call } = setUp({ cors: { origins: ["*"] } });
    const response = await call("/health", { headers: { origin: "https://any.example" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("S83 a preflight lists this path's methods and the SDK's headers, whatever was asked", async () => {
    const { call, things } = setUp();
    const asked = {
      origin,
      "access-control-request-method": "PATCH",
      "access-control-request-headers": `x-evil, ${"x".repeat(5000)}`,
    };
    const response = await call("/api/v1/things/1", { method: "OPTIONS", headers: asked });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-methods")).toBe("GET, PATCH, DELETE, OPTIONS");
    const allowed = response.headers.get("access-control-allow-headers")!;
    expect(allowed).toContain("X-Org-ID");
    expect(allowed).not.toContain("evil");
    expect(things.seen).toEqual([]);
  });

  test("S83 a preflight from elsewhere is granted nothing", async () => {
    const { call } = setUp();
    const asked = { origin: "https://evil.example", "access-control-request-method": "GET" };
    const response = await call("/api/v1/things", { method: "OPTIONS", headers: asked });
    expect(response.headers.get("access-control-allow-methods")).toBeNull();
    expect(response.headers.get("vary")).toBe("Origin");
  });

  test("headers of an upstream's own CORS do not reach the client", async () => {
    const things = echoService(() =>
      Response.json({}, { headers: { "access-control-allow-origin": "*", "x-elqnt-debug": "1" } }),
    );
    const { call } = setUp({ upstreams: { things } });
    const response = await call("/api/v1/things", { headers: await bearer() });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("x-elqnt-debug")).toBeNull();
  });
});
