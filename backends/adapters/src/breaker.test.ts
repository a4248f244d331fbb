import { expect, it } from "vitest";
import { Breaker } from "./breaker.ts";

function setUp() {
  const clock = { now: 0 };
  return { clock, breaker: new Breaker({ failures: 3, openMs: 1_000, now: () => clock.now }) };
}

it("opens after failures in a row, lets one caller try per period, and closes on success", () => {
  const { clock, breaker } = setUp();
  breaker.failed();
  breaker.failed();
  expect(breaker.admits()).toBe(true);
  breaker.failed();
  expect(breaker.admits()).toBe(false);

  clock.now += 1_000;
  expect(breaker.admits()).toBe(true);
  expect(breaker.admits()).toBe(false);
  breaker.failed();
  clock.now += 999;
  expect(breaker.admits()).toBe(false);

  clock.now += 1;
  expect(breaker.admits()).toBe(true);
  breaker.succeeded();
  expect(breaker.admits()).toBe(true);
});

it("starts counting anew after a success", () => {
  const { breaker } = setUp();
  for (const step of ["failed", "failed", "succeeded", "failed", "failed"] as const) breaker[step]();
  expect(breaker.admits()).toBe(true);
});
