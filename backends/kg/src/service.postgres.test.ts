import { afterAll, beforeAll, describe, vi } from "vitest";
import { describeKgService } from "./service.contract.ts";
import { openTestKg, type TestKg } from "./testing/postgres.ts";

// A real server on a shared machine: slow is not broken.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe("the knowledge graph service on PostgreSQL", () => {
  let test: TestKg;
  beforeAll(async () => {
    test = await openTestKg();
  });
  afterAll(() => test.close());

  describeKgService(() => test);
});
