import type { IngestState } from "@elqnt/kg/hooks";
import type { KGSource } from "@elqnt/types/kg";
import { type ReactElement, useState } from "react";
import { ProblemNotice } from "../../problem/problem-notice.tsx";
import { useMessages } from "../../provider/messages.ts";
import { classNames } from "../../shared/class-names.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type IngestPanelMessages, ingestPanelMessages } from "../messages.ts";
import { DropZone } from "./drop-zone.tsx";
import { IngestPreview } from "./ingest-preview.tsx";
import { IngestProgress } from "./ingest-progress.tsx";
import { IngestSources } from "./ingest-sources.tsx";
import type { IngestInput } from "./read-input.ts";
import { useIngestDraft } from "./use-ingest-draft.ts";

export interface IngestPanelProps {
  /** Sends what was read; without a source it is said by `$api`. */
  onIngest: (input: IngestInput, sourceId: string | undefined) => void;
  /** How far the latest ingest is, as `useIngest` says. */
  progress?: IngestState | undefined;
  onCancel?: (() => void) | undefined;
  /** Why the latest ingest stopped. */
  problem?: unknown;
  /** The sources of the graph; `undefined` while they load. */
  sources?: readonly KGSource[] | undefined;
  sourcesProblem?: unknown;
  onRetrySources?: (() => void) | undefined;
  onMoreSources?: (() => void) | undefined;
  /** Withdraws everything a source said. Without it sources cannot be deleted. */
  onDeleteSource?: ((sourceId: string) => void) | undefined;
  /** Id of the source that is being deleted. */
  deletingSource?: string | undefined;
  messages?: Partial<IngestPanelMessages> | undefined;
  className?: string | undefined;
}

/**
 * Brings data into a graph: NDJSON of nodes and edges, CSV of triples, or JSON, dropped or pasted. Shows what it read
 * before anything is sent, how far it is, every line that was not stored and why, and lists the sources with what they
 * support.
 *
 * `import { IngestPanel } from "@elqnt/react/kg"`
 *
 * @example
 * ```tsx
 * <IngestPanel onIngest={send} progress={progress} onCancel={cancel} sources={sources} />
 * ```
 */
export function IngestPanel(props: IngestPanelProps): ReactElement {
  const { onIngest, progress, problem } = props;
  const messages = useMessages("ingest", ingestPanelMessages, props.messages);
  const draft = useIngestDraft();
  const [sourceId, setSourceId] = useState("");
  const [firstLine, setFirstLine] = useState(1);
  const isRunning = progress?.status === "running";
  const ingest = () => {
    if (!draft.read || isRunning) return;
    setFirstLine(draft.read.firstLine);
    onIngest(draft.read.input, sourceId.trim() || undefined);
  };
  return (
    <section
      className={classNames("elqnt elqnt-ingest", props.className)}
      aria-label={messages.label}
      aria-busy={isRunning}
    >
      <form
        className="elqnt-ingest-form"
        onSubmit={(event) => {
          event.preventDefault();
          ingest();
        }}
      >
        <DropZone draft={draft} messages={messages} />
        {draft.fault && <p className="elqnt-form-error">{messages.unreadable(draft.fault)}</p>}
        {draft.read && <IngestPreview read={draft.read} messages={messages} />}
        <TextField
          label={messages.source}
          hint={messages.sourceHint}
          value={sourceId}
          autoComplete="off"
          maxLength={128}
          onText={setSourceId}
        />
        <div className="elqnt-ingest-actions">
          <Button
            type="submit"
            look="primary"
            icon="upload"
            busy={isRunning}
            aria-disabled={!draft.read || undefined}
          >
            {messages.ingest}
          </Button>
          {(draft.file || draft.text !== "") && (
            <Button look="quiet" onClick={draft.clear}>
              {messages.clear}
            </Button>
          )}
        </div>
      </form>
      {Boolean(problem) && <ProblemNotice problem={problem} />}
      {progress && progress.status !== "idle" && (
        <IngestProgress
          progress={progress}
          firstLine={firstLine}
          onCancel={props.onCancel}
          messages={messages}
        />
      )}
      <IngestSources
        sources={props.sources}
        problem={props.sourcesProblem}
        onRetry={props.onRetrySources}
        onMore={props.onMoreSources}
        onDelete={props.onDeleteSource}
        deleting={props.deletingSource}
        messages={messages}
      />
    </section>
  );
}
