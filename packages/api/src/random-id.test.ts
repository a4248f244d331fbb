import { afterEach, expect, test, vi } from "vitest";
import { createId } from "./random-id.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("ids differ and fit a header", () => {
  const ids = Array.from({ length: 100 }, createId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
});

test("a page on plain HTTP, where randomUUID is missing, gets 128 random bits as well", () => {
  vi.stubGlobal("crypto", { getRandomValues: (words: Uint32Array) => words.fill(0xab) });
  expect(createId()).toBe("000000ab".repeat(4));
});
