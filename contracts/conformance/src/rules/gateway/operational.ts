import type { Operation } from "@elqnt/contracts";
import { ensure, expectEqual, expectStatus, fail } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";

interface Readiness {
  status: string;
  checks: { name: string; ok: boolean; optional?: boolean }[];
}

type Paths = Record<string, Record<string, { operationId?: string }>>;

const sampleLine =
  /^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^}]*\})? (-?[0-9.]+([eE][+-]?[0-9]+)?|[+-]?Inf|NaN)( [0-9]+)?$/;

const isMissing = (paths: Paths, { path, method, operationId }: Operation): boolean =>
  paths[path]?.[method.toLowerCase()]?.operationId !== operationId;

/** Sum of all samples of counters that count requests. */
const requestCount = (text: string): number =>
  text
    .split("\n")
    .filter((line) => /^[a-z_]*requests_total/.test(line))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);

/** What the gateway tells those who run it and those who build on it. */
export const operationalRules: readonly Rule[] = [
  {
    id: "gateway/health",
    title: "GET /health answers 200 to anybody, whatever else they send",
    profile: "gateway",
    reference: "contract.md §3 gateway",
    run: async (world) => {
      const credential = { kind: "literal", header: "Bearer nonsense" } as const;
      for (const headers of [{}, { "x-org-id": world.b.id }, { accept: "text/html" }]) {
        const exchange = await world.a.admin.call("getHealth", {}, { credential, headers });
        expectStatus(exchange, 200);
        expectEqual((exchange.json as { status?: string }).status, "ok", "status", exchange);
      }
    },
  },
  {
    id: "gateway/ready",
    title: "GET /ready names every service and is ready only when all of them are",
    profile: "gateway",
    reference: "contract.md §3 gateway",
    run: async (world) => {
      const exchange = await world.a.admin.call("getReadiness");
      expectStatus(exchange, [200, 503]);
      const { status, checks } = exchange.json as Readiness;
      const services = new Set(world.catalogue.operations.map(({ service }) => service));
      services.delete("gateway");
      for (const service of services) {
        const isNamed = checks.some(({ name }) => name === service || name.startsWith(`${service}/`));
        ensure(
          isNamed,
          `a check named ${service} or ${service}/…`,
          show(checks.map(({ name }) => name)),
          exchange,
        );
      }
      const isReady = checks.every(({ ok, optional }) => ok || optional);
      expectEqual(exchange.status, isReady ? 200 : 503, "for these checks the status", exchange);
      expectEqual(
        status === "ready",
        isReady,
        "ready when every check that is not optional is ok:",
        exchange,
      );
    },
  },
  {
    id: "gateway/metrics",
    title: "GET /metrics is Prometheus text whose request counters grow",
    profile: "gateway",
    reference: "contract.md §3 gateway; Prometheus text format 0.0.4",
    run: async (world) => {
      const before = await world.a.admin.call("getMetrics");
      expectStatus(before, 200);
      for (const line of before.text.split("\n")) {
        if (line === "" || line.startsWith("#")) continue;
        ensure(sampleLine.test(line), "lines of the Prometheus text format", show(line), before);
      }
      await world.a.admin.call("getHealth");
      await world.send({
        method: "GET",
        target: "/api/v1/nothing",
        headers: {},
        credential: { kind: "none" },
      });
      const after = await world.a.admin.call("getMetrics");
      ensure(
        requestCount(after.text) > requestCount(before.text),
        "a requests_total counter that grows",
        `${requestCount(after.text)}`,
        after,
      );
    },
  },
  {
    id: "gateway/metrics-anonymous",
    title: "Metrics name no organization, user or resource",
    profile: "gateway",
    reference: "perf-reliability-security.md S98",
    run: async (world) => {
      const exchange = await world.a.admin.call("getMetrics");
      for (const secret of [world.a.id, world.b.id, world.a.admin.userId, world.a.canary, world.b.canary]) {
        ensure(!exchange.text.includes(secret), "no identifiers", show(secret), exchange);
      }
    },
  },
  {
    id: "gateway/openapi",
    title: "GET /openapi.json has every operation for clients, and none between services",
    profile: "gateway",
    reference: "contract.md §3 gateway",
    run: async (world) => {
      const exchange = await world.a.admin.call("getOpenApi");
      expectStatus(exchange, 200);
      const { openapi, paths } = exchange.json as { openapi: string; paths: Paths };
      ensure(openapi.startsWith("3.1"), "OpenAPI 3.1", openapi, exchange);
      const isInternal = ({ access }: Operation) => access === "internal";
      const { operations } = world.catalogue;
      const missing = operations.filter((operation) => !isInternal(operation) && isMissing(paths, operation));
      const leaked = operations.filter((operation) => isInternal(operation) && !isMissing(paths, operation));
      ensure(
        missing.length === 0,
        "every operation",
        `not ${missing.map(({ operationId }) => operationId).join(", ")}`,
        exchange,
      );
      ensure(
        leaked.length === 0,
        "no internal operation",
        leaked.map(({ operationId }) => operationId).join(", "),
        exchange,
      );
    },
  },
  {
    id: "gateway/openapi-closed",
    title: "Every reference inside /openapi.json leads somewhere inside it",
    profile: "gateway",
    reference: "contract.md §3 gateway: bundled",
    run: async (world) => {
      const exchange = await world.a.admin.call("getOpenApi");
      const refs = [...exchange.text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!);
      for (const ref of new Set(refs)) {
        ensure(ref.startsWith("#/"), "references inside the document", ref, exchange);
        const found = ref
          .slice(2)
          .split("/")
          .reduce<unknown>(
            (at, part) =>
              (at as Record<string, unknown> | undefined)?.[part.replaceAll("~1", "/").replaceAll("~0", "~")],
            exchange.json,
          );
        if (found === undefined) fail(`something at ${ref}`, "nothing", exchange);
      }
    },
  },
  {
    id: "gateway/docs",
    title: "GET /docs is an HTML page that loads nothing from other origins",
    profile: "gateway",
    reference: "contract.md §3 gateway",
    run: async (world) => {
      const exchange = await world.a.admin.call("getDocs");
      expectStatus(exchange, 200);
      ensure(/<html|<!doctype html/i.test(exchange.text), "an HTML page", show(exchange.text, 80), exchange);
      const external =
        /<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^"'\s>]+/i.exec(
          exchange.text,
        );
      ensure(!external, "nothing from other origins", show(external?.[0]), exchange);
    },
  },
];
