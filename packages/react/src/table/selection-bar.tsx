import { type ReactElement, useState } from "react";
import { Button, IconButton } from "../ui/button.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { TableMessages } from "./messages.ts";

/** Something to do with all selected records. */
export interface BulkAction {
  id: string;
  label: string;
  icon?: IconName | undefined;
  tone?: "neutral" | "danger" | undefined;
  /** Runs with the ids in the order of selection; the bar waits for a promise. */
  onRun: (recordIds: readonly string[]) => void | Promise<void>;
}

export interface SelectionBarProps {
  selection: readonly string[];
  actions: readonly BulkAction[];
  messages: TableMessages;
  onClear: () => void;
}

export function SelectionBar({ selection, actions, messages, onClear }: SelectionBarProps): ReactElement {
  const [running, setRunning] = useState<string>();
  const run = async (action: BulkAction) => {
    setRunning(action.id);
    try {
      await action.onRun(selection);
    } finally {
      setRunning(undefined);
    }
  };
  return (
    <div className="elqnt-selection-bar" role="toolbar" aria-label={messages.bulkActions}>
      <IconButton icon="close" size="small" label={messages.clearSelection} onClick={onClear} />
      <strong className="elqnt-selection-count">{messages.selected(selection.length)}</strong>
      {actions.map((action) => (
        <Button
          key={action.id}
          size="small"
          look="secondary"
          icon={action.icon}
          data-tone={action.tone}
          busy={running === action.id}
          disabled={running !== undefined && running !== action.id}
          onClick={() => void run(action)}
        >
          {action.label}
        </Button>
      ))}
    </div>
  );
}
