import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Operation, problems } from "@elqnt/contracts";
import type { Hmac, ReadyCheck } from "@elqnt/service-kit";
import { createCore, type GatewayOptions } from "../core/core.ts";
import { Metrics } from "../core/metrics.ts";
import { type DocumentSource, operationalAnswers } from "../core/operational.ts";
import type { Refusal } from "../core/problem-answer.ts";
import { judgeMs } from "../core/sse.ts";
import type { Answer } from "../core/types.ts";
import { createResponseChecker, type ValidateResponse } from "../core/validation.ts";
import type { ServiceUpstream } from "../fetch-gateway.ts";
import { type Backend, serviceBackend } from "./backend.ts";
import { type CloseOptions, drainServer } from "./drain.ts";
import { HttpUpstream, type HttpUpstreamOptions } from "./http-upstream.ts";
import { NodeHead } from "./node-head.ts";
import { createShedder, LoopDelay, type OverloadOptions } from "./overload.ts";
import { discardBody } from "./request-body.ts";
import { createServer, type Expectation, type ServerLimits } from "./server.ts";
import { type OpenStream, type Shell, writeAnswer } from "./shell.ts";

/** Everything a gateway process is made of. */
export interface NodeGatewayOptions extends GatewayOptions {
  /** By service name: a service of this process, or where another process serves it. */
  readonly upstreams: Readonly<Record<string, ServiceUpstream | HttpUpstreamOptions>>;
  /** Signs identities for upstreams in other processes; see {@link createNodeHmac}. */
  readonly proofHmac?: Hmac;
  /** Bundled document for `/openapi.json` and `/docs`. */
  readonly document?: DocumentSource;
  /** Version of the deployment, for `/health`. */
  readonly version?: string;
  /** Holds every JSON answer of an upstream against the contracts and reports what breaks them. */
  readonly validate?: ValidateResponse;
  /** What the gateway itself stands on, such as a shared store of rate limits. */
  readonly ready?: () => Promise<readonly ReadyCheck[]>;
  readonly overload?: OverloadOptions;
  readonly server?: ServerLimits;
  /** Longest silence of a stream in milliseconds. Default 90,000: six missed heartbeats. */
  readonly streamIdleMs?: number;
}

/** A gateway on a socket. */
export interface NodeGateway {
  /** @param port Default 0, any free port. @param host Default `127.0.0.1`. @returns The base URL. */
  listen(port?: number, host?: string): Promise<string>;
  /** Drains: not ready first, then no new connections, then waits. @returns Whether nothing had to be cut. */
  close(options?: CloseOptions): Promise<boolean>;
}

/**
 * Creates a gateway on `node:http`: it decides with the same core as {@link createGateway} and moves bytes between
 * sockets without looking at them.
 *
 * @throws TypeError when options contradict themselves, or an upstream in another process comes without `proofHmac`
 * @example
 * ```ts
 * import { createNodeGateway, createNodeHmac } from "@elqnt/gateway/node";
 *
 * const gateway = createNodeGateway({
 *   contracts: catalogue,
 *   verifier: createTokenVerifier({ secret }),
 *   proofHmac: createNodeHmac(secret, proofPurpose),
 *   upstreams: { entities: { url: "http://localhost:8081" }, auth: authService },
 * });
 * console.log(await gateway.listen(8080));
 * process.once("SIGTERM", () => gateway.close());
 * ```
 */
export function createNodeGateway(options: NodeGatewayOptions): NodeGateway {
  const metrics = new Metrics();
  const delay = new LoopDelay();
  const streams = new Set<OpenStream>();
  const backends = createBackends(options);
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

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    expectation: Expectation,
  ): Promise<void> {
    handling += 1;
    response.once("close", () => {
      handling -= 1;
    });
    const decision = await core.decide(new NodeHead(request, expectation === "unknown"));
    if (decision.kind === "answer") return answer(request, response, decision);
    if (expectation === "continue") response.writeContinue();
    await backends.get(decision.upstream)!.start(shell, decision, request, response);
  }

  const server = createServer(options.server ?? {}, handle, ({ code, ...broken }) => {
    const { status } = problems[code];
    metrics.observe("none", status, 0);
    log({ level: "info", message: "request", status, code, ...broken });
  });

  return {
    listen: (port = 0, host = "127.0.0.1") =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          server.off("error", reject);
          resolve(urlOf(server.address() as AddressInfo));
        });
      }),
    async close({ graceMs = 0, deadlineMs = 10_000 } = {}) {
      draining = true;
      if (graceMs > 0) await pause(graceMs);
      const clean = await drainServer(server, streams, deadlineMs);
      delay.stop();
      clearInterval(judging);
      await Promise.all([...backends.values()].map((backend) => backend.close()));
      return clean;
    },
  };
}

function createBackends({ upstreams, proofHmac }: NodeGatewayOptions): Map<string, Backend> {
  const backends = new Map<string, Backend>();
  for (const [name, upstream] of Object.entries(upstreams)) {
    if ("fetch" in upstream) backends.set(name, serviceBackend(upstream));
    else if (proofHmac) backends.set(name, new HttpUpstream(name, upstream, proofHmac));
    else throw new TypeError(`Failed to set up "${name}": an upstream in another process needs proofHmac.`);
  }
  return backends;
}

function addGauges(metrics: Metrics, backends: ReadonlyMap<string, Backend>, delay: LoopDelay): void {
  const remote = [...backends.values()].filter((backend) => backend instanceof HttpUpstream);
  const states = { closed: 0, "half-open": 1, open: 2 };
  metrics.gauge({
    name: "elqnt_gateway_breaker_state",
    help: "Circuit of an upstream: 0 closed, 1 half-open, 2 open.",
    read: () => remote.map(({ name, breaker }) => [`upstream="${name}"`, states[breaker.state]]),
  });
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

function urlOf({ address, port, family }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
