import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { signGatewayToken } from "@elqnt/auth/server";

export const jwtSecret = "a-secret-for-broken-platforms-only-0123456789";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface CallOptions {
  readonly body?: unknown;
  /** The body as text, where `JSON.stringify` would not write what is meant. */
  readonly raw?: string;
  /** Sent as `Idempotency-Key`. */
  readonly key?: string;
}

/** Somebody with a token of one organization. */
export interface Caller {
  readonly orgId: string;
  readonly token: string;
  /** One request; rejects when the connection breaks. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Sends NDJSON as it comes, and gives the answer as it comes. */
  stream(path: string, lines: ReadableStream<string>): Promise<Response>;
  /** Repeats a request with its key until it succeeds, as the SDK would, and gives the answers on the way. */
  insist(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** `ticket`: a definition with a text and a number. With unique titles every write is a statement of its own. */
  defineTicket(options?: { uniqueTitles?: boolean }): Promise<void>;
  /** Creates a ticket; the title is the key, so that rows can be told apart. */
  createTicket(key: string): Promise<Answer>;
}

export const tickets = "/api/v1/entities/ticket/records";
const passing = new Set([409, 429, 502, 503, 504]);
const patienceMs = 20_000;

/** A caller with every scope in an organization of its own. */
export async function createCaller(url: string, orgId: string = randomUUID()): Promise<Caller> {
  const claims = { orgId, userId: "tester", role: "admin", scopes: ["read", "write", "admin"] };
  const { token } = await signGatewayToken(claims, {
    secret: jwtSecret,
    issuer: "elqnt",
    audience: "elqnt-gateway",
  });
  const call: Caller["call"] = async (method, path, { body, raw, key } = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(sent === undefined ? {} : { "content-type": "application/json" }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
      },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  };
  const insist: Caller["insist"] = async (method, path, options) => {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const answer = await call(method, path, options).catch(() => undefined);
      if (answer && !passing.has(answer.status)) return answer;
      if (performance.now() > deadline)
        throw new Error(`${method} ${path}: ${answer?.status ?? "no answer"} for too long.`);
      await pause(50);
    }
  };
  const schemaOf = (title: object) => ({
    type: "object",
    properties: { title: { type: "string", ...title }, count: { type: "integer" } },
  });
  return {
    orgId,
    token,
    call,
    stream: (path, lines) =>
      fetch(`${url}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/x-ndjson" },
        body: lines.pipeThrough(new TextEncoderStream()),
        duplex: "half",
      } as RequestInit),
    insist,
    async defineTicket({ uniqueTitles = false } = {}) {
      const schema = schemaOf(uniqueTitles ? { "x-unique": true } : {});
      const body = { name: "ticket", displayName: "Ticket", schema };
      const { status } = await insist("POST", "/api/v1/entities/definitions", { body });
      if (status !== 201) throw new Error(`The definition was not created: ${status}.`);
    },
    createTicket: (key) => call("POST", tickets, { body: { fields: { title: key } }, key }),
  };
}
