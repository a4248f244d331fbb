import type { IngestItemProblem, IngestState } from "@elqnt/kg/hooks";
import { type ReactElement, useId } from "react";
import { fieldProblems } from "../../problem/field-problems.ts";
import { problemMessages } from "../../problem/messages.ts";
import { problemVariant } from "../../problem/problem-variant.ts";
import { useMessages } from "../../provider/messages.ts";
import { Button } from "../../ui/button.tsx";
import type { IngestPanelMessages } from "../messages.ts";

export interface IngestProgressProps {
  progress: IngestState;
  /** Line of the first item. */
  firstLine: number;
  onCancel: (() => void) | undefined;
  messages: IngestPanelMessages;
}

const SHOWN = 50;

/** How far an ingest is, what came of it, and each line that was not stored. */
export function IngestProgress(props: IngestProgressProps): ReactElement {
  const { progress, firstLine, onCancel, messages } = props;
  const { status, processed, total, upserted, unchanged, failed, problems } = progress;
  const isRunning = status === "running";
  const id = useId();
  return (
    <div className="elqnt-ingest-progress" data-status={status}>
      <div className="elqnt-ingest-head">
        <strong id={id} role="status">
          {headline(progress, messages)}
        </strong>
        {isRunning && onCancel && (
          <Button size="small" onClick={onCancel}>
            {messages.cancel}
          </Button>
        )}
      </div>
      {isRunning && (
        <progress aria-labelledby={id} {...(total !== undefined && { value: processed, max: total || 1 })} />
      )}
      <p className="elqnt-ingest-counts">
        <span data-tone="success">{messages.stored(upserted)}</span>
        {unchanged > 0 && <span>{messages.unchanged(unchanged)}</span>}
        {failed > 0 && <span data-tone="danger">{messages.wrong(failed)}</span>}
      </p>
      {problems.length > 0 && (
        <div>
          <h3 className="elqnt-ingest-subtitle">{messages.problems}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard */}
          <ul className="elqnt-ingest-problems" tabIndex={0} aria-label={messages.problems}>
            {problems.slice(0, SHOWN).map((item) => (
              <ItemProblem key={item.index} item={item} firstLine={firstLine} messages={messages} />
            ))}
          </ul>
          {failed > SHOWN && <p className="elqnt-muted">{messages.moreProblems(failed - SHOWN)}</p>}
        </div>
      )}
    </div>
  );
}

function headline({ status, processed, total }: IngestState, messages: IngestPanelMessages): string {
  if (status === "running") return messages.running(processed, total);
  if (status === "cancelled") return messages.cancelled;
  return status === "failed" ? messages.failed : messages.done;
}

function ItemProblem(props: {
  item: IngestItemProblem;
  firstLine: number;
  messages: IngestPanelMessages;
}): ReactElement {
  const { item, firstLine, messages } = props;
  const { problem } = item;
  const { titles } = useMessages("problem", problemMessages);
  const faults = fieldProblems(problem).map(({ path, message }) =>
    [path.join("."), message].filter(Boolean).join(" "),
  );
  const reason = faults.length > 0 ? faults.join("; ") : (problem.detail ?? titles[problemVariant(problem)]);
  return (
    <li>
      <strong>{messages.line(item.index + firstLine)}</strong> {reason}
    </li>
  );
}
