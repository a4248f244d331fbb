import { afterAll, beforeAll, describe, vi } from "vitest";
import { describeEntityStore } from "./store.contract.ts";
import { openTestStore, type TestStore } from "./testing/postgres.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("the PostgreSQL store", () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test.close());

  describeEntityStore(() => ({ store: test.store, events: (org) => test.events(org) }));
});
