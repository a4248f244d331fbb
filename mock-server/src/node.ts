import { http } from "msw";
import { type SetupServer, setupServer } from "msw/node";
import type { MockGateway } from "./mock-gateway.ts";

/**
 * An MSW server for tests in Node that answers every request to `baseUrl` with the mock gateway.
 *
 * Exported from `@elqnt/mock-server/node`.
 *
 * @example In a test setup file; any request nobody handles fails the test
 * ```ts
 * const mock = createMockGateway();
 * const server = createMockServer(mock, "http://localhost:8080");
 * beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
 * afterEach(() => mock.reset());
 * afterAll(() => server.close());
 * ```
 */
export function createMockServer(mock: MockGateway, baseUrl: string): SetupServer {
  return setupServer(http.all(`${baseUrl}/*`, ({ request }) => mock.fetch(request)));
}

export { createMockGateway, type MockGateway, type MockGatewayOptions } from "./mock-gateway.ts";
