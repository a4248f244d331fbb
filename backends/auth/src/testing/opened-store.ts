import { afterAll, beforeAll } from "vitest";
import type { AuthStore } from "../store.ts";

interface Opened {
  readonly store: AuthStore;
  close(): Promise<void>;
}

/** The store of a group of tests, opened before the first and closed after the last. */
export function openedStore(open: () => Promise<Opened>): () => AuthStore {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());
  return () => opened!.store;
}
