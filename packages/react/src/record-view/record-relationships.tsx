import type { EntityRelationship } from "@elqnt/types/entities";
import type { ReactElement, ReactNode } from "react";
import { humanize } from "../schema/humanize.ts";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { RecordViewMessages } from "./messages.ts";

/** The record at the other end of a relationship. */
export interface RelatedRecord {
  entityName: string;
  recordId: string;
}

export interface RecordRelationshipsProps {
  recordId: string;
  relationships: readonly EntityRelationship[];
  messages: RecordViewMessages;
  onOpenRelated: ((related: RelatedRecord) => void) | undefined;
  onRemove: ((relationship: EntityRelationship) => void) | undefined;
  renderRelated: ((related: RelatedRecord) => ReactNode) | undefined;
}

/** Named links to other records, in either direction. */
export function RecordRelationships(props: RecordRelationshipsProps): ReactElement {
  const { recordId, relationships, messages } = props;
  if (relationships.length === 0) return <p className="elqnt-muted">{messages.noRelationships}</p>;
  return (
    <ul className="elqnt-relationships">
      {relationships.map((relationship) => (
        <Relationship
          key={relationship.id}
          {...props}
          relationship={relationship}
          isIncoming={relationship.sourceRecordId !== recordId}
        />
      ))}
    </ul>
  );
}

interface RelationshipProps extends RecordRelationshipsProps {
  relationship: EntityRelationship;
  isIncoming: boolean;
}

function Relationship(props: RelationshipProps): ReactElement {
  const { relationship, isIncoming, messages, onOpenRelated, onRemove, renderRelated } = props;
  const related: RelatedRecord = isIncoming
    ? { entityName: relationship.sourceEntity, recordId: relationship.sourceRecordId }
    : { entityName: relationship.targetEntity, recordId: relationship.targetRecordId };
  const title = renderRelated?.(related) ?? related.recordId;
  return (
    <li className="elqnt-relationship">
      <Icon name="link" />
      <span className="elqnt-relationship-name">
        {humanize(relationship.name)}
        {isIncoming && <span className="elqnt-muted"> ({messages.incoming})</span>}
      </span>
      {onOpenRelated ? (
        <button
          type="button"
          className="elqnt-link elqnt-truncate elqnt-relationship-open"
          onClick={() => onOpenRelated(related)}
        >
          {title}
        </button>
      ) : (
        <span className="elqnt-truncate">{title}</span>
      )}
      <span className="elqnt-muted elqnt-relationship-entity">{humanize(related.entityName)}</span>
      {onRemove && (
        <IconButton
          icon="close"
          size="small"
          label={messages.removeRelationship(typeof title === "string" ? title : related.recordId)}
          onClick={() => onRemove(relationship)}
        />
      )}
    </li>
  );
}
