import { afterAll, beforeAll, describe } from "vitest";
import { describeLedger } from "./ledger.contract.ts";
import { openTestLedger, type TestLedger } from "./testing/postgres.ts";

describe("the PostgreSQL ledger", () => {
  let test: TestLedger;
  beforeAll(async () => {
    test = await openTestLedger();
  });
  afterAll(() => test.close());

  describeLedger(() => test);
});
