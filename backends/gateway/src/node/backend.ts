import type { IncomingMessage, ServerResponse } from "node:http";
import type { ReadyCheck } from "@elqnt/service-kit";
import type { Forward } from "../core/types.ts";
import type { ServiceUpstream } from "../fetch-gateway.ts";
import { ServiceExchange } from "./service-exchange.ts";
import type { Shell } from "./shell.ts";

/** One upstream as the Node shell uses it, wherever it runs. */
export interface Backend {
  /** Requests it has not finished. */
  inFlight: number;
  /** Carries one request through. Never rejects. */
  start(shell: Shell, forward: Forward, request: IncomingMessage, response: ServerResponse): Promise<void>;
  ready(): Promise<readonly ReadyCheck[]>;
  close(): Promise<void>;
}

/** @returns A backend that leaves closing to the owner of the service. */
export function serviceBackend(service: ServiceUpstream): Backend {
  const backend: Backend = {
    inFlight: 0,
    start(shell, forward, request, response) {
      backend.inFlight += 1;
      const released = () => {
        backend.inFlight -= 1;
      };
      return new ServiceExchange(shell, service, forward, request, response, released).run();
    },
    ready: async () => (await service.ready?.()) ?? [],
    close: async () => undefined,
  };
  return backend;
}
