import type { Operation, ServiceContract } from "@elqnt/contracts";
import { compileRouter, type LogEntry, type Route, type SpanOutcome, type Tracer } from "@elqnt/service-kit";
import type { TokenVerifier } from "../verifier/verifier.ts";
import { createAdmission } from "./admission.ts";
import { bodyFault, headFault } from "./check-request.ts";
import { type CorsOptions, createCors } from "./cors.ts";
import { openExchange } from "./exchange.ts";
import { createLimiter, type RateLimitOptions } from "./limiter.ts";
import { accessLine, redactPath } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { OwnAnswer } from "./operational.ts";
import { cachedOrgs, type OrgDirectory } from "./orgs.ts";
import { problemAnswer, type Refusal } from "./problem-answer.ts";
import { parseTarget, type Target } from "./target.ts";
import type { Answer, Decision, Exchange, Forward, Outcome, RequestHead } from "./types.ts";

/** Options that both shells share. */
export interface GatewayOptions {
  /** Operation tables: routes, scopes, limits and timeouts come from here and nowhere else. */
  readonly contracts: readonly ServiceContract[];
  readonly verifier: TokenVerifier;
  /** Default: no web origin may call. */
  readonly cors?: CorsOptions;
  /** `false` switches limiting off. */
  readonly rateLimits?: RateLimitOptions | false;
  /** Without it every organization of a valid token is taken as active. */
  readonly orgs?: OrgDirectory;
  /** Takes one structured line per request, and what went wrong inside. */
  readonly log?: (entry: LogEntry) => void;
  /** Reverse proxies in front whose `X-Forwarded-For` entries are believed. Default 0. */
  readonly trustedProxies?: number;
  /** Epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
  /** Makes each request a span of the client's trace. Without it the client's trace context goes on as it came. */
  readonly tracer?: Tracer;
}

/** What a shell plugs into the core. */
export interface CorePorts {
  readonly metrics: Metrics;
  /** Answers of the `gateway` contract by operationId. */
  readonly own: Readonly<Record<string, () => Promise<OwnAnswer>>>;
  /** A last look before a request costs anything: overload, draining, a missing upstream. */
  readonly admit?: (operation: Operation) => Refusal | undefined;
}

/** The gateway without any I/O. */
export interface GatewayCore {
  /** Decides one request from its head alone. Never rejects. */
  decide(head: RequestHead): Promise<Decision>;
  /** Turns a failure after the decision into an answer. */
  refuse(exchange: Exchange, refusal: Refusal): Answer;
  /** Recovers from an unexpected error: logged with its cause, answered without. */
  recover(exchange: Exchange, error: unknown): Answer;
  /** Closes the record of a request: one log line, one observation. Call it exactly once per decision. */
  finish(exchange: Exchange, outcome: Outcome): void;
}

