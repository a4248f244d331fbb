import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Metrics } from "@elqnt/gateway";
import { serviceListener } from "@elqnt/gateway/node";
import type { Service } from "@elqnt/service-kit";

/** A service on a socket. */
export interface ServiceServer {
  readonly url: string;
  /** Takes no new connection, waits for the requests under way and tells their callers to come back elsewhere. */
  close(): Promise<void>;
}

const jsonType = "application/json";
const metricsType = "text/plain; version=0.0.4; charset=utf-8";

function write(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { "content-type": contentType, "cache-control": "no-store" }).end(body);
}

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
  const open = new Set<ServerResponse>();
  const operate = serviceListener(service);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    open.add(response);
    response.once("close", () => open.delete(response));
    if (draining) response.shouldKeepAlive = false;
    if (request.url === "/health") return write(response, 200, jsonType, health);
    if (request.url === "/metrics") return write(response, 200, metricsType, metrics.render());
    if (request.url !== "/ready") return operate(request, response);
    const checks = await service.ready();
    const ready = !draining && checks.every((check) => check.ready || check.optional);
    const body = JSON.stringify({ status: ready ? "ready" : "unavailable", checks });
    write(response, ready ? 200 : 503, jsonType, body);
  };
  const health = JSON.stringify({ status: "ok", service: service.name });
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve({
        url: `http://${host}:${(server.address() as AddressInfo).port}`,
        close: () => {
          draining = true;
          service.drain?.();
          // A gateway that kept its connection would go on using it, and this process would never end.
          for (const response of open) response.shouldKeepAlive = false;
          return drain(server);
        },
      });
    });
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
