import { newId } from "@elqnt/service-kit";
import { beforeEach } from "vitest";
import { describeBulk } from "./contract/bulk.contract.ts";
import { describeDefinitions } from "./contract/definitions.contract.ts";
import { describeQueries } from "./contract/queries.contract.ts";
import { describeRecords } from "./contract/records.contract.ts";
import { describeRelations } from "./contract/relations.contract.ts";
import { describeSchemas } from "./contract/schemas.contract.ts";
import { describeTransfer } from "./contract/transfer.contract.ts";
import { describeViews } from "./contract/views.contract.ts";
import { type DeskStore, openDesk, type ServiceDesk, ticket } from "./testing/desk.ts";

/** What every caller of the service can rely on, whatever it stores in. One org of its own for each test. */
export function describeService(open: () => DeskStore): void {
  const desk = {} as ServiceDesk;

  beforeEach(async () => {
    Object.assign(desk, await openDesk(open()), { otherOrg: newId() });
    await desk.call("POST /definitions", ticket);
  });

  describeDefinitions(desk);
  describeSchemas(desk);
  describeRecords(desk);
  describeQueries(desk);
  describeBulk(desk);
  describeTransfer(desk);
  describeViews(desk);
  describeRelations(desk);
}