/** @throws TypeError when the contracts or options contradict themselves */
export function createCore(options: GatewayOptions, ports: CorePorts): GatewayCore {
  const { log = () => undefined, trustedProxies = 0, now = Date.now } = options;
  const { metrics } = ports;
  let inFlight = 0;
  metrics.gauge({
    name: "elqnt_gateway_in_flight_requests",
    help: "Requests being answered.",
    read: () => [["", inFlight]],
  });
  metrics.gauge({
    name: "elqnt_gateway_revocations_age_seconds",
    help: "Time since the list of revoked tokens was read; requests refresh it.",
    read: () => [["", options.verifier.revocationAge() / 1000]],
  });
  const router = compileRouter(options.contracts);
  const cors = createCors(options.cors ?? { origins: [] });
  const admission = createAdmission({
    verifier: options.verifier,
    limiter: createLimiter(options.rateLimits ?? {}, metrics, now),
    orgs: options.orgs && cachedOrgs(options.orgs, { now }),
  });

  async function route(exchange: Exchange, head: RequestHead): Promise<Decision> {
    const target = parseTarget(head.target);
    if ("fault" in target) return problemAnswer(exchange, { code: target.fault, detail: target.detail });
    exchange.path = target.path;
    const matched = router(target.path);
    exchange.route = matched ? "" : redactPath(target.path);
    const fault = headFault(head);
    if (fault) return problemAnswer(exchange, fault);
    if (!matched)
      return problemAnswer(exchange, { code: "not_found", detail: "No operation has this path." });
    if (head.method === "OPTIONS") return preflight(exchange, head, matched);
    return operate(exchange, head, target, matched);
  }

  function preflight(exchange: Exchange, head: RequestHead, { allow }: Route): Answer {
    const granted = head.headers.get("access-control-request-method")
      ? cors.preflight(head.headers.get("origin"), allow)
      : exchange.responseHeaders.slice(2);
    const headers = ["X-Request-ID", exchange.requestId, ...granted, "Allow", allow];
    return { kind: "answer", exchange, status: 204, headers, body: null };
  }

  async function operate(
    exchange: Exchange,
    head: RequestHead,
    target: Target,
    matched: Route,
  ): Promise<Decision> {
    const operation = matched.operations.get(head.method) ?? headOf(head.method, matched);
    if (!operation) {
      const detail = `The path has ${matched.allow}.`;
      return problemAnswer(exchange, {
        code: "method_not_allowed",
        detail,
        headers: ["Allow", matched.allow],
      });
    }
    exchange.operation = operation;
    exchange.route = operation.path;
    const own = operation.service === "gateway" ? ports.own[operation.operationId] : undefined;
    if (own) return { kind: "answer", exchange, ...withHeaders(exchange, await own()) };
    const refusal =
      ports.admit?.(operation) ??
      bodyFault(operation, head) ??
      (await admission.admit(exchange, head, operation, target.search));
    if (refusal) return problemAnswer(exchange, refusal);
    const forwarded = forward(exchange, operation, target);
    if (operation.stream !== "sse" || operation.access === "public") return forwarded;
    return { ...forwarded, isStillAdmitted: () => admission.isStillAdmitted(head) };
  }

  function recover(exchange: Exchange, error: unknown): Answer {
    log({ level: "error", message: "unexpected error", requestId: exchange.requestId, error });
    return problemAnswer(exchange, { code: "internal_error" });
  }

  return {
    async decide(head) {
      inFlight += 1;
      const exchange = openExchange(head, cors, trustedProxies, options.tracer);
      try {
        return await route(exchange, head);
      } catch (error) {
        return recover(exchange, error);
      }
    },
    refuse: problemAnswer,
    recover,
    finish(exchange, outcome) {
      const durationMs = performance.now() - exchange.startedAt;
      inFlight -= 1;
      exchange.span?.end(spanOutcome(exchange, outcome));
      metrics.observe(exchange.operation?.operationId ?? "none", outcome.status, durationMs / 1000);
      // Probes and scrapes come every few seconds and say nothing while all is well.
      if (exchange.operation?.service === "gateway" && outcome.status < 400) return;
      log(accessLine(exchange, outcome, durationMs));
    },
  };
}

function spanOutcome({ method, route, operation }: Exchange, { status, aborted }: Outcome): SpanOutcome {
  const name = operation ? `${method} ${route}` : method;
  const failed = status >= 500 || (aborted !== undefined && aborted !== "client");
  return { name, failed, attributes: { "http.request.method": method, "http.response.status_code": status } };
}

/** Load balancers probe with HEAD; it is answered for the gateway's own paths. */
function headOf(method: string, matched: Route): Operation | undefined {
  const operation = method === "HEAD" ? matched.operations.get("GET") : undefined;
  return operation?.service === "gateway" ? operation : undefined;
}

function withHeaders(exchange: Exchange, answer: OwnAnswer) {
  const body = exchange.method === "HEAD" ? null : answer.body;
  return { status: answer.status, headers: [...exchange.responseHeaders, ...answer.headers], body };
}

function forward(exchange: Exchange, operation: Operation, target: Target): Forward {
  const { requestId, traceparent, clientAddress } = exchange;
  const identity = exchange.identity ?? { orgId: "", userId: "", scopes: [], requestId, traceparent };
  return {
    kind: "forward",
    exchange,
    operation,
    upstream: operation.service,
    path: target.path + target.search,
    headers: [
      ...["x-request-id", requestId, "traceparent", traceparent],
      ...(clientAddress === undefined ? [] : ["x-forwarded-for", clientAddress]),
    ],
    identity,
    limits: operation,
  };
}
