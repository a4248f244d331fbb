import { expect } from "vitest";
import type { Cache } from "../cache/cache.ts";

/** Waits until a cache whose connection is made in the background keeps something. */
export async function untilConnected(cache: Cache): Promise<void> {
  const org = "00000000-0000-0000-0000-000000000000";
  const keeps = async () => {
    await cache.set(org, "probe", true, 60_000);
    return cache.get(org, "probe");
  };
  await expect.poll(keeps, { timeout: 10_000, interval: 5 }).toBe(true);
}
