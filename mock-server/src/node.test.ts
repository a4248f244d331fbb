import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createMockGateway, createMockServer } from "./node.ts";

const baseUrl = "http://gateway.test";
const mock = createMockGateway();
const server = createMockServer(mock, baseUrl);

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => mock.reset());
afterAll(() => server.close());

test("requests to the gateway are answered by the mock", async () => {
  const response = await fetch(`${baseUrl}/api/v1/entities/definitions`, {
    headers: { authorization: `Bearer ${await mock.token()}` },
  });
  expect(response.status).toBe(200);
});

test("a request nobody handles fails", async () => {
  await expect(fetch("http://elsewhere.test/")).rejects.toThrow();
});
