import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Hmac } from "@elqnt/service-kit";
import type { Metrics } from "../core/metrics.ts";
import type { ServiceUpstream } from "../fetch-gateway.ts";
import { type Backend, serviceBackend } from "./backend.ts";
import { type CloseOptions, drainServer } from "./drain.ts";
import { HttpUpstream, type HttpUpstreamOptions } from "./http-upstream.ts";
import { createRequestHandler, type RequestHandlerOptions } from "./request-handler.ts";
import { createServer, type ServerLimits } from "./server.ts";

/** Everything a gateway process is made of. */
export interface NodeGatewayOptions extends RequestHandlerOptions {
  /** By service name: a service of this process, or where another process serves it. */
  readonly upstreams: Readonly<Record<string, ServiceUpstream | HttpUpstreamOptions>>;
  /** Signs identities for upstreams in other processes; see {@link createNodeHmac}. */
  readonly proofHmac?: Hmac;
  readonly server?: ServerLimits;
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
  const backends = createBackends(options);
  const handler = createRequestHandler(options, backends);
  addBreakerGauge(handler.metrics, backends);
  const server = createServer(options.server ?? {}, handler.handle, handler.refused);

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
      handler.drain();
      if (graceMs > 0) await pause(graceMs);
      const clean = await drainServer(server, handler.streams, deadlineMs);
      handler.stop();
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

function addBreakerGauge(metrics: Metrics, backends: ReadonlyMap<string, Backend>): void {
  const remote = [...backends.values()].filter((backend) => backend instanceof HttpUpstream);
  const states = { closed: 0, "half-open": 1, open: 2 };
  metrics.gauge({
    name: "elqnt_gateway_breaker_state",
    help: "Circuit of an upstream: 0 closed, 1 half-open, 2 open.",
    read: () => remote.map(({ name, breaker }) => [`upstream="${name}"`, states[breaker.state]]),
  });
}

function urlOf({ address, port, family }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
