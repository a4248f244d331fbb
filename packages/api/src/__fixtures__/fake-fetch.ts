import type { FetchImplementation } from "../index.ts";

/** One request as the fake network saw it. */
export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** What the fake network does with a request. */
export type Answer = Error | ((request: SentRequest) => Response | Promise<Response>);

/** A network that gives the answers in order and the last one for ever. */
export function fakeFetch(...answers: Answer[]): FetchImplementation & { readonly sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const fetch: FetchImplementation = async (url, { method = "GET", headers, body, signal }) => {
    const request = {
      url,
      method,
      headers: Object.fromEntries(new Headers(headers)),
      body,
      signal: signal as AbortSignal,
    };
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1]!;
    if (answer instanceof Error) throw answer;
    return answer(request);
  };
  return Object.assign(fetch, { sent });
}

/** A JSON answer. */
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  () =>
    Response.json(body, { status, headers });

/** A problem document. */
export const problem = (
  code: string,
  status: number,
  headers: Record<string, string> = {},
  extra: object = {},
) =>
  json(
    { type: `urn:elqnt:problem:${code}`, title: code, status, code, requestId: "request-1", ...extra },
    status,
    { "content-type": "application/problem+json", ...headers },
  );

/** Never answers; ends with the abort reason as `fetch` does. */
export const hang = ({ signal }: SentRequest): Promise<Response> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** Never answers and does not even notice an abort. */
export const deaf = (): Promise<Response> => new Promise(() => {});

/** A body that arrives in the given pieces; an Error cuts the connection, `open` never ends it. */
export function bodyOf(pieces: readonly (string | Uint8Array | Error)[], end: "closed" | "open" = "closed") {
  const encoder = new TextEncoder();
  const left = [...pieces];
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = left.shift();
        if (piece instanceof Error) controller.error(piece);
        else if (piece !== undefined)
          controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
        else if (end === "closed") controller.close();
        else return new Promise(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}
