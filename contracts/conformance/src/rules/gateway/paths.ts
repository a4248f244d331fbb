import type { Operation } from "@elqnt/contracts";
import type { Catalogue } from "../../catalogue.ts";
import { ensure, expectHeader, expectProblem } from "../../engine/expect.ts";
import type { Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import type { World } from "../../engine/world.ts";
import { groupBy } from "../../group-by.ts";
import type { Call, Credential, Exchange } from "../../http/exchange.ts";
import { generate } from "../../schema/generate.ts";

const protectedPath = "/api/v1/entities/definitions";

/** Other spellings of a protected path. Those with dots need a socket: the Fetch API tidies them up. */
const spellings = [
  "/api/v1/%65ntities/definitions",
  "/api/v1/entities%2fdefinitions",
  "/api/v1/entities/%64efinitions",
  "/api/v1//entities/definitions",
  "//api/v1/entities/definitions",
  "/api/v1/entities/definitions/",
  "/api/v1/entities/definitions;x=1",
  "/api/v1/entities;/definitions",
  "/api/v1/entities/definitions%00",
  "/api/v1/entities/definitions%20",
  "/api/v1/entities%5cdefinitions",
  "/API/V1/ENTITIES/DEFINITIONS",
  "/api/v1/auth/%2e%2e/entities/definitions",
  "/api/v1/auth/..%2fentities/definitions",
  "/health%2f..%2fapi/v1/entities/definitions",
  "/api/v1/entities/%c0%aedefinitions",
];
const dottedSpellings = [
  "/api/v1/auth/../entities/definitions",
  "/api/v1/./entities/definitions",
  "/health/../api/v1/entities/definitions",
  "/api/v1/auth/..;/entities/definitions",
  "\\api\\v1\\entities\\definitions",
];

const get = (target: string, credential: Credential): Call => ({
  method: "GET",
  target,
  headers: {},
  credential,
});

function expectRefused(exchange: Exchange, who: string): void {
  const isRefused = [400, 401, 403, 404, 405].includes(exchange.status);
  ensure(isRefused, `a refusal for ${who}`, `${exchange.status} ${show(exchange.text, 100)}`, exchange);
}

/** Concrete paths of the catalogue with the methods that they have. */
function concretePath(world: World, path: string): string {
  const operation = world.catalogue.operations.find((candidate) => candidate.path === path)!;
  const resolve = world.catalogue.resolver(operation);
  const parameters = new Map(world.catalogue.parameters(operation).map((entry) => [entry.name, entry]));
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    if (name === "orgId") return world.a.id;
    return String(generate(parameters.get(name)!.schema, { random: world.random, resolve, tame: true }));
  });
}

const isInternalOnly = (operations: readonly Operation[]): boolean =>
  operations.every(({ access }) => access === "internal");

const pathsOf = ({ operations }: Catalogue): string[] =>
  [...groupBy(operations, ({ path }) => path)]
    .filter(([, rows]) => !isInternalOnly(rows))
    .map(([path]) => path);

/** Methods of the templates that a path matches, be it concrete or itself a template. */
function methodsOf(catalogue: Catalogue, path: string): Set<string> {
  const rows = catalogue.operations.filter(
    ({ access, path: template }) =>
      access !== "internal" &&
      (template === path ||
        (!path.includes("{") && new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(path))),
  );
  return new Set(rows.map(({ method }) => method));
}

/** One spelling of a path, one decision. */
export const pathRules: readonly Rule[] = [
  {
    id: "paths/unknown",
    title: "A path that no operation has is answered 404 not_found, with and without a token",
    profile: "gateway",
    reference: "contracts/problems.yaml not_found",
    run: async (world) => {
      for (const target of [
        "/",
        "/api",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v2/entities/definitions",
        "/favicon.ico",
        "/.env",
      ]) {
        for (const credential of [{ kind: "none" } as const, world.a.admin.credential]) {
          expectProblem(await world.send(get(target, credential)), { status: 404, code: "not_found" });
        }
      }
    },
  },
  {
    id: "paths/method",
    title: "A method that a path does not have is answered 405 with the methods it has in Allow",
    profile: "gateway",
    reference: "contracts/problems.yaml method_not_allowed; RFC 9110 §15.5.6; S49",
    subjects: pathsOf,
    run: async (world, path) => {
      const target = concretePath(world, path);
      const allowed = methodsOf(world.catalogue, path);
      // Another template may match the same path: `/records/export` could also be a record's id.
      const elsewhere = methodsOf(world.catalogue, target);
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        if (allowed.has(method) || elsewhere.has(method)) continue;
        const exchange = await world.send({ ...get(target, world.a.admin.credential), method });
        expectProblem(exchange, { status: 405, code: "method_not_allowed" }, `for ${method}`);
        const allow = expectHeader(exchange, "Allow")
          .split(",")
          .map((entry) => entry.trim());
        const missing = [...allowed].filter((entry) => !allow.includes(entry));
        ensure(
          missing.length === 0,
          `Allow with ${[...allowed].join(", ")}`,
          show(allow.join(", ")),
          exchange,
        );
        ensure(!allow.includes(method), `Allow without ${method}`, show(allow.join(", ")), exchange);
      }
    },
  },
  {
    id: "paths/spellings",
    title: "No other spelling of a path gets past authorization",
    profile: "gateway",
    reference: "S43",
    run: async (world) => {
      const { credential } = await world.a.as({ scopes: ["read:auth"] });
      for (const target of spellings) {
        expectRefused(
          await world.send(get(target, { kind: "none" })),
          `nobody at ${target}, which is not ${protectedPath}`,
        );
        expectRefused(await world.send(get(target, credential)), `read:auth at ${target}`);
      }
    },
  },
  {
    id: "paths/dots",
    title: "Dot segments and backslashes get nobody past authorization",
    profile: "gateway",
    reference: "S43",
    needsNetwork: true,
    run: async (world) => {
      const { credential } = await world.a.as({ scopes: ["read:auth"] });
      for (const target of dottedSpellings) {
        expectRefused(await world.sendRaw!(get(target, { kind: "none" })), `nobody at ${target}`);
        expectRefused(await world.sendRaw!(get(target, credential)), `read:auth at ${target}`);
      }
    },
  },
  {
    id: "paths/odd-methods",
    title: "Methods outside the contract are refused",
    profile: "gateway",
    reference: "S49",
    needsNetwork: true,
    run: async (world) => {
      for (const method of ["TRACE", "PROPFIND", "LINK"]) {
        const exchange = await world.sendRaw!({ ...get(protectedPath, world.a.admin.credential), method });
        ensure(
          [400, 404, 405, 501].includes(exchange.status),
          `a refusal of ${method}`,
          String(exchange.status),
          exchange,
        );
      }
    },
  },
];
