import { afterAll, beforeAll, describe } from "vitest";
import { describeLedger } from "./ledger.contract.ts";
import { openTestKg, type TestKg } from "./testing/postgres.ts";

describe("the PostgreSQL ledger", () => {
  let test: TestKg;
  beforeAll(async () => {
    test = await openTestKg();
  });
  afterAll(() => test.close());

  describeLedger(() => test);
});
