import { compileRouter } from "@elqnt/service-kit";
import { expect, test } from "vitest";
import { contracts, operation } from "../testing/contract.ts";

const router = compileRouter(contracts);
const at = (path: string, method = "GET") => router(path)?.operations.get(method)?.operationId;

test.each([
  ["/api/v1/things", "listThings"],
  ["/api/v1/things/special", "getSpecial"],
  ["/api/v1/things/0197", "getThing"],
  ["/api/v1/things/special/stream", "streamThing"],
  ["/api/v1/things/%73", "getThing"],
  ["/health", "getHealth"],
])("%s is %s: literal segments win over parameters", (path, operationId) => {
  expect(at(path)).toBe(operationId);
});

test.each([
  "/",
  "/api",
  "/api/v1/things/",
  "/api/v1/things//stream",
  "/api/v1/things/1/2/3",
  "/API/v1/things",
  "/__proto__",
])("%s is nothing", (path) => {
  expect(router(path)).toBeUndefined();
});

test("a path knows its methods", () => {
  expect(router("/api/v1/things")?.allow).toBe("GET, POST, OPTIONS");
});

test("internal operations do not exist", () => {
  expect(at("/api/v1/things/resolve", "POST")).toBeUndefined();
  expect(router("/api/v1/things/resolve")?.allow).toBe("GET, PATCH, DELETE, OPTIONS");
});

test("two claims to one path are refused at start", () => {
  const one = operation({ operationId: "getA", path: "/a/{x}" });
  const two = operation({ operationId: "getB", path: "/a/{y}" });
  const contract = { service: "things", version: "0", operations: { one, two } };
  expect(() => compileRouter([contract])).toThrow('"getB" and "getA" both claim GET /a/{y}');
});

test("templates are whole segments", () => {
  const one = operation({ operationId: "getA", path: "/a/{x}.json" });
  const contract = { service: "things", version: "0", operations: { one } };
  expect(() => compileRouter([contract])).toThrow("not made of segments");
});
