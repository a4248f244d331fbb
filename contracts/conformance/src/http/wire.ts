import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { NoAnswer } from "../engine/session.ts";
import { holdsEvent, isEventStream } from "./event-stream.ts";
import type { Answer, Call, RawOptions, SendRaw } from "./exchange.ts";
import { headersOf, parseBody } from "./transport.ts";

const large = 256 * 1024;
const piece = 64 * 1024;
/** Servers that ignore `Expect` get the body after this long (RFC 9110 §10.1.1 lets the client choose). */
const continueAfterMs = 1000;

async function readAnswer(response: IncomingMessage, isCut: boolean): Promise<Answer> {
  const chunks: Buffer[] = [];
  const isStream = isEventStream(response.headers["content-type"]);
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    if (isCut || (isStream && holdsEvent(Buffer.concat(chunks).toString("utf8")))) break;
  }
  const text = Buffer.concat(chunks).toString("utf8");
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
  );
  return {
    status: response.statusCode ?? 0,
    headers,
    text,
    json: parseBody(text, headers["content-type"]),
  };
}

/** Writes the body in pieces and stops as soon as the answer is there: nobody reads the rest. */
async function writeBody(
  outgoing: ClientRequest,
  body: Uint8Array,
  isAnswered: () => boolean,
): Promise<void> {
  for (let at = 0; at < body.length && !isAnswered() && !outgoing.destroyed; at += piece) {
    const isDrained = outgoing.write(body.subarray(at, at + piece));
    if (!isDrained) await new Promise((resolve) => outgoing.once("drain", resolve).once("close", resolve));
  }
  if (!isAnswered()) outgoing.end();
}

/** Waits for `100 Continue`, for the answer, or long enough. */
const permission = (outgoing: ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, continueAfterMs);
    const go = () => {
      clearTimeout(timer);
      resolve();
    };
    for (const event of ["continue", "response", "close"]) outgoing.once(event, go);
    outgoing.flushHeaders();
  });

/**
 * A sender below the Fetch API: paths are not normalised, header lines go out as given, and large bodies wait for
 * `100 Continue`, so that a server may refuse them without reading. One connection per request: whatever happens to
 * it disturbs nobody.
 */
export function createRawSender(baseUrl: string, timeoutMs = 15_000): SendRaw {
  const base = new URL(baseUrl);
  const request = base.protocol === "https:" ? requestHttps : requestHttp;
  const prefix = base.pathname.replace(/\/$/, "");

  async function exchange(
    call: Call,
    { headerLines = [], chunked = false, cut = false }: RawOptions,
  ): Promise<Answer> {
    const body = typeof call.body === "string" ? Buffer.from(call.body) : call.body;
    const lines = [...Object.entries(headersOf(call)), ...headerLines, ["host", base.host] as const];
    const expects = !chunked && !cut && body !== undefined && body.length > large;
    if (body && !chunked) lines.push(["content-length", String(cut ? 2 * body.length : body.length)]);
    if (expects) lines.push(["expect", "100-continue"]);
    const outgoing = request({
      host: base.hostname,
      port: base.port,
      method: call.method,
      path: prefix + call.target,
      headers: lines.flat(),
      agent: false,
      timeout: timeoutMs,
    });
    let isAnswered = false;
    const answer = new Promise<Answer>((resolve, reject) => {
      outgoing.once("response", (response) => {
        isAnswered = true;
        readAnswer(response, cut).then(resolve, reject);
      });
      if (cut) outgoing.setTimeout(continueAfterMs);
      outgoing.once("timeout", () => outgoing.destroy(new Error(`nothing within ${timeoutMs} ms`)));
      outgoing.on("error", (error) => isAnswered || reject(error));
    });
    if (expects) await Promise.race([permission(outgoing), answer]);
    if (body && cut) outgoing.write(body);
    else if (body) await Promise.race([writeBody(outgoing, body, () => isAnswered), answer]);
    else outgoing.end();
    try {
      return await answer;
    } finally {
      outgoing.destroy();
    }
  }

  return async (call, options = {}) => {
    const started = performance.now();
    try {
      return { ...(await exchange(call, options)), call, milliseconds: performance.now() - started };
    } catch (cause) {
      throw new NoAnswer(call, cause);
    }
  };
}
