import { ensure, expectEqual, expectHeader } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import type { Call, Exchange } from "../../http/exchange.ts";

const exposed = [
  "X-Request-ID",
  "ETag",
  "Location",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "Idempotency-Replayed",
];
const sentBySdk = [
  "authorization",
  "content-type",
  "x-org-id",
  "x-request-id",
  "idempotency-key",
  "if-match",
];
const allow = "access-control-allow-origin";
/** Origins that development deployments allow. */
const usualOrigins = ["http://localhost:3000", "http://localhost:5173", "https://app.example.com"];

const plainCall = (target: string, headers: Record<string, string>): Call => ({
  method: "GET",
  target,
  headers,
  credential: { kind: "none" },
});

const preflight = (origin: string, method = "POST", headers = sentBySdk.join(", ")): Call => ({
  method: "OPTIONS",
  target: "/api/v1/entities/definitions",
  headers: {
    origin,
    "access-control-request-method": method,
    "access-control-request-headers": headers,
  },
  credential: { kind: "none" },
});

/** An allowed origin: the one that was named, or the first of the usual ones that the target allows. */
async function allowedOrigin(world: World): Promise<string> {
  const candidates = world.corsOrigin ? [world.corsOrigin] : usualOrigins;
  for (const origin of candidates) {
    const exchange = await world.send(plainCall("/health", { origin }));
    if (exchange.headers[allow] !== undefined) return origin;
    ensure(
      !world.corsOrigin,
      `${origin} to be allowed, as --cors-origin says`,
      "no Access-Control-Allow-Origin",
      exchange,
    );
  }
  return world.skip("no allowed origin is known: give --cors-origin");
}

function expectNoGrant(exchange: Exchange, origin: string): void {
  expectEqual(exchange.headers[allow], undefined, `for ${origin} Access-Control-Allow-Origin`, exchange);
}

const names = (list: string): string[] => list.split(",").map((name) => name.trim().toLowerCase());

/** Browsers of other origins get nothing; those of the allow-list get what the SDK needs. */
export const corsRules: readonly Rule[] = [
  {
    id: "cors/unlisted",
    title: "An origin outside the allow-list gets no CORS headers, and answers vary by Origin",
    profile: "gateway",
    reference: "contract.md §1 CORS; S82",
    run: async (world) => {
      for (const origin of ["null", "https://evil.example", "http://localhost.evil.example"]) {
        for (const target of ["/health", "/api/v1/entities/definitions", "/api/v1/nothing"]) {
          const exchange = await world.send(plainCall(target, { origin }));
          expectNoGrant(exchange, origin);
          const vary = expectHeader(exchange, "Vary");
          ensure(names(vary).includes("origin") || vary === "*", "Vary: Origin", vary, exchange);
        }
      }
    },
  },
  {
    id: "cors/unlisted-preflight",
    title: "A preflight of an unlisted origin grants nothing and reaches no operation",
    profile: "gateway",
    reference: "contract.md §1 CORS; S82",
    run: async (world) => {
      const exchange = await world.send(preflight("https://evil.example"));
      expectNoGrant(exchange, "https://evil.example");
      ensure(exchange.status !== 401, "a preflight answered without asking for a token", "401", exchange);
    },
  },
  {
    id: "cors/no-wildcard-with-credentials",
    title: "Credentials are never allowed together with a wildcard origin",
    profile: "gateway",
    reference: "contract.md §1 CORS; Fetch standard",
    inspect(exchange) {
      const isWildcard = exchange.headers[allow] === "*";
      const credentials = exchange.headers["access-control-allow-credentials"];
      if (isWildcard) expectEqual(credentials, undefined, "Access-Control-Allow-Credentials", exchange);
    },
    run: async (world) => {
      await world.send(preflight("https://evil.example"));
      await world.send(preflight(await allowedOrigin(world)));
    },
  },
  {
    id: "cors/near-misses",
    title: "Origins that only look like a listed one are not listed",
    profile: "gateway",
    reference: "S82",
    run: async (world) => {
      const origin = new URL(await allowedOrigin(world));
      const other = origin.protocol === "https:" ? "http:" : "https:";
      const misses = [
        `${other}//${origin.host}`,
        `${origin.protocol}//${origin.hostname}:${Number(origin.port || 443) + 1}`,
        `${origin.protocol}//${origin.host}.evil.example`,
        `${origin.protocol}//evil-${origin.host}`,
      ];
      for (const miss of misses)
        expectNoGrant(await world.send(plainCall("/health", { origin: miss })), miss);
    },
  },
  {
    id: "cors/listed",
    title: "A listed origin may read the answer and the headers the SDK needs",
    profile: "gateway",
    reference: "contract.md §1 CORS",
    run: async (world) => {
      const origin = await allowedOrigin(world);
      for (const target of ["/health", "/api/v1/entities/definitions", "/api/v1/nothing"]) {
        const exchange = await world.send(plainCall(target, { origin }));
        const granted = expectHeader(exchange, "Access-Control-Allow-Origin");
        ensure(granted === origin || granted === "*", origin, granted, exchange);
        const shown = names(expectHeader(exchange, "Access-Control-Expose-Headers"));
        const missing = exposed.filter((name) => !shown.includes(name.toLowerCase()));
        ensure(
          missing.length === 0,
          `exposed headers ${exposed.join(", ")}`,
          `without ${missing.join(", ")}`,
          exchange,
        );
      }
    },
  },
  {
    id: "cors/preflight",
    title:
      "A preflight of a listed origin grants the methods of the path and the headers of the SDK, without a token",
    profile: "gateway",
    reference: "contract.md §1 CORS; Fetch standard",
    run: async (world) => {
      const origin = await allowedOrigin(world);
      for (const method of ["GET", "POST"]) {
        const exchange = await world.send(preflight(origin, method));
        ensure([200, 204].includes(exchange.status), "status 200 or 204", String(exchange.status), exchange);
        const methods = names(expectHeader(exchange, "Access-Control-Allow-Methods"));
        ensure(
          methods.includes(method.toLowerCase()) || methods.includes("*"),
          method,
          show(methods),
          exchange,
        );
        const headers = names(expectHeader(exchange, "Access-Control-Allow-Headers"));
        const missing = sentBySdk.filter((name) => !headers.includes(name));
        ensure(
          missing.length === 0,
          `allowed headers ${sentBySdk.join(", ")}`,
          `without ${missing.join(", ")}`,
          exchange,
        );
      }
    },
  },
  {
    id: "cors/preflight-headers",
    title: "A preflight grants only headers of a list, never whatever is asked for",
    profile: "gateway",
    reference: "S83",
    run: async (world) => {
      const origin = await allowedOrigin(world);
      const exchange = await world.send(preflight(origin, "POST", "x-user-id, x-scopes, x-anything"));
      const headers = names(exchange.headers["access-control-allow-headers"] ?? "");
      const granted = headers.filter((name) =>
        ["x-user-id", "x-scopes", "x-anything", "x-elqnt-proof", "*"].includes(name),
      );
      ensure(granted.length === 0, "none of the headers asked for", granted.join(", "), exchange);
    },
  },
];
