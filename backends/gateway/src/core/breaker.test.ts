import { expect, test } from "vitest";
import { Breaker } from "./breaker.ts";

function breakerAt(time: { now: number }) {
  return new Breaker({ failures: 3, openMs: 1000, now: () => time.now });
}

test("opens after consecutive failures only", () => {
  const breaker = breakerAt({ now: 0 });
  breaker.failed();
  breaker.failed();
  breaker.succeeded();
  breaker.failed();
  breaker.failed();
  expect(breaker.state).toBe("closed");
  breaker.failed();
  expect(breaker.state).toBe("open");
  expect(breaker.tryAcquire()).toBe(false);
  expect(breaker.retryAfterSeconds).toBe(1);
});

test("lets one probe through, which decides", () => {
  const time = { now: 0 };
  const breaker = breakerAt(time);
  for (let index = 0; index < 3; index++) breaker.failed();
  time.now = 1000;
  expect([breaker.tryAcquire(), breaker.tryAcquire()]).toEqual([true, false]);
  expect(breaker.state).toBe("half-open");
  breaker.failed();
  expect(breaker.state).toBe("open");
  time.now = 2000;
  expect(breaker.tryAcquire()).toBe(true);
  breaker.succeeded();
  expect([breaker.tryAcquire(), breaker.tryAcquire(), breaker.state]).toEqual([true, true, "closed"]);
});

test("a probe that never reports back does not keep the circuit half-open for good", () => {
  const time = { now: 0 };
  const breaker = breakerAt(time);
  for (let index = 0; index < 3; index++) breaker.failed();
  time.now = 1000;
  breaker.tryAcquire();
  time.now = 2000;
  expect(breaker.tryAcquire()).toBe(true);
});
