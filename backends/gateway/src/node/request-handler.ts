import type { IncomingMessage, ServerResponse } from "node:http";
import { type Operation, problems } from "@elqnt/contracts";
import type { ReadyCheck } from "@elqnt/service-kit";
import { createCore, type GatewayOptions } from "../core/core.ts";
import { Metrics } from "../core/metrics.ts";
import { type DocumentSource, operationalAnswers } from "../core/operational.ts";
import type { Refusal } from "../core/problem-answer.ts";
import { judgeMs } from "../core/sse.ts";
import type { Answer } from "../core/types.ts";
import { createResponseChecker, type ValidateResponse } from "../core/validation.ts";
import type { Backend } from "./backend.ts";
import { NodeHead } from "./node-head.ts";
import { createShedder, LoopDelay, type OverloadOptions } from "./overload.ts";
import { discardBody } from "./request-body.ts";
import type { BrokenRequest, RequestHandler } from "./server.ts";
import { type OpenStream, type Shell, writeAnswer } from "./shell.ts";

/** What a gateway on `node:http` is told, whatever its upstreams are. */
export interface RequestHandlerOptions extends GatewayOptions {
  /** Bundled document for `/openapi.json` and `/docs`. */
  readonly document?: DocumentSource;
  /** Version of the deployment, for `/health`. */
  readonly version?: string;
  /** Holds every JSON answer of an upstream against the contracts and reports what breaks them. */
  readonly validate?: ValidateResponse;
  /** What the gateway itself stands on, such as a shared store of rate limits. */
  readonly ready?: () => Promise<readonly ReadyCheck[]>;
  readonly overload?: OverloadOptions;
  /** Longest silence of a stream in milliseconds. Default 90,000: six missed heartbeats. */
  readonly streamIdleMs?: number;
}

/** A gateway without its server. */
export interface GatewayHandler {
  readonly metrics: Metrics;
  readonly streams: ReadonlySet<OpenStream>;
  /** Answers one request. Never rejects. */
  readonly handle: RequestHandler;
  /** Records a connection that was refused before there was a request. */
  refused(broken: BrokenRequest): void;
  /** Is not ready from now on, and closes each connection with its next answer. */
  drain(): void;
  /** Stops its clocks. */
  stop(): void;
}

/** Puts the decisions of the core in front of backends. */
export function createRequestHandler(
  options: RequestHandlerOptions,
  backends: ReadonlyMap<string, Backend>,
): GatewayHandler {
  const metrics = new Metrics();
  const delay = new LoopDelay();
  const streams = new Set<OpenStream>();
  const shed = createShedder(options.overload ?? {}, delay, metrics);
  let draining = false;
  let handling = 0;

  function admit(operation: Operation): Refusal | undefined {
    const backend = backends.get(operation.service);
    if (!backend)
      return { code: "not_implemented", detail: `The deployment has no ${operation.service} service.` };
    return shed(operation, {
      inFlight: handling - streams.size,
      streams: streams.size,
      atUpstream: backend.inFlight,
    });
  }

  const own = operationalAnswers({
    metrics,
    checks: {
      ...(options.ready && { gateway: options.ready }),
      ...Object.fromEntries([...backends].map(([name, backend]) => [name, () => backend.ready()])),
    },
    isDraining: () => draining,
    ...(options.document && { document: options.document }),
    ...(options.version && { version: options.version }),
  });
  const core = createCore(options, { metrics, own, admit });
  const log = options.log ?? (() => undefined);
  const shell: Shell = {
    core,
    streams,
    streamIdleMs: options.streamIdleMs ?? 90_000,
    checker: options.validate && createResponseChecker(options.validate, metrics, log),
    isDraining: () => draining,
  };
  addGauges(metrics, backends, delay);
  const judging = setInterval(() => {
    for (const stream of streams) void stream.judge();
  }, judgeMs).unref();

  function answer(request: IncomingMessage, response: ServerResponse, decision: Answer): void {
    discardBody(request);
    writeAnswer(response, decision, draining);
    core.finish(decision.exchange, { status: decision.status });
  }

  return {
    metrics,
    streams,
    async handle(request, response, expectation) {
      handling += 1;
      response.once("close", () => {
        handling -= 1;
      });
      const decision = await core.decide(new NodeHead(request, expectation === "unknown"));
      if (decision.kind === "answer") return answer(request, response, decision);
      if (expectation === "continue") response.writeContinue();
      await backends.get(decision.upstream)!.start(shell, decision, request, response);
    },
    refused({ code, ...broken }) {
      const { status } = problems[code];
      metrics.observe("none", status, 0);
      log({ level: "info", message: "request", status, code, ...broken });
    },
    drain() {
      draining = true;
    },
    stop() {
      delay.stop();
      clearInterval(judging);
    },
  };
}

function addGauges(metrics: Metrics, backends: ReadonlyMap<string, Backend>, delay: LoopDelay): void {
  metrics.gauge({
    name: "elqnt_gateway_upstream_in_flight_requests",
    help: "Requests an upstream has not finished.",
    read: () => [...backends].map(([name, { inFlight }]) => [`upstream="${name}"`, inFlight]),
  });
  metrics.gauge({
    name: "elqnt_gateway_event_loop_delay_seconds",
    help: "How late the event loop is.",
    read: () => [["", delay.ms / 1000]],
  });
}
