import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { createNodeHmac } from "@elqnt/gateway/hmac";
import { codeOfParserError, endWithProblem } from "@elqnt/gateway/raw-answer";
import { serve } from "@hono/node-server";
import {
  createMockGateway as createMockGatewayAnywhere,
  type MockGateway,
  type MockGatewayOptions,
} from "./mock-gateway.ts";

/** A mock on a socket. */
export interface MockHttpServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Takes the body whole before answering: a client that is refused halfway would see a broken connection instead. */
async function received(request: Request): Promise<Request> {
  // Looking at the body makes a request of what the server received; a GET has none.
  if (request.method === "GET" || !request.body) return request;
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: await request.arrayBuffer() });
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
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: async (request) => mock.fetch(await received(request)), port, hostname },
      ({ port: actual }: AddressInfo) => {
        resolve({
          url: `http://${hostname}:${actual}`,
          close: () =>
            new Promise((done) => {
              server.close(() => done());
              if ("closeAllConnections" in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.once("error", reject);
    // What the parser refuses never reaches the mock; it is answered with a problem all the same.
    server.on("clientError", ({ code }: NodeJS.ErrnoException, socket: Duplex) =>
      endWithProblem(socket, codeOfParserError(code), crypto.randomUUID()),
    );
  });
}

/** {@link createMockGatewayAnywhere} with Node's own hashing, which costs no trip to the thread pool. */
export function createMockGateway(options: MockGatewayOptions = {}): MockGateway {
  return createMockGatewayAnywhere({ createHmac: createNodeHmac, ...options });
}

export type { MockGateway, MockGatewayOptions } from "./mock-gateway.ts";
