import type { AddressInfo } from "node:net";
import type { FetchGatewayOptions } from "@elqnt/gateway";
import {
  createNodeHmac,
  createRequestHandler,
  createServer,
  type GatewayHandler,
  type RequestHandler,
  serviceBackend,
  serviceListener,
} from "@elqnt/gateway/node-parts";
import {
  createMockGateway as createMockGatewayAnywhere,
  type MockGateway,
  type MockGatewayOptions,
  plainPartsOf,
} from "./mock-gateway.ts";

/** A mock on a socket. */
export interface MockHttpServer {
  readonly url: string;
  close(): Promise<void>;
}

/** A busy test machine is no reason to refuse a request. */
const overload = { maxLoopDelayMs: Number.POSITIVE_INFINITY };

/** The gateway of a mock on plain calls, made anew when the mock starts over. */
function plainHandlers() {
  let made: { options: FetchGatewayOptions; handler: GatewayHandler } | undefined;
  return {
    for(options: FetchGatewayOptions): GatewayHandler {
      if (made?.options !== options) {
        made?.handler.stop();
        const services = Object.entries(options.upstreams);
        const backends = new Map(services.map(([name, service]) => [name, serviceBackend(service)]));
        made = { options, handler: createRequestHandler({ ...options, overload }, backends) };
      }
      return made.handler;
    },
    stop: () => made?.handler.stop(),
  };
}

/**
 * Serves a mock gateway over HTTP, for servers that cannot be intercepted: Next.js, other languages, curl.
 *
 * Exported from `@elqnt/mock-server/http`.
 *
 * @example
 * ```ts
 * const server = await serveMock(createMockGateway(), { port: 8080 });
 * console.log(server.url);
 * ```
 *
 * @param options.port Default 0: any free port.
 * @param options.hostname Default `127.0.0.1`.
 */
export function serveMock(
  mock: MockGateway,
  options: { port?: number; hostname?: string } = {},
): Promise<MockHttpServer> {
  const { port = 0, hostname = "127.0.0.1" } = options;
  const plain = plainHandlers();
  const asked = serviceListener({ fetch: (request) => mock.fetch(request) });
  const handle: RequestHandler = (request, response, expectation) => {
    const parts = plainPartsOf(mock);
    if (parts) return plain.for(parts).handle(request, response, expectation);
    if (expectation === "continue") response.writeContinue();
    return asked(request, response);
  };
  const server = createServer({}, handle, () => undefined);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({
        url: `http://${hostname}:${actual}`,
        close: () =>
          new Promise((done) => {
            plain.stop();
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** {@link createMockGatewayAnywhere} with Node's own hashing, which costs no trip to the thread pool. */
export function createMockGateway(options: MockGatewayOptions = {}): MockGateway {
  return createMockGatewayAnywhere({ createHmac: createNodeHmac, ...options });
}

export type { MockGateway, MockGatewayOptions } from "./mock-gateway.ts";
