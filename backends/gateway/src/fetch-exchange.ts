import { limitStream, type ServiceAnswer, toResponse as toServiceResponse, unref } from "@elqnt/service-kit";
import type { GatewayCore } from "./core/core.ts";
import { connectionNames, goesToUpstream } from "./core/forwarded-headers.ts";
import { pairs } from "./core/pairs.ts";
import { responseHeaders } from "./core/response-headers.ts";
import { ServiceRequest } from "./core/service-request.ts";
import { isEventStream, judgeMs } from "./core/sse.ts";
import type { Answer, Exchange, Forward, RequestHead } from "./core/types.ts";
import { type ResponseChecker, violationsHeader } from "./core/validation.ts";
import type { ServiceUpstream } from "./fetch-gateway.ts";

/** What an exchange needs of the gateway it belongs to. */
export interface FetchShell {
  readonly core: GatewayCore;
  readonly checker: ResponseChecker | undefined;
}

/** A fetch request as the core reads it; the target is cut out of the URL, not parsed again. */
export function toHead(request: Request): RequestHead {
  const { url } = request;
  const slash = url.indexOf("/", url.indexOf("//") + 2);
  const hash = url.indexOf("#");
  const target = slash === -1 ? "/" : url.slice(slash, hash === -1 ? undefined : hash);
  const { method, headers } = request;
  return { method, target, headers, hasBody: method !== "GET" && method !== "HEAD" && request.body !== null };
}

/** An answer of the gateway itself as a response. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers: pairs(headers) });
}

/** Carries a request through a service of the same process and closes its record. */
export async function callService(
  shell: FetchShell,
  { handle, fetch }: ServiceUpstream,
  forward: Forward,
  request: Request,
): Promise<Response> {
  const { core } = shell;
  const { exchange, identity, limits, operation } = forward;
  const stream = operation.body && request.body ? limitStream(request.body, limits.maxBodyBytes) : null;
  const call = new ServiceRequest(forward, request.headers, stream, request);
  const time = startClock(limits.timeoutMs);
  try {
    const asked = handle ? handle(call, identity) : fetch(serviceRequest(forward, request, call), identity);
    const response = await Promise.race([asked, time.over]);
    if (response === "timeout") {
      call.abort(new DOMException("The operation timed out.", "TimeoutError"));
      return finished(
        core,
        core.refuse(exchange, { code: "timeout", detail: "The operation did not finish within its time." }),
      );
    }
    const answer = await toAnswer(shell, exchange, response);
    core.finish(exchange, { status: response.status });
    return judged(answer, forward);
  } finally {
    time.stop();
  }
}

function finished(core: GatewayCore, answer: Answer): Response {
  core.finish(answer.exchange, { status: answer.status });
  return toResponse(answer);
}

/** The moment when the operation's time is over. */
function startClock(timeoutMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<"timeout">((resolve) => {
    timer = setTimeout(resolve, timeoutMs, "timeout");
  });
  return { over, stop: () => clearTimeout(timer) };
}

/** The call for a service that only knows `fetch`. */
function serviceRequest(
  { operation, path, headers }: Forward,
  request: Request,
  { body, signal }: ServiceRequest,
): Request {
  const dropped = connectionNames(request.headers.get("connection"));
  const list = new Headers();
  for (const [name, value] of request.headers) {
    if (goesToUpstream(name) && !dropped?.has(name)) list.append(name, value);
  }
  for (let index = 0; index < headers.length; index += 2) list.set(headers[index]!, headers[index + 1]!);
  const init: RequestInit & { duplex: "half" } = {
    method: operation.method,
    headers: list,
    signal,
    duplex: "half",
  };
  return new Request(`http://${operation.service}.internal${path}`, body === null ? init : { ...init, body });
}

async function toAnswer(
  { checker }: FetchShell,
  exchange: Exchange,
  given: ServiceAnswer,
): Promise<Response> {
  const answer = "source" in given ? toServiceResponse(given) : given;
  const { status } = answer;
  const headers = answer instanceof Response ? Object.fromEntries(answer.headers) : answer.headers;
  const list = responseHeaders(exchange, headers);
  const isStream = exchange.operation?.stream !== undefined || isEventStream(headers["content-type"]);
  if (!checker?.wants(headers["content-type"], isStream))
    return new Response(answer.body, { status, headers: pairs(list) });
  const text = answer instanceof Response ? await answer.text() : (answer.body ?? "");
  const count = checker.check(exchange, status, headers, text);
  if (count > 0) list.push(violationsHeader, String(count));
  return new Response(isBodiless(status) ? null : text, { status, headers: pairs(list) });
}

/** A stream of events that ends when its caller would not be let in any more. */
function judged(answer: Response, { isStillAdmitted }: Forward): Response {
  if (!isStillAdmitted || !answer.body || !isEventStream(answer.headers.get("content-type"))) return answer;
  const reader = answer.body.getReader();
  let timer: ReturnType<typeof setInterval> | undefined;
  const body = new ReadableStream<Uint8Array>({
    start() {
      timer = unref(
        setInterval(async () => {
          if (await isStillAdmitted()) return;
          clearInterval(timer);
          await reader.cancel();
        }, judgeMs),
      );
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      clearInterval(timer);
      controller.close();
    },
    cancel(reason) {
      clearInterval(timer);
      return reader.cancel(reason);
    },
  });
  return new Response(body, answer);
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 304;
}
