import { randomUUID } from "node:crypto";
import type { CloudEvent } from "../bus/cloud-event.ts";
import { orgSchemaName } from "../org.ts";
import { createMigrator, eventTables, type Postgres } from "../postgres/index.ts";

export interface ExampleOrg {
  readonly orgId: string;
  readonly schema: string;
  /** An event of this org with a fresh id. */
  event(overrides?: Partial<CloudEvent>): CloudEvent;
}

/** A new org whose schema has the event tables. */
export async function exampleOrg(postgres: Postgres): Promise<ExampleOrg> {
  const orgId = randomUUID();
  const schema = orgSchemaName(orgId);
  await createMigrator({ postgres, sets: [eventTables] }).migrate(schema);
  return {
    orgId,
    schema,
    event: (overrides = {}) => ({
      specversion: "1.0",
      id: randomUUID(),
      source: "/entities",
      type: "entity.events.created",
      subject: "record-1",
      time: "2026-01-02T03:04:05.000Z",
      orgid: orgId,
      data: {},
      ...overrides,
    }),
  };
}
