import { limitStream, type Upstream } from "@elqnt/service-kit";
import type { GatewayCore } from "./core/core.ts";
import { connectionNames, goesToUpstream } from "./core/forwarded-headers.ts";
import { responseHeaders } from "./core/response-headers.ts";
import { isEventStream } from "./core/sse.ts";
import type { Answer, Exchange, Forward, RequestHead } from "./core/types.ts";
import { type ResponseChecker, violationsHeader } from "./core/validation.ts";

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
  return { method: request.method, target, headers: request.headers, hasBody: request.body !== null };
}

/** An answer of the gateway itself as a response. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers: toHeaders(headers) });
}

/** Carries a request through a service of the same process and closes its record. */
export async function callService(
  shell: FetchShell,
  service: Upstream,
  forward: Forward,
  request: Request,
): Promise<Response> {
  const { core } = shell;
  const { exchange, limits } = forward;
  const time = startClock(request.signal, limits.timeoutMs);
  try {
    const response = await Promise.race([
      service(serviceRequest(forward, request, time.signal), forward.identity),
      time.over,
    ]);
    if (response === "timeout") {
      return finished(
        core,
        core.refuse(exchange, { code: "timeout", detail: "The operation did not finish within its time." }),
      );
    }
    const answer = await toAnswer(shell, exchange, response);
    core.finish(exchange, { status: response.status });
    return answer;
  } finally {
    time.stop();
  }
}

function finished(core: GatewayCore, answer: Answer): Response {
  core.finish(answer.exchange, { status: answer.status });
  return toResponse(answer);
}

/** A signal for the service that follows the caller's, and the moment when the operation's time is over. */
function startClock(caller: AbortSignal, timeoutMs: number) {
  const controller = new AbortController();
  const follow = () => controller.abort(caller.reason);
  if (caller.aborted) follow();
  else caller.addEventListener("abort", follow, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<"timeout">((resolve) => {
    timer = setTimeout(() => {
      resolve("timeout");
      controller.abort(new DOMException("The operation timed out.", "TimeoutError"));
    }, timeoutMs);
  });
  // The caller's signal stays connected: a stream goes on after the response head.
  return { signal: controller.signal, over, stop: () => clearTimeout(timer) };
}

function serviceRequest(
  { operation, path, headers, limits }: Forward,
  request: Request,
  signal: AbortSignal,
): Request {
  const dropped = connectionNames(request.headers.get("connection"));
  const list = new Headers();
  for (const [name, value] of request.headers) {
    if (goesToUpstream(name) && !dropped?.has(name)) list.append(name, value);
  }
  for (let index = 0; index < headers.length; index += 2) list.set(headers[index]!, headers[index + 1]!);
  const init: RequestInit & { duplex?: "half" } = { method: operation.method, headers: list, signal };
  if (operation.body && request.body) {
    init.body = limitStream(request.body, limits.maxBodyBytes);
    init.duplex = "half";
  }
  return new Request(`http://${operation.service}.internal${path}`, init);
}

async function toAnswer({ checker }: FetchShell, exchange: Exchange, response: Response): Promise<Response> {
  const headers = Object.fromEntries(response.headers);
  const list = responseHeaders(exchange, headers);
  const isStream = exchange.operation?.stream !== undefined || isEventStream(headers["content-type"]);
  if (!checker?.wants(headers["content-type"], isStream)) {
    return new Response(response.body, { status: response.status, headers: toHeaders(list) });
  }
  const text = await response.text();
  const count = checker.check(exchange, response.status, headers, text);
  if (count > 0) list.push(violationsHeader, String(count));
  return new Response(isBodiless(response.status) ? null : text, {
    status: response.status,
    headers: toHeaders(list),
  });
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 304;
}

function toHeaders(list: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index < list.length; index += 2) headers.append(list[index]!, list[index + 1]!);
  return headers;
}
