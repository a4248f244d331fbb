import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Metrics } from "@elqnt/gateway";
import type { Service } from "@elqnt/service-kit";
import { serve } from "@hono/node-server";

/** A service on a socket. */
export interface ServiceServer {
  readonly url: string;
  /** Takes no new connection, waits for the requests under way and tells their callers to come back elsewhere. */
  close(): Promise<void>;
}

const metricsHeaders = {
  "content-type": "text/plain; version=0.0.4; charset=utf-8",
  "cache-control": "no-store",
};

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });

/** Where a service listens, and what it tells of itself. */
export interface ServeServiceOptions {
  readonly port: number;
  readonly host: string;
  /** Rendered at `/metrics`. */
  readonly metrics?: Metrics;
}

/**
 * Answers `/health`, `/ready` and `/metrics` for probes and scrapes, and everything else as the service, which asks
 * for the gateway's proof.
 */
export function serveService(
  service: Service,
  { port, host, metrics = new Metrics() }: ServeServiceOptions,
): Promise<ServiceServer> {
  let draining = false;
  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === "/health") return json(200, { status: "ok", service: service.name });
    if (pathname === "/metrics") return new Response(metrics.render(), { headers: metricsHeaders });
    if (pathname !== "/ready") return service.fetch(request);
    const checks = await service.ready();
    const ready = !draining && checks.every((check) => check.ready || check.optional);
    return json(ready ? 200 : 503, { status: ready ? "ready" : "unavailable", checks });
  };
  const fetch = async (request: Request): Promise<Response> => {
    const response = await answer(request);
    // A gateway that kept its connection would go on using it, and this process would never end.
    if (draining) response.headers.set("connection", "close");
    return response;
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host }, ({ port: actual }: AddressInfo) => {
      resolve({
        url: `http://${host}:${actual}`,
        close: () => {
          draining = true;
          return drain(server as Server);
        },
      });
    }) as Server;
    server.once("error", reject);
  });
}

/** Ends as soon as the last request does: an answer that began before the drain leaves its connection open. */
function drain(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}
