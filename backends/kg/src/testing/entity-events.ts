import type { CloudEvent } from "@elqnt/adapters/memory";
import type { EntityDefinition, EntityRecord, EntityRelationship } from "@elqnt/contracts/events";
import { newId } from "@elqnt/service-kit";

const at = "2026-01-05T10:00:00.000Z";
const actor = { userId: "ada", email: "ada@example.com" };

/** An event of the entities service, as the bus delivers it. */
export const entityEvent = (org: string, type: string, subject: string, data: object): CloudEvent => ({
  specversion: "1.0",
  id: newId(),
  source: "/services/entities",
  type: `entity.events.${type}`,
  subject,
  time: at,
  orgid: org,
  data: { ...data, actor },
});

export const definitionOf = (name: string, properties: object = {}): EntityDefinition => ({
  id: newId(),
  name,
  displayName: name,
  schema: { type: "object", properties },
  isActive: true,
  version: 1,
  createdAt: at,
  updatedAt: at,
});

export const recordOf = (
  { id: definitionId, name: definitionName }: EntityDefinition,
  fields: Record<string, unknown>,
): EntityRecord => ({
  id: newId(),
  definitionId,
  definitionName,
  fields,
  version: 1,
  createdAt: at,
  createdBy: "ada",
  updatedAt: at,
  updatedBy: "ada",
});

export const relationshipOf = (
  name: string,
  source: EntityRecord,
  target: EntityRecord,
): EntityRelationship => ({
  id: newId(),
  name,
  sourceEntity: source.definitionName,
  sourceRecordId: source.id,
  targetEntity: target.definitionName,
  targetRecordId: target.id,
  createdAt: at,
  createdBy: "ada",
});
