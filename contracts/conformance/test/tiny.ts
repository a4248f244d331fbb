import type { Operation } from "@elqnt/contracts";
import type { Contracts } from "../src/catalogue.ts";
import type { Fetch } from "../src/http/transport.ts";

/** A contract of two operations: enough for an engine to have something to ask. */

const common = {
  service: "things",
  timeoutMs: 1000,
  retry: "never",
  concurrency: false,
  invalidates: [],
  maxBodyBytes: 1024,
} as const;

const create: Operation = {
  ...common,
  operationId: "createThing",
  method: "POST",
  path: "/things",
  summary: "Create a thing",
  scopes: ["write:things"],
  access: "user",
  idempotency: false,
  etag: true,
  parameters: [],
  body: { contentTypes: ["application/json"], required: true, schema: "NewThing" },
  success: {
    status: 201,
    contentTypes: ["application/json"],
    schema: "Thing",
    location: {
      operationId: "getThing",
      path: "/things/{thingId}",
      parameters: { thingId: "$response.body#/id" },
    },
  },
  codes: ["unauthorized", "insufficient_scope", "validation_failed"],
};

const get: Operation = {
  ...common,
  operationId: "getThing",
  method: "GET",
  path: "/things/{thingId}",
  summary: "Get a thing",
  scopes: [],
  access: "public",
  idempotency: false,
  etag: true,
  parameters: [{ name: "thingId", in: "path", required: true }],
  success: { status: 200, contentTypes: ["application/json"], schema: "Thing" },
  codes: ["not_found"],
};

const id = { type: "string", format: "uuid" };
const json = (name: string) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
});

const document = {
  paths: {
    "/things": {
      post: {
        requestBody: { content: json("NewThing") },
        responses: { 201: { content: json("Thing") } },
      },
    },
    "/things/{thingId}": {
      parameters: [{ name: "thingId", in: "path", required: true, schema: id }],
      get: { responses: { 200: { content: json("Thing") } } },
    },
  },
  components: {
    schemas: {
      NewThing: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: { name: { type: "string", minLength: 1, maxLength: 20 } },
      },
      Thing: {
        type: "object",
        required: ["id", "name", "version"],
        properties: { id, name: { type: "string" }, version: { type: "integer" } },
      },
      Problem: { type: "object", required: ["type", "title", "status", "code", "requestId"] },
    },
  },
};

export const tinyContracts: Contracts = {
  operations: [create, get],
  documents: { things: document },
  problems: {
    unauthorized: { status: 401, title: "Unauthorized" },
    insufficient_scope: { status: 403, title: "Insufficient scope" },
    validation_failed: { status: 422, title: "Validation failed" },
    not_found: { status: 404, title: "Not found" },
  },
};

/** What is wrong with a tiny backend. */
export interface Faults {
  /** Answers 200 instead of 201. */
  wrongStatus?: boolean;
  /** Takes any body. */
  laxBodies?: boolean;
  /** Never answers a POST. */
  hangs?: boolean;
  /** Answers this many 429s before it works. */
  busy?: number;
}

const problem = (status: number, code: string, title: string) =>
  new Response(
    JSON.stringify({
      type: `urn:elqnt:problem:${code}`,
      title,
      status,
      code,
      requestId: "tiny-1",
      errors: [],
    }),
    {
      status,
      headers: { "content-type": "application/problem+json", "x-request-id": "tiny-1" },
    },
  );

/** A backend of thirty lines that keeps the tiny contract, or breaks it as told. */
export function tinyBackend(faults: Faults = {}): Fetch {
  let busy = faults.busy ?? 0;
  const things = new Map<string, unknown>();
  const answer = (thing: unknown, status: number, headers: Record<string, string> = {}) =>
    new Response(JSON.stringify(thing), {
      status,
      headers: { "content-type": "application/json", etag: '"1"', "x-request-id": "tiny-1", ...headers },
    });
  return async (request) => {
    if (faults.hangs && request.method === "POST") return new Promise<never>(() => {});
    if (busy-- > 0) return new Response(null, { status: 429, headers: { "retry-after": "0" } });
    const { pathname } = new URL(request.url);
    if (request.method === "GET") {
      const thing = things.get(pathname.slice("/things/".length));
      return thing ? answer(thing, 200) : problem(404, "not_found", "Not found");
    }
    if (!request.headers.get("authorization")) return problem(401, "unauthorized", "Unauthorized");
    const body = (await request.json()) as { name?: unknown };
    const isFine =
      typeof body.name === "string" && body.name.length > 0 && Object.keys(body).join() === "name";
    if (!isFine && !faults.laxBodies) return problem(422, "validation_failed", "Validation failed");
    const thingId = crypto.randomUUID();
    const thing = { id: thingId, name: String(body.name), version: 1 };
    things.set(thingId, thing);
    return answer(thing, faults.wrongStatus ? 200 : 201, { location: `/things/${thingId}` });
  };
}
