import { createHmac, newId, type Service } from "@elqnt/service-kit";
import { createMemoryStore } from "../memory-store.ts";
import type { EntityEvent } from "../records/events.ts";
import { createEntitiesService } from "../service.ts";
import type { EntityStore } from "../store.ts";

/** An answer, read. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  body: any;
}

interface CallOptions {
  org?: string;
  user?: string;
  headers?: Record<string, string>;
  contentType?: string;
}

export type Call = (line: string, body?: unknown, options?: CallOptions) => Promise<Answer>;

/** Where a desk keeps its records, and how to hear what happened there. */
export interface DeskStore {
  store: EntityStore;
  events(org: string): Promise<readonly EntityEvent[]>;
}

export function memoryDesk(): DeskStore {
  const events: EntityEvent[] = [];
  const store = createMemoryStore({ publish: (published) => events.push(...published) });
  return { store, events: async (org) => events.filter(({ orgid }) => orgid === org) };
}

/** A service over a store, called as the gateway would: `call("POST /ticket/records", { fields })`. */
export async function openDesk({ store, events }: DeskStore = memoryDesk(), defaultOrg = newId()) {
  const cursorHmac = createHmac("a secret for cursors, in tests only", "cursors");
  const service: Service = createEntitiesService({ store, cursorHmac });
  let requests = 0;
  const call: Call = async (
    line,
    body,
    { org = defaultOrg, user = "ada", headers = {}, contentType } = {},
  ) => {
    const [method = "GET", path = ""] = line.split(" ");
    const type = body === undefined ? {} : { "content-type": contentType ?? "application/json" };
    const request = new Request(`http://gateway/api/v1/entities${path}`, {
      method,
      headers: { ...type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const identity = {
      orgId: org,
      userId: user,
      email: `${user}@example.com`,
      scopes: ["admin"],
      requestId: `request-${++requests}`,
    };
    const response = await service.fetch(request, identity);
    return {
      status: response.status,
      headers: response.headers,
      body: read(await response.text(), response),
    };
  };
  return { call, service, store, org: defaultOrg, events: () => events(defaultOrg) };
}

function read(text: string, response: Response): unknown {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("ndjson"))
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown);
  return type.includes("json") && text !== "" ? (JSON.parse(text) as unknown) : text;
}

/** An open desk, and the id of an org that it does not speak for. */
export interface ServiceDesk {
  call: Call;
  events(): Promise<readonly EntityEvent[]>;
  otherOrg: string;
}

/** A body with the fields of a fitting ticket and others. */
export const fields = (extra: object = {}) => ({
  fields: { title: "Broken lamp", status: "open", ...extra },
});

/** Where a problem says that something is wrong, and what. */
export function errorsOf({ body }: Answer): string[][] {
  return (body.errors ?? []).map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]);
}

/** The definition most tests use. */
export const ticket = {
  name: "ticket",
  displayName: "Ticket",
  schema: {
    type: "object",
    properties: {
      title: { type: "string", minLength: 1, maxLength: 200, "x-searchable": true },
      body: { type: "string", "x-searchable": true },
      status: { type: "string", enum: ["open", "waiting", "closed"], "x-indexed": true },
      priority: { type: "integer", minimum: 1, maximum: 5, "x-indexed": true },
      email: { type: "string", format: "email", "x-unique": true },
      dueAt: { type: "string", format: "date-time", "x-indexed": true },
      tags: { type: "array", items: { type: "string" } },
      address: { type: "object", properties: { city: { type: "string" } } },
    },
    required: ["title", "status"],
    additionalProperties: false,
  },
} as const;
