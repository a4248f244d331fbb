import type { EntityDefinition, RecordRevision } from "@elqnt/contracts/entities";
import { revisionOf } from "../records/revision.ts";
import { type RecordRow, toRecord } from "./rows.ts";

/** A row with what its creation left in place of a revision. */
export interface CreatedRow extends RecordRow {
  origin: { requestId?: string; email?: string } | null;
}

/**
 * The revision of a record's creation. It is stored with the record's first change only: until then the record itself
 * says it all, and creating stays one row.
 */
export function createdRevision(definition: EntityDefinition, row: CreatedRow): RecordRevision {
  const record = toRecord(definition, row);
  const { requestId = "", email } = row.origin ?? {};
  const actor = { userId: record.createdBy, ...(email ? { email } : {}) };
  return revisionOf("created", undefined, record, {
    org: "",
    actor,
    requestId,
    now: record.createdAt,
  });
}
