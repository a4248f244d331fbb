import { expect, test } from "vitest";
import { isTraceparent, newTraceparent, requestIdOf } from "./request-id.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

test.each(["a", "0197b2d3-982f", "A.b_c-9", "x".repeat(128)])("the client's id %s is kept", (id) => {
  expect(requestIdOf(id)).toBe(id);
});

test.each(["", undefined, null, "x".repeat(129), "a b", "a\r\nb", '{"a":1}', "\u001b[31mred", "ä", "a,b"])(
  "S56 %j is replaced",
  (id) => {
    expect(requestIdOf(id)).toMatch(uuid);
  },
);

test("a well-formed trace is known from anything else", () => {
  const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  expect(isTraceparent(trace)).toBe(true);
  const others = [
    undefined,
    "",
    `${trace}-extra`,
    trace.toUpperCase(),
    `00-${"0".repeat(32)}-b7ad6b7169203331-01`,
    `00-0af7651916cd43dd8448eb211c80319c-${"0".repeat(16)}-01`,
    "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  ];
  expect(others.filter(isTraceparent)).toEqual([]);
});

test("every new trace is well-formed and another one", () => {
  const traces = Array.from({ length: 1000 }, () => newTraceparent());
  expect(traces.filter(isTraceparent)).toHaveLength(1000);
  expect(new Set(traces).size).toBe(1000);
});
