import { SignJWT } from "jose";
import { readText } from "../src/http/event-stream.ts";
import type { Fetch } from "../src/http/transport.ts";
import { claimsOf } from "../src/tokens/forge.ts";
import type { Mutate } from "./mutant.ts";
import { operationIdOf } from "./operations.ts";

/** Secret of every reference that mutants are made of. */
export const mutantSecret = "q7Zt-only-for-mutants-of-the-reference-b41f";

/** JSON whose shape a mutant knows. */
// biome-ignore lint/suspicious/noExplicitAny: mutants reach into bodies of any shape, and never leave the tests
export type Json = any;

/** A request that a mutant may change in place. */
export interface Asked {
  readonly operationId: string | undefined;
  method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body as text; `json` wins when it is set. */
  text: string | undefined;
  json: Json;
}

/** An answer that a mutant may change in place. */
export interface Answered {
  status: number;
  readonly headers: Headers;
  text: string;
  /** The parsed body of JSON answers; written back when it was there. */
  json: Json;
}

/** Which operations a mutant touches; none named means every request. */
export type Operations = readonly string[];

/** JSON that can be read but not written back: it goes through as text. */
const bottomless = /^(?:\[|\{"a":){2000}/;

const parse = (text: string | undefined): Json => {
  try {
    return text && !bottomless.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

async function toAsked(request: Request): Promise<Asked> {
  const url = new URL(request.url);
  const text = request.method === "GET" ? undefined : await request.text();
  return {
    operationId: operationIdOf(request.method, url.pathname),
    method: request.method,
    url,
    headers: new Headers(request.headers),
    text: text || undefined,
    json: parse(text),
  };
}

export function toRequest({ method, url, headers, text, json }: Asked): Request {
  const body = json === undefined ? text : JSON.stringify(json);
  return new Request(url, { method, headers, ...(method === "GET" || !body ? {} : { body }) });
}

export async function toAnswered(response: Response): Promise<Answered> {
  const text = await readText(response);
  return { status: response.status, headers: new Headers(response.headers), text, json: parse(text) };
}

export function toResponse({ status, headers, text, json }: Answered): Response {
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : json === undefined ? text : JSON.stringify(json), { status, headers });
}

/** Handles requests of some operations in another way; all others reach the reference. */
export const handling =
  (
    operations: Operations,
    handle: (asked: Asked, send: (asked: Asked) => Promise<Answered>) => Promise<Answered>,
  ): Mutate =>
  (reference: Fetch) => {
    const send = async (asked: Asked) => toAnswered(await reference(toRequest(asked)));
    return async (request) => {
      const { pathname } = new URL(request.url);
      const operationId = operationIdOf(request.method, pathname);
      if (operations.length > 0 && !operations.includes(operationId ?? "")) return reference(request);
      const untouched = request.clone();
      try {
        return toResponse(await handle(await toAsked(request), send));
      } catch (error) {
        // A body of a shape that the mutant does not know: for this request it is no mutant.
        if (error instanceof TypeError) return reference(untouched);
        throw error;
      }
    };
  };

/** Changes requests before the reference sees them. */
export const asking = (operations: Operations, change: (asked: Asked) => void | Promise<void>): Mutate =>
  handling(operations, async (asked, send) => {
    await change(asked);
    return send(asked);
  });

/** Changes answers before the caller sees them. */
export const answering = (
  operations: Operations,
  change: (answered: Answered, asked: Asked) => void | Promise<void>,
): Mutate =>
  handling(operations, async (asked, send) => {
    const answered = await send(asked);
    await change(answered, asked);
    return answered;
  });

/** Changes successful answers only. */
export const succeeding = (
  operations: Operations,
  change: (answered: Answered, asked: Asked) => void | Promise<void>,
): Mutate =>
  answering(operations, (answered, asked) => (answered.status < 300 ? change(answered, asked) : undefined));

/** Changes problems with one of these codes only. */
export const refusing = (
  codes: readonly string[],
  change: (answered: Answered, asked: Asked) => void | Promise<void>,
): Mutate =>
  answering([], (answered, asked) =>
    answered.status >= 400 && (codes.length === 0 || codes.includes(answered.json?.code))
      ? change(answered, asked)
      : undefined,
  );

const bearer = /^Bearer (\S+)$/;

/** The claims a request comes with, believed without a look at the signature. */
export function claimsIn(asked: Asked): Json {
  const token = bearer.exec(asked.headers.get("authorization") ?? "")?.[1];
  return token ? claimsOf(token) : undefined;
}

/** Signs claims so that the reference believes them. */
export async function signAs(asked: Asked, claims: Json): Promise<void> {
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(mutantSecret));
  asked.headers.set("authorization", `Bearer ${token}`);
}

/** Believes other claims than the token has; `undefined` leaves the token alone. */
export const believing = (operations: Operations, change: (claims: Json, asked: Asked) => Json): Mutate =>
  asking(operations, async (asked) => {
    const claims = claimsIn(asked);
    const changed = claims && change(claims, asked);
    if (changed) await signAs(asked, changed);
  });

export const now = (): number => Math.floor(Date.now() / 1000);

/** A second request with the authorization of the first. */
export const beside = (asked: Asked, changes: Partial<Asked>): Asked => ({
  ...asked,
  text: undefined,
  json: undefined,
  ...changes,
});

/** Says that it is done and does nothing. */
export const pretending = async (): Promise<Answered> => ({
  status: 204,
  headers: new Headers(),
  text: "",
  json: undefined,
});

/** A server error as a careless backend writes it. */
export const crash = (text: string): Answered => ({
  status: 500,
  headers: new Headers(),
  text,
  json: undefined,
});
