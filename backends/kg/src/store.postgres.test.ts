import { afterAll, beforeAll, describe } from "vitest";
import { describeGraphStore } from "./store.contract.ts";
import { openTestKg, type TestKg } from "./testing/postgres.ts";

describe("the PostgreSQL graph store", () => {
  let test: TestKg;
  beforeAll(async () => {
    test = await openTestKg();
  });
  afterAll(() => test.close());

  describeGraphStore(() => test.store);
});
