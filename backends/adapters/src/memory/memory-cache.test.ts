import { expect, it } from "vitest";
import { cacheContract } from "../cache/cache.contract.ts";
import { createMemoryCache } from "./memory-cache.ts";

const org = "0197b2d3-982f-7b79-b2bf-710f6def104a";

cacheContract("memory", async () => {
  let time = 1_000;
  return {
    cache: createMemoryCache({ now: () => time }),
    advance: async (ms) => {
      time += ms;
    },
  };
});

it("stays within its bytes: what was used least recently leaves first", async () => {
  const cache = createMemoryCache({ maxBytes: 1_000 });
  const value = "x".repeat(250);
  await cache.set(org, "first", value, 60_000);
  await cache.set(org, "second", value, 60_000);
  await cache.set(org, "third", value, 60_000);
  await cache.get(org, "first");
  await cache.set(org, "fourth", value, 60_000);
  expect(await cache.get(org, "second")).toBeUndefined();
  expect(await cache.get(org, "first")).toBe(value);
  expect(await cache.get(org, "fourth")).toBe(value);
});

it("does not keep a value larger than itself, nor the one it would replace", async () => {
  const cache = createMemoryCache({ maxBytes: 1_000 });
  await cache.set(org, "key", "old", 60_000);
  await cache.set(org, "key", "x".repeat(2_000), 60_000);
  expect(await cache.get(org, "key")).toBeUndefined();
});
