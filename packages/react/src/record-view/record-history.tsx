import type { EntityDefinition, RecordRevision } from "@elqnt/types/entities";
import type { ReactElement, ReactNode } from "react";
import { useAppearance } from "../provider/appearance.ts";
import type { EntityField } from "../schema/field.ts";
import { Button } from "../ui/button.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { FieldValue } from "../value/field-value.tsx";
import { formatDateTime } from "../value/format.ts";
import { type ReadChange, readChange } from "./field-change.ts";
import type { RecordViewMessages } from "./messages.ts";

export interface RecordHistoryProps {
  definition: EntityDefinition;
  /** Newest first. */
  revisions: readonly RecordRevision[];
  messages: RecordViewMessages;
  onMore: (() => void) | undefined;
  renderUser: (userId: string) => ReactNode;
  renderRelation: ((id: string, field: EntityField) => ReactNode) | undefined;
}

const ICONS: Readonly<Record<RecordRevision["action"], IconName>> = {
  created: "plus",
  updated: "pencil",
  deleted: "trash",
  restored: "refresh",
};

/** Who changed what and when, value by value. */
export function RecordHistory(props: RecordHistoryProps): ReactElement {
  const { definition, revisions, messages, onMore, renderUser, renderRelation } = props;
  const appearance = useAppearance();
  if (revisions.length === 0) return <p className="elqnt-muted">{messages.noHistory}</p>;
  return (
    <>
      <ol className="elqnt-history">
        {revisions.map((revision) => (
          <li key={revision.version} className="elqnt-revision" data-action={revision.action}>
            <span className="elqnt-revision-icon">
              <Icon name={ICONS[revision.action] ?? "pencil"} />
            </span>
            <div className="elqnt-revision-text">
              <p>
                <strong>
                  {renderUser(revision.actor.userId) ?? revision.actor.email ?? revision.actor.userId}
                </strong>{" "}
                {messages.actions[revision.action] ?? revision.action}
                <time className="elqnt-revision-time" dateTime={revision.createdAt} suppressHydrationWarning>
                  {formatDateTime(revision.createdAt, appearance)}
                </time>
              </p>
              {revision.action === "updated" && (
                <ul className="elqnt-changes">
                  {revision.changes.map((change) => (
                    <Change
                      key={change.pointer}
                      change={readChange(change, definition.schema)}
                      messages={messages}
                      renderRelation={renderRelation}
                    />
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ol>
      {onMore && (
        <Button size="small" onClick={onMore}>
          {messages.moreHistory}
        </Button>
      )}
    </>
  );
}

interface ChangeProps {
  change: ReadChange;
  messages: RecordViewMessages;
  renderRelation: RecordHistoryProps["renderRelation"];
}

/** `<del>` and `<ins>` carry the meaning, so it is not lost without colour. */
function Change({ change, messages, renderRelation }: ChangeProps): ReactElement {
  const { field, before, after } = change;
  const value = (shown: unknown) => (
    <FieldValue field={field} value={shown} lines={2} renderRelation={renderRelation} />
  );
  return (
    <li className="elqnt-change">
      <span className="elqnt-change-field">{field.title}</span>
      {before !== undefined && <del>{value(before)}</del>}
      {before !== undefined && after !== undefined && (
        <span className="elqnt-change-arrow">
          <Icon name="chevronRight" />
          <span className="elqnt-hidden">{messages.changedTo}</span>
        </span>
      )}
      {after === undefined ? (
        <span className="elqnt-muted">{messages.removed}</span>
      ) : (
        <ins>{value(after)}</ins>
      )}
    </li>
  );
}
