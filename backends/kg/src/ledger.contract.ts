import { beforeEach, describe, expect, it } from "vitest";
import { describeChanges } from "./contract/ledger-changes.contract.ts";
import { describeGraphs } from "./contract/ledger-graphs.contract.ts";
import { describeNotes } from "./contract/ledger-notes.contract.ts";
import { describeRecords } from "./contract/ledger-records.contract.ts";
import type { KgLedger } from "./ledger.ts";
import { type LedgerBench, type LedgerDesk, openBench } from "./testing/ledger.ts";

/** The promises of {@link KgLedger}, asked of one implementation. Each test has an org of its own. */
export function describeLedger(open: () => LedgerDesk): void {
  const bench = {} as LedgerBench;

  beforeEach(() => {
    Object.assign(bench, openBench(open()));
  });

  describe("graphs", () => describeGraphs(bench));
  describe("a change", () => describeChanges(bench));
  describe("notes of a change", () => describeNotes(bench));
  describeRecords(bench);

  it("is ready", async () => {
    expect((await bench.ledger.ready()).every(({ ready }) => ready)).toBe(true);
  });
}
