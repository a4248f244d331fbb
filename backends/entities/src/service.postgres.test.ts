import { afterAll, beforeAll, describe, vi } from "vitest";
import { describeService } from "./service.contract.ts";
import type { DeskStore } from "./testing/desk.ts";
import { openTestStore, type TestStore } from "./testing/postgres.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("the entities service on PostgreSQL", () => {
  let test: TestStore;
  beforeAll(async () => {
    test = await openTestStore();
  });
  afterAll(() => test.close());

  describeService((): DeskStore => ({ store: test.store, events: (org) => test.events(org) }));
});
