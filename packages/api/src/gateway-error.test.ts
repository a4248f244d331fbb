import { expect, test } from "vitest";
import { GatewayError, isGatewayError } from "./index.ts";

const error = new GatewayError('Failed to call "a.b": conflict (409). It exists.', {
  code: "unique_conflict",
  operation: "a.b",
  status: 409,
  requestId: "r1",
  cause: new Error("inner"),
});

test("an error of another copy of the package is recognised", async () => {
  const copy = (await import(
    /* @vite-ignore */ "./gateway-error.ts?copy" as string
  )) as typeof import("./gateway-error.ts");
  expect(copy.GatewayError).not.toBe(GatewayError);
  const foreign = new copy.GatewayError("x", { code: "network_error" });
  expect(foreign).not.toBeInstanceOf(GatewayError);
  expect(isGatewayError(foreign)).toBe(true);
  expect(isGatewayError(foreign, "network_error")).toBe(true);
  expect(isGatewayError(foreign, "protocol_error")).toBe(false);
});

test.each([undefined, null, "GatewayError", new Error("x"), { name: "GatewayError", code: "network_error" }])(
  "%s is no GatewayError",
  (value) => {
    expect(isGatewayError(value)).toBe(false);
  },
);

test("the JSON form holds what may be logged and nothing else", () => {
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "GatewayError",
    message: 'Failed to call "a.b": conflict (409). It exists.',
    code: "unique_conflict",
    operation: "a.b",
    status: 409,
    requestId: "r1",
    retryable: false,
  });
});

test("the brand does not show when an error is printed or spread", () => {
  expect(Object.getOwnPropertySymbols({ ...error })).toEqual([]);
});
