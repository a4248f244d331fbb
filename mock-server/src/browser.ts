import { http } from "msw";
import { type SetupWorker, setupWorker } from "msw/browser";
import type { MockGateway } from "./mock-gateway.ts";

/**
 * An MSW worker that answers every request to `baseUrl` with the mock gateway. One catch-all handler: the cost does
 * not grow with the number of operations, and an operation without a handler answers 501.
 *
 * Exported from `@elqnt/mock-server/browser`. Needs the `msw` package and its worker script (`msw/vite`).
 *
 * @example Before the app renders
 * ```ts
 * const mock = createMockGateway({ scenario: "typical" });
 * await createMockWorker(mock).start({ onUnhandledFrame: "bypass" });
 * ```
 *
 * @param baseUrl Where the app believes the gateway to be. Default: the page's own origin.
 */
export function createMockWorker(mock: MockGateway, baseUrl = location.origin): SetupWorker {
  return setupWorker(http.all(`${baseUrl}/api/v1/*`, ({ request }) => mock.fetch(request)));
}

export { createMockGateway, type MockGateway, type MockGatewayOptions } from "./mock-gateway.ts";
