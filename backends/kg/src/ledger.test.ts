import { describe } from "vitest";
import { describeLedger } from "./ledger.contract.ts";
import { memoryLedgerDesk } from "./testing/ledger.ts";

describe("the memory ledger", () => describeLedger(memoryLedgerDesk));
