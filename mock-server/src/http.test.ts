import { expect, test } from "vitest";
import { createMockGateway, serveMock } from "./http.ts";

test("the mock answers on a socket, and a taken port is refused", async () => {
  const mock = createMockGateway();
  const server = await serveMock(mock);
  const headers = { authorization: `Bearer ${await mock.token()}`, origin: "http://localhost:5173" };
  const response = await fetch(`${server.url}/api/v1/auth/me`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  await expect(serveMock(mock, { port: Number(new URL(server.url).port) })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  await server.close();
});
