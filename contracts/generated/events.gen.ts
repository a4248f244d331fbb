// Generated from contracts/events by "npm run generate". Do not edit.

export type { EntityRecord } from "./types/entities.gen.ts";
import type { EntityRecord } from "./types/entities.gen.ts";

export type { FieldChange } from "./types/entities.gen.ts";
import type { FieldChange } from "./types/entities.gen.ts";

export type { EntityDefinition } from "./types/entities.gen.ts";
import type { EntityDefinition } from "./types/entities.gen.ts";

export type { EntityRelationship } from "./types/entities.gen.ts";
import type { EntityRelationship } from "./types/entities.gen.ts";

export type { KGGraph } from "./types/kg.gen.ts";
import type { KGGraph } from "./types/kg.gen.ts";

export type { KGNodeId } from "./types/kg.gen.ts";
import type { KGNodeId } from "./types/kg.gen.ts";

export type { KGEdgeId } from "./types/kg.gen.ts";
import type { KGEdgeId } from "./types/kg.gen.ts";

export type { KGSourceId } from "./types/kg.gen.ts";
import type { KGSourceId } from "./types/kg.gen.ts";

export type RecordCreatedEvent = CloudEvent & {
  type: "entity.events.created";
  data: RecordData;
};

export type RecordUpdatedEvent = CloudEvent & {
  type: "entity.events.updated";
  data: RecordChangeData;
};

export type RecordDeletedEvent = CloudEvent & {
  type: "entity.events.deleted";
  data: RecordData;
};

export type RecordRestoredEvent = CloudEvent & {
  type: "entity.events.restored";
  data: RecordData;
};

export type DefinitionCreatedEvent = CloudEvent & {
  type: "entity.events.definition.created";
  data: DefinitionData;
};

export type DefinitionUpdatedEvent = CloudEvent & {
  type: "entity.events.definition.updated";
  data: DefinitionData;
};

export type DefinitionDeletedEvent = CloudEvent & {
  type: "entity.events.definition.deleted";
  data: DefinitionData;
};

export type RelationshipCreatedEvent = CloudEvent & {
  type: "entity.events.relationship.created";
  data: RelationshipData;
};

export type RelationshipDeletedEvent = CloudEvent & {
  type: "entity.events.relationship.deleted";
  data: RelationshipData;
};

export interface RecordData {
  record: EntityRecord;
  actor: Actor;
}

export interface RecordChangeData {
  record: EntityRecord;
  actor: Actor;
  changes: FieldChange[];
}

/** The definition as it is after the change; the last one when deleted. */
export interface DefinitionData {
  definition: EntityDefinition;
  actor: Actor;
}

export interface RelationshipData {
  relationship: EntityRelationship;
  actor: Actor;
}

/** Headers beside the envelope, for routing without parsing. */
export interface EventHeaders {
  /** The envelope's `orgid`. Format: uuid. */
  "X-Org-ID": string;
  /** The envelope's `id`. Format: uuid. */
  "Nats-Msg-Id": string;
  /** The envelope's `traceparent`. */
  traceparent?: string;
}

/** CloudEvents 1.0 envelope in structured JSON; extension attributes are lower case by its rules. */
export interface CloudEvent {
  specversion: "1.0";
  /** UUIDv7 of the outbox row; the bus drops a second event of the same id. Format: uuid. */
  id: string;
  /** Service that wrote: `/services/entities`. Format: uri-reference. */
  source: string;
  /** Subject on the bus: `entity.events.created`. */
  type: string;
  /** What it happened to: `ticket/<recordId>`. */
  subject: string;
  /** When the write was committed. Format: date-time. */
  time: string;
  datacontenttype?: "application/json";
  /** Organization; consumers refuse an event whose header says otherwise. Format: uuid. */
  orgid: string;
  /** Request that wrote. */
  requestid?: string;
  /** W3C trace context of the request that wrote. */
  traceparent?: string;
}

/** UUIDv7. Format: uuid. */
export type Id = string;

/** Starts at 1 and grows by 1 with each write; quoted it is the ETag. At least 1. At most 9007199254740991. */
export type Version = number;

/** RFC 3339 UTC in milliseconds, `2026-01-05T09:30:00.000Z`. Format: date-time. */
export type Timestamp = string;

/** Id of a user or service, `user_id` of its token. At most 128 characters. */
export type UserId = string;

/** Who did it. */
export interface Actor {
  userId: UserId;
  email?: string;
}

export type GraphCreatedEvent = CloudEvent & {
  type: "kg.events.graph.created";
  data: KGGraphData;
};

export type GraphDeletedEvent = CloudEvent & {
  type: "kg.events.graph.deleted";
  data: KGGraphData;
};

export type NodesUpsertedEvent = CloudEvent & {
  type: "kg.events.nodes.upserted";
  data: KGNodesData;
};

export type EdgesUpsertedEvent = CloudEvent & {
  type: "kg.events.edges.upserted";
  data: KGEdgesData;
};

export type NodesDeletedEvent = CloudEvent & {
  type: "kg.events.nodes.deleted";
  data: KGNodesData;
};

export type EdgesDeletedEvent = CloudEvent & {
  type: "kg.events.edges.deleted";
  data: KGEdgesData;
};

export type SourceDeletedEvent = CloudEvent & {
  type: "kg.events.source.deleted";
  data: KGSourceData;
};

export interface KGGraphData {
  graph: KGGraph;
  actor: Actor;
}

export interface KGNodesData {
  graphId: Id;
  revision: KGRevision;
  /** At most 1000 items. */
  nodeIds: KGNodeId[];
  actor: Actor;
}

export interface KGEdgesData {
  graphId: Id;
  revision: KGRevision;
  /** At most 1000 items. */
  edgeIds: KGEdgeId[];
  actor: Actor;
}

export interface KGSourceData {
  graphId: Id;
  revision: KGRevision;
  sourceId: KGSourceId;
  actor: Actor;
}

/** State of the graph that the change made; grows with every change of its elements. At least 1. */
export type KGRevision = number;

/** Payload of each subject of the internal bus. */
export interface EventPayloads {
  "entity.events.created": RecordCreatedEvent;
  "entity.events.updated": RecordUpdatedEvent;
  "entity.events.deleted": RecordDeletedEvent;
  "entity.events.restored": RecordRestoredEvent;
  "entity.events.definition.created": DefinitionCreatedEvent;
  "entity.events.definition.updated": DefinitionUpdatedEvent;
  "entity.events.definition.deleted": DefinitionDeletedEvent;
  "entity.events.relationship.created": RelationshipCreatedEvent;
  "entity.events.relationship.deleted": RelationshipDeletedEvent;
  "kg.events.graph.created": GraphCreatedEvent;
  "kg.events.graph.deleted": GraphDeletedEvent;
  "kg.events.nodes.upserted": NodesUpsertedEvent;
  "kg.events.edges.upserted": EdgesUpsertedEvent;
  "kg.events.nodes.deleted": NodesDeletedEvent;
  "kg.events.edges.deleted": EdgesDeletedEvent;
  "kg.events.source.deleted": SourceDeletedEvent;
}

/** Every subject of the internal bus. */
export const eventSubjects = ["entity.events.created","entity.events.updated","entity.events.deleted","entity.events.restored","entity.events.definition.created","entity.events.definition.updated","entity.events.definition.deleted","entity.events.relationship.created","entity.events.relationship.deleted","kg.events.graph.created","kg.events.graph.deleted","kg.events.nodes.upserted","kg.events.edges.upserted","kg.events.nodes.deleted","kg.events.edges.deleted","kg.events.source.deleted"] as const satisfies readonly (keyof EventPayloads)[];
