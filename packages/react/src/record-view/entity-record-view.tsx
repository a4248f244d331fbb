import type {
  EntityDefinition,
  EntityRecord,
  EntityRelationship,
  RecordRevision,
} from "@elqnt/types/entities";
import { type ReactElement, type ReactNode, useMemo } from "react";
import { ProblemNotice } from "../problem/problem-notice.tsx";
import { useAppearance } from "../provider/appearance.ts";
import { useMessages } from "../provider/messages.ts";
import type { EntityField } from "../schema/field.ts";
import { recordTitle, titleField, topLevelFields } from "../schema/fields.ts";
import { classNames } from "../shared/class-names.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { LoadingLines, Section } from "../ui/section.tsx";
import { formatDateTime } from "../value/format.ts";
import { type RecordViewMessages, recordViewMessages } from "./messages.ts";
import { RecordFields } from "./record-fields.tsx";
import { RecordHistory } from "./record-history.tsx";
import { RecordRelationships, type RelatedRecord } from "./record-relationships.tsx";

export interface EntityRecordViewProps {
  definition: EntityDefinition;
  /** The record, or `undefined` while it loads. */
  record: EntityRecord | undefined;
  /** Shows the history, newest first. */
  revisions?: readonly RecordRevision[] | undefined;
  /** Asks for older revisions; leave it out when there are none. */
  onMoreRevisions?: (() => void) | undefined;
  /** Shows the relationships. */
  relationships?: readonly EntityRelationship[] | undefined;
  onOpenRelated?: ((related: RelatedRecord) => void) | undefined;
  onRemoveRelationship?: ((relationship: EntityRelationship) => void) | undefined;
  /** Names the record at the other end of a relationship. */
  renderRelated?: ((related: RelatedRecord) => ReactNode) | undefined;
  /** Shows the name of a related record of a field instead of its id. */
  renderRelation?: ((id: string, field: EntityField) => ReactNode) | undefined;
  /** Shows a person's name instead of a user id. */
  renderUser?: ((userId: string) => ReactNode) | undefined;
  onEdit?: (() => void) | undefined;
  /** Offers to restore a deleted record. */
  onRestore?: (() => void) | undefined;
  /** More buttons beside "Edit". */
  actions?: ReactNode;
  problem?: unknown;
  onRetry?: (() => void) | undefined;
  messages?: Partial<RecordViewMessages> | undefined;
  className?: string | undefined;
}

/**
 * One record in full: its fields, who touched it when, what it is linked to, and every change it went through.
 *
 * `import { EntityRecordView } from "@elqnt/react"`
 *
 * @example
 * ```tsx
 * <EntityRecordView definition={ticket} record={record} revisions={history.items} onEdit={openForm} />
 * ```
 */
export function EntityRecordView(props: EntityRecordViewProps): ReactElement {
  const { definition, record, problem, onRetry, className } = props;
  const messages = useMessages("record", recordViewMessages, props.messages);
  return (
    <article className={classNames("elqnt elqnt-record", className)} aria-busy={!record && !problem}>
      {Boolean(problem) && (
        <ProblemNotice problem={problem} onRetry={onRetry} look={record ? "inline" : "panel"} />
      )}
      {record && <Loaded {...props} definition={definition} record={record} text={messages} />}
      {!record && !problem && <LoadingLines text={messages.loading} />}
    </article>
  );
}

function Loaded(
  props: EntityRecordViewProps & { record: EntityRecord; text: RecordViewMessages },
): ReactElement {
  const { definition, record, revisions, relationships, renderRelation, text } = props;
  const fields = useMemo(() => topLevelFields(definition), [definition]);
  const renderUser = (userId: string) => props.renderUser?.(userId);
  return (
    <>
      <RecordHeader {...props} title={recordTitle(record, fields)} />
      <div className="elqnt-record-columns">
        <RecordFields
          definition={definition}
          record={record}
          without={titleField(fields)}
          renderRelation={renderRelation}
        />
        <RecordMetadata record={record} text={text} renderUser={renderUser} />
      </div>
      {relationships && (
        <Section title={text.relationships}>
          <RecordRelationships
            recordId={record.id}
            relationships={relationships}
            messages={text}
            onOpenRelated={props.onOpenRelated}
            onRemove={props.onRemoveRelationship}
            renderRelated={props.renderRelated}
          />
        </Section>
      )}
      {revisions && (
        <Section title={text.history}>
          <RecordHistory
            definition={definition}
            revisions={revisions}
            messages={text}
            onMore={props.onMoreRevisions}
            renderUser={renderUser}
            renderRelation={renderRelation}
          />
        </Section>
      )}
    </>
  );
}

interface RecordHeaderProps
  extends Pick<EntityRecordViewProps, "definition" | "onEdit" | "onRestore" | "actions"> {
  record: EntityRecord;
  title: string;
  text: RecordViewMessages;
}

function RecordHeader({
  definition,
  record,
  title,
  onEdit,
  onRestore,
  actions,
  text,
}: RecordHeaderProps): ReactElement {
  const appearance = useAppearance();
  const isDeleted = record.deletedAt !== undefined;
  return (
    <>
      <header className="elqnt-record-header">
        <div className="elqnt-record-heading">
          <p className="elqnt-record-kind">{definition.displayName}</p>
          <h2 className="elqnt-record-title" dir="auto">
            {title}
          </h2>
        </div>
        <div className="elqnt-record-actions">
          {actions}
          {onEdit && !isDeleted && (
            <Button icon="pencil" onClick={onEdit}>
              {text.edit}
            </Button>
          )}
        </div>
      </header>
      {record.deletedAt !== undefined && (
        <p className="elqnt-record-deleted">
          <Icon name="trash" />
          <span>{text.deleted(formatDateTime(record.deletedAt, appearance))}</span>
          {onRestore && (
            <Button size="small" onClick={onRestore}>
              {text.restore}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

interface RecordMetadataProps {
  record: EntityRecord;
  text: RecordViewMessages;
  renderUser: (userId: string) => ReactNode;
}

function RecordMetadata({ record, text, renderUser }: RecordMetadataProps): ReactElement {
  const moments = [
    { label: text.created, at: record.createdAt, by: record.createdBy },
    { label: text.updated, at: record.updatedAt, by: record.updatedBy },
  ];
  return (
    <dl className="elqnt-record-metadata">
      {moments.map(({ label, at, by }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Moment at={at} />
            {renderUser(by) && <span className="elqnt-muted"> · {renderUser(by)}</span>}
          </dd>
        </div>
      ))}
      <div>
        <dt>{text.version}</dt>
        <dd>{record.version}</dd>
      </div>
      <div>
        <dt>{text.id}</dt>
        <dd className="elqnt-record-id">
          <code>{record.id}</code>
          <CopyButton text={record.id} label={text.copyId} copied={text.copied} />
        </dd>
      </div>
    </dl>
  );
}

function Moment({ at }: { at: string }): ReactElement {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatDateTime(at, useAppearance())}
    </time>
  );
}
