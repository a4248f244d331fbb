import type { Operation } from "@elqnt/contracts";
import { ensure, expectEqual, expectStatus, expectSuccess, fail } from "../../engine/expect.ts";
import { type Inspection, isReachable, ofOperations, type Rule } from "../../engine/rule.ts";
import { show } from "../../engine/violation.ts";
import { type Exchange, isJsonType } from "../../http/exchange.ts";
import { etagOf } from "../../http/request-builder.ts";
import { callReady, prepare } from "../../recipes/index.ts";
import { undeclaredProperties } from "../../schema/undeclared.ts";
import { locationOf } from "./location.ts";
import { succeed } from "./traffic.ts";

type Look = (exchange: Exchange, operation: Operation, inspection: Inspection) => void;

const isSuccess = ({ status }: Exchange): boolean => status >= 200 && status < 300;

/** A rule about every success anywhere; asked of each operation by calling it once. */
const aboutSuccess = (
  id: string,
  title: string,
  reference: string,
  look: Look,
  applies: (operation: Operation) => boolean = () => true,
): Rule => ({
  id: `responses/${id}`,
  title,
  profile: "every",
  reference,
  subjects: ofOperations((operation) => isReachable(operation) && applies(operation)),
  inspect(exchange, inspection) {
    const { operation } = exchange.call;
    if (operation && applies(operation) && isSuccess(exchange)) look(exchange, operation, inspection);
  },
  run: async (world, operationId) => expectSuccess(await succeed(world, operationId), "for a valid call"),
});

const hasJson = (exchange: Exchange): boolean => isJsonType(exchange.headers["content-type"]);

/** Members that hold whatever the customer put there. */
const customersOwn = new Set(["fields", "schema", "properties", "before", "after", "group", "values"]);
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function* badInstants(value: unknown, name = ""): Generator<string> {
  if (typeof value === "string" && /[a-z]At$/.test(name) && !instant.test(value))
    yield `${name} ${show(value)}`;
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (!customersOwn.has(key)) yield* badInstants(inner, Array.isArray(value) ? name : key);
  }
}

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Path and query of an address, which may be a whole URL. */
function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** What every success of every operation looks like. */
export const responseRules: readonly Rule[] = [
  {
    id: "responses/no-server-error",
    title: "No request, however odd, is answered with a 5xx",
    profile: "every",
    reference: "perf-reliability-security.md R60",
    subjects: ofOperations(isReachable),
    inspect(exchange, { catalogue }) {
      const { operation } = exchange.call;
      const isDocumented = operation && catalogue.statuses(operation).includes(exchange.status);
      if (exchange.status >= 500 && !isDocumented)
        fail("no 5xx", `${exchange.status} ${show(exchange.text, 200)}`, exchange);
    },
    run: async (world, operationId) => {
      await succeed(world, operationId);
    },
  },
  {
    id: "responses/documented-status",
    title: "A success has the status of the contract, and there are no redirects",
    profile: "every",
    reference: "responses of the operation",
    subjects: ofOperations(isReachable),
    inspect(exchange, { catalogue }) {
      const { operation } = exchange.call;
      if (!operation || exchange.status >= 400) return;
      expectStatus(exchange, catalogue.statuses(operation));
    },
    run: async (world, operationId) => {
      const { success } = world.operation(operationId);
      expectStatus(await succeed(world, operationId), success.status, "for a valid call");
    },
  },
  aboutSuccess(
    "schema",
    "A success fits the schema of the contract",
    "responses of the operation",
    (exchange, operation, { catalogue }) => {
      if (!hasJson(exchange)) return;
      const [issue] = catalogue.checkResponse(operation, exchange.json);
      if (issue)
        fail(`a body that fits ${operation.success.schema ?? "the schema"}`, issue.message, exchange);
    },
  ),
  aboutSuccess(
    "undeclared",
    "A success has no property that the contract does not mention",
    "responses of the operation; R56",
    (exchange, operation, { catalogue }) => {
      const schema = catalogue.responseSchema(operation);
      if (!schema || !hasJson(exchange)) return;
      const found = undeclaredProperties(schema, exchange.json, catalogue.resolver(operation));
      if (found.length > 0) fail("only declared properties", found.slice(0, 5).join(", "), exchange);
    },
  ),
  aboutSuccess(
    "content-type",
    "A success has a media type of the contract",
    "responses of the operation",
    (exchange, { success }) => {
      if (success.contentTypes.length === 0) return;
      const type = exchange.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      ensure(
        type !== undefined && success.contentTypes.includes(type),
        `Content-Type ${success.contentTypes.join(" or ")}`,
        type ?? "none",
        exchange,
      );
    },
  ),
  aboutSuccess(
    "empty-204",
    "A 204 has no body",
    "contract.md §1 Success; RFC 9110 §15.3.5",
    (exchange) => {
      if (exchange.status === 204) expectEqual(exchange.text, "", "the body", exchange);
    },
    ({ success }) => success.status === 204,
  ),
  aboutSuccess(
    "etag",
    "The strong ETag of a resource is its quoted version",
    "contract.md §1 Concurrency; RFC 9110 §8.8.3",
    (exchange) => {
      const { version } = (exchange.json ?? {}) as { version?: number };
      expectEqual(exchange.headers.etag, etagOf(version ?? -1), "ETag", exchange);
    },
    ({ etag }) => etag,
  ),
  aboutSuccess(
    "location",
    "The Location of a 201 is the path of the new resource",
    "contract.md §1 Success; links.self of the response",
    (exchange, operation) => {
      if (exchange.status !== 201) return;
      const expected = locationOf(operation, exchange);
      const observed = exchange.headers.location;
      const path = observed && pathOf(observed);
      expectEqual(path, expected, "Location", exchange);
    },
    ({ success }) => success.location !== undefined,
  ),
  aboutSuccess(
    "timestamps",
    "Timestamps are RFC 3339 in UTC with milliseconds",
    "contract.md §1 Base",
    (exchange) => {
      const [bad] = badInstants(exchange.json);
      if (bad) fail("a timestamp such as 2026-01-05T09:30:00.000Z", bad, exchange);
    },
  ),
  aboutSuccess(
    "ids",
    "New resources have UUIDv7 ids",
    "contract.md §1 Base",
    (exchange) => {
      const { id } = (exchange.json ?? {}) as { id?: string };
      if (exchange.status === 201 && id !== undefined && !version7.test(id))
        fail("a UUIDv7 id", show(id), exchange);
    },
    ({ success }) => success.status === 201,
  ),
];

/** The `Location` of a creation leads to what was created, where the contract has an operation to read it. */
export const locationResolves: Rule = {
  id: "responses/location-resolves",
  title: "The Location of a 201 answers the created resource",
  profile: "every",
  reference: "contract.md §1 Success; RFC 9110 §10.2.2",
  subjects: ofOperations((operation, catalogue) => {
    const { location } = operation.success;
    // A new organization is reached with a token of its own, not with the one that made it.
    if (!location || "orgId" in location.parameters) return false;
    return catalogue.has(location.operationId) && catalogue.operation(location.operationId).method === "GET";
  }),
  run: async (world, operationId) => {
    const ready = await prepare(world, world.a, operationId);
    const created = await callReady(world, operationId, ready);
    expectStatus(created, 201);
    const target = created.headers.location ?? fail("a Location header", "none", created);
    const { credential } = created.call;
    const found = await world.send({ method: "GET", target: pathOf(target), headers: {}, credential });
    expectStatus(found, 200, "from the Location");
    expectEqual(found.json, created.json, "the created resource", found);
  },
};
