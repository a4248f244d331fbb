import type { KGSource } from "@elqnt/types/kg";
import { type ReactElement, useId, useState } from "react";
import { ProblemNotice } from "../../problem/problem-notice.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import type { IngestPanelMessages } from "../messages.ts";

export interface IngestSourcesProps {
  sources: readonly KGSource[] | undefined;
  problem: unknown;
  onRetry: (() => void) | undefined;
  onMore: (() => void) | undefined;
  onDelete: ((sourceId: string) => void) | undefined;
  deleting: string | undefined;
  messages: IngestPanelMessages;
}

/** Who said what there is, and how much of it. */
export function IngestSources(props: IngestSourcesProps): ReactElement {
  const { sources, problem, onRetry, onMore, messages } = props;
  const id = useId();
  return (
    <section className="elqnt-record-section" aria-labelledby={id}>
      <h3 id={id}>{messages.sources}</h3>
      {Boolean(problem) && <ProblemNotice problem={problem} onRetry={onRetry} />}
      {!sources && !problem && (
        <p className="elqnt-muted" role="status">
          {messages.loadingSources}
        </p>
      )}
      {sources?.length === 0 && <p className="elqnt-muted">{messages.noSources}</p>}
      {sources && sources.length > 0 && (
        <ul className="elqnt-ingest-sources">
          {sources.map((source) => (
            <Source key={source.id} {...props} source={source} />
          ))}
        </ul>
      )}
      {onMore && (
        <Button size="small" look="quiet" onClick={onMore}>
          {messages.more}
        </Button>
      )}
    </section>
  );
}

/** The platform's own sources cannot be deleted, except what came without one. */
const isProtected = (id: string): boolean => id.startsWith("$") && id !== "$api";

function Source({
  source,
  onDelete,
  deleting,
  messages,
}: IngestSourcesProps & { source: KGSource }): ReactElement {
  const [isAsking, setAsking] = useState(false);
  const { id, nodeCount, edgeCount } = source;
  const isDeleting = deleting === id;
  return (
    <li className="elqnt-ingest-source">
      <div>
        <code>{id}</code>
        <p className="elqnt-muted">
          {isAsking ? messages.confirmDelete(id) : messages.supports(nodeCount, edgeCount)}
        </p>
      </div>
      {isAsking && (
        <>
          <Button
            size="small"
            look="danger"
            autoFocus
            busy={isDeleting}
            onClick={() => {
              setAsking(false);
              onDelete?.(id);
            }}
          >
            {messages.confirm}
          </Button>
          <Button size="small" onClick={() => setAsking(false)}>
            {messages.keep}
          </Button>
        </>
      )}
      {!isAsking && onDelete && !isProtected(id) && (
        <IconButton
          icon="trash"
          size="small"
          busy={isDeleting}
          label={messages.deleteSource(id)}
          onClick={() => setAsking(true)}
        />
      )}
    </li>
  );
}
