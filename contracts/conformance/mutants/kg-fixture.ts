import { problems } from "@elqnt/contracts";
import type { Mutate } from "./mutant.ts";
import { type Answered, type Asked, asking, handling, type Json } from "./rewrite.ts";

/** Turns an answer into a problem as the contract would write it. */
export function refuse(answered: Answered, code: keyof typeof problems): Answered {
  const { status, title } = problems[code];
  answered.status = status;
  answered.json = {
    type: `urn:elqnt:problem:${code}`,
    title,
    status,
    code,
    requestId: answered.headers.get("x-request-id"),
  };
  answered.headers.set("content-type", "application/problem+json");
  return answered;
}

/** The graph a request is about. */
export const graphOf = ({ url, json }: Asked): string =>
  json?.graphId ?? url.searchParams.get("graphId") ?? /graphs\/([^/]+)/.exec(url.pathname)?.[1] ?? "";

/** Another request of the same caller: a POST of a body, or a GET without one. */
export function another({ headers }: Asked, path: string, json?: Json): Asked {
  const url = new URL(`/api/v1/kg/${path}`, "http://conformance.invalid");
  const own = new Headers({ authorization: headers.get("authorization") ?? "" });
  if (json !== undefined) own.set("content-type", "application/json");
  return {
    operationId: undefined,
    method: json === undefined ? "GET" : "POST",
    url,
    headers: own,
    text: undefined,
    json,
  };
}

/** Asks again in another way when the answer is a problem with this code. */
export const insisting = (
  operations: readonly string[],
  code: string,
  change: (asked: Asked) => void,
): Mutate =>
  handling(operations, async (asked, send) => {
    const copy = { ...asked, url: new URL(asked.url), json: structuredClone(asked.json) };
    const answered = await send(asked);
    if (answered.json?.code !== code) return answered;
    change(copy);
    return send(copy);
  });

/** Rewrites the lines of an NDJSON answer. */
export const rewriteLines = (answered: Answered, change: (events: Json[]) => Json[]): void => {
  const events = answered.text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Json);
  answered.json = undefined;
  answered.text = change(events)
    .map((event) => `${JSON.stringify(event)}\n`)
    .join("");
};

/** A service that takes only the first items of a list. */
export const cutting = (operation: string, list: string, most: number) =>
  asking([operation], ({ json }) => {
    if (Array.isArray(json?.[list])) json[list] = json[list].slice(0, most);
  });
