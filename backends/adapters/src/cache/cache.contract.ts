import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Cache } from "./cache.ts";

export interface CacheHarness {
  readonly cache: Cache;
  /** Lets time pass for the cache: a fake clock, or a real wait. */
  advance(ms: number): Promise<void>;
}

const orgA = "0197b2d3-982f-7b79-b2bf-710f6def104a";
const orgB = "0197b2d3-982f-7b79-b2bf-710f6def104b";

/** What every implementation of the {@link Cache} port promises. */
export function cacheContract(implementation: string, open: () => Promise<CacheHarness>): void {
  describe(`Cache on ${implementation}`, () => {
    let cache: Cache;
    let advance: CacheHarness["advance"];

    beforeEach(async () => {
      ({ cache, advance } = await open());
    });
    afterEach(() => cache.close());

    it("answers undefined for what it does not hold", async () => {
      expect(await cache.get(orgA, "missing")).toBeUndefined();
    });

    it.each([["text"], [0], [false], [null], [{ nested: [1, { deep: "ü" }] }]])(
      "gives %j back",
      async (value) => {
        await cache.set(orgA, "key", value, 60_000);
        expect(await cache.get(orgA, "key")).toEqual(value);
      },
    );

    it("is not changed through what it gave out or took in", async () => {
      const value = { list: [1] };
      await cache.set(orgA, "key", value, 60_000);
      value.list.push(2);
      (await cache.get<typeof value>(orgA, "key"))?.list.push(3);
      expect(await cache.get(orgA, "key")).toEqual({ list: [1] });
    });

    it("forgets a value after its TTL, counted from the last set", async () => {
      await cache.set(orgA, "key", 1, 200);
      await advance(150);
      await cache.set(orgA, "key", 2, 200);
      await advance(150);
      expect(await cache.get(orgA, "key")).toBe(2);
      await advance(100);
      expect(await cache.get(orgA, "key")).toBeUndefined();
    });

    it("adds only where nothing is held, and again after the TTL", async () => {
      expect(await cache.add(orgA, "lock", "first", 200)).toBe(true);
      expect(await cache.add(orgA, "lock", "second", 200)).toBe(false);
      expect(await cache.get(orgA, "lock")).toBe("first");
      await advance(250);
      expect(await cache.add(orgA, "lock", "third", 200)).toBe(true);
    });

    it("lets one of many adders win", async () => {
      const won = await Promise.all(Array.from({ length: 20 }, (_, n) => cache.add(orgA, "lock", n, 60_000)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it("deletes, also what is not there", async () => {
      await cache.set(orgA, "key", 1, 60_000);
      await cache.delete(orgA, "key");
      await cache.delete(orgA, "key");
      expect(await cache.get(orgA, "key")).toBeUndefined();
    });

    it("keeps orgs apart", async () => {
      await cache.set(orgA, "key", "a", 60_000);
      await cache.set(orgB, "key", "b", 60_000);
      await cache.delete(orgB, "key");
      expect(await cache.get(orgA, "key")).toBe("a");
      expect(await cache.get(orgB, "key")).toBeUndefined();
    });

    it("S79: takes any text for a key, and keeps each apart", async () => {
      const keys = [
        "a",
        "a:b",
        "a:*",
        "*",
        "?",
        "[a]",
        "a\r\nFLUSHALL\r\n",
        " ",
        "\u0000",
        "ü",
        `${orgB}:key`,
      ];
      for (const key of keys) await cache.set(orgA, key, key, 60_000);
      expect(await Promise.all(keys.map((key) => cache.get(orgA, key)))).toEqual(keys);
      await cache.delete(orgA, "*");
      expect(await cache.get(orgA, "a:*")).toBe("a:*");
      expect(await cache.get(orgB, "key")).toBeUndefined();
    });

    it("refuses a key without an org, and a TTL that is none", async () => {
      await expect(cache.get("", "key")).rejects.toThrow(TypeError);
      await expect(cache.set("public", "key", 1, 60_000)).rejects.toThrow(TypeError);
      await expect(cache.set(orgA, "key", 1, 0)).rejects.toThrow(TypeError);
      await expect(cache.set(orgA, "key", 1, Number.NaN)).rejects.toThrow(TypeError);
    });
  });
}
