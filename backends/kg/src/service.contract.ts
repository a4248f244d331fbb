import { beforeEach, describe, expect, it } from "vitest";
import { describeChanges } from "./contract/changes.contract.ts";
import { describeDocuments } from "./contract/documents.contract.ts";
import { describeEmbeddings } from "./contract/embeddings.contract.ts";
import { describeEvents } from "./contract/events.contract.ts";
import { describeGraphs } from "./contract/graphs.contract.ts";
import { describeIngest } from "./contract/ingest.contract.ts";
import { describeLostChanges } from "./contract/lost-changes.contract.ts";
import { describeMerges } from "./contract/merges.contract.ts";
import { describeQueries } from "./contract/queries.contract.ts";
import { describeSources } from "./contract/sources.contract.ts";
import { type DeskStore, openDesk, type ServiceDesk } from "./testing/desk.ts";

/** What every caller of the service can rely on, whatever it stores in. One org of its own for each test. */
export function describeKgService(open: () => DeskStore): void {
  const desk = {} as ServiceDesk;

  beforeEach(async () => {
    Object.assign(desk, await openDesk(open()));
  });

  it("is ready when each of its engines is, and names each once", async () => {
    const checks = await desk.service.ready();
    expect(checks.every(({ ready }) => ready)).toBe(true);
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  });

  describeGraphs(desk);
  describeIngest(desk);
  describeDocuments(desk);
  describeSources(desk);
  describeMerges(desk);
  describeQueries(desk);
  describeEvents(desk);
  describeChanges(desk);
  describeEmbeddings(desk, open);
  describe("changes that were lost:", () => describeLostChanges(open));
}
