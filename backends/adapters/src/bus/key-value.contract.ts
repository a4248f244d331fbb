import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KeyValue } from "./key-value.ts";

const orgA = "0197b2d3-982f-7b79-b2bf-710f6def104a";
const orgB = "0197b2d3-982f-7b79-b2bf-710f6def104b";

/** What every implementation of the {@link KeyValue} port promises. */
export function keyValueContract(implementation: string, open: () => Promise<KeyValue>): void {
  describe(`KeyValue on ${implementation}`, () => {
    let facts: KeyValue;
    beforeEach(async () => {
      facts = await open();
    });
    afterEach(() => facts.close());

    it("answers undefined for what it does not hold", async () => {
      expect(await facts.get(orgA, "missing")).toBeUndefined();
    });

    it.each([["text"], [0], [false], [null], [{ nested: [1, { deep: "ü" }] }]])("keeps %j", async (value) => {
      const revision = await facts.put(orgA, "key", value);
      expect(await facts.get(orgA, "key")).toEqual({ value, revision });
    });

    it("replaces, under a higher revision", async () => {
      const first = await facts.put(orgA, "key", 1);
      const second = await facts.put(orgA, "key", 2);
      expect(second).toBeGreaterThan(first);
      expect(await facts.get(orgA, "key")).toEqual({ value: 2, revision: second });
    });

    it("creates only where nothing is, also after a deletion", async () => {
      expect(await facts.create(orgA, "key", 1)).toBeTypeOf("number");
      expect(await facts.create(orgA, "key", 2)).toBeUndefined();
      await facts.delete(orgA, "key");
      expect(await facts.get(orgA, "key")).toBeUndefined();
      const revision = await facts.create(orgA, "key", 3);
      expect(await facts.get(orgA, "key")).toEqual({ value: 3, revision });
    });

    it("updates only the revision that was read", async () => {
      const read = await facts.put(orgA, "key", 1);
      const updated = await facts.update(orgA, "key", 2, read);
      expect(updated).toBeGreaterThan(read);
      expect(await facts.update(orgA, "key", 3, read)).toBeUndefined();
      expect(await facts.get(orgA, "key")).toEqual({ value: 2, revision: updated });
    });

    it("updates nothing that is not there", async () => {
      expect(await facts.update(orgA, "missing", 1, 7)).toBeUndefined();
      expect(await facts.get(orgA, "missing")).toBeUndefined();
    });

    it("lets one of many who change the same revision win", async () => {
      const read = await facts.put(orgA, "key", 0);
      const changes = Array.from({ length: 10 }, (_, n) => facts.update(orgA, "key", n, read));
      expect((await Promise.all(changes)).filter((revision) => revision !== undefined)).toHaveLength(1);
    });

    it("keeps orgs and all kinds of keys apart", async () => {
      const keys = ["a", "a.b", "a b", "ä", "*", ">", "a/b", ""];
      for (const key of keys) await facts.put(orgA, key, key);
      await facts.put(orgB, "a", "other");
      for (const key of keys) expect((await facts.get(orgA, key))?.value).toBe(key);
      await facts.delete(orgB, "a");
      expect((await facts.get(orgA, "a"))?.value).toBe("a");
    });

    it("refuses a key without an org", async () => {
      await expect(facts.get("", "key")).rejects.toThrow(TypeError);
      await expect(facts.put("public", "key", 1)).rejects.toThrow(TypeError);
    });

    it("refuses everything once closed", async () => {
      await facts.close();
      await expect(facts.get(orgA, "key")).rejects.toMatchObject({ code: "bus_unavailable" });
    });
  });
}
