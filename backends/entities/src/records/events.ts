import type {
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  FieldChange,
  RevisionAction,
} from "@elqnt/contracts/entities";
import { newId } from "@elqnt/service-kit";
import type { WriteMeta } from "./write-plan.ts";

/** A CloudEvents 1.0 envelope as contracts/events/entities.yaml describes it. */
export interface EntityEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: "/services/entities";
  readonly type: `entity.events.${string}`;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: "application/json";
  readonly orgid: string;
  readonly traceparent?: string;
  readonly data: unknown;
}

function envelope(meta: WriteMeta, type: EntityEvent["type"], subject: string, data: object): EntityEvent {
  const { userId, email } = meta.actor;
  return {
    specversion: "1.0",
    id: newId(),
    source: "/services/entities",
    type,
    subject,
    time: meta.now,
    datacontenttype: "application/json",
    orgid: meta.org,
    ...(meta.traceparent ? { traceparent: meta.traceparent } : {}),
    data: { ...data, actor: { userId, ...(email ? { email } : {}) } },
  };
}

/** The event that tells what happened to a record; `changes` go with an update. */
export function recordEvent(
  action: RevisionAction,
  record: EntityRecord,
  changes: readonly FieldChange[] | undefined,
  meta: WriteMeta,
): EntityEvent {
  const data = changes ? { record, changes } : { record };
  return envelope(meta, `entity.events.${action}`, `${record.definitionName}/${record.id}`, data);
}

/** The event that tells of a definition's change. */
export function definitionEvent(
  action: Exclude<RevisionAction, "restored">,
  definition: EntityDefinition,
  meta: WriteMeta,
): EntityEvent {
  return envelope(meta, `entity.events.definition.${action}`, definition.name, { definition });
}

/** The event that tells of a relationship, among those of the record it leaves. */
export function relationshipEvent(
  action: "created" | "deleted",
  relationship: EntityRelationship,
  meta: WriteMeta,
): EntityEvent {
  const { sourceEntity, sourceRecordId } = relationship;
  return envelope(meta, `entity.events.relationship.${action}`, `${sourceEntity}/${sourceRecordId}`, {
    relationship,
  });
}
