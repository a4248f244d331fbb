import { type DragEvent, type ReactElement, useId, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { IngestPanelMessages } from "../messages.ts";
import type { IngestDraft } from "./use-ingest-draft.ts";

export interface DropZoneProps {
  draft: IngestDraft;
  messages: IngestPanelMessages;
}

const ACCEPTED = ".ndjson,.jsonl,.json,.csv,.txt,application/json,application/x-ndjson,text/csv,text/plain";

/** Takes a file, dropped or chosen, or text. */
export function DropZone({ draft, messages }: DropZoneProps): ReactElement {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (file: File | undefined) => {
    if (file) draft.setFile(file);
    // The same file can be chosen again.
    if (input.current) input.current.value = "";
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button does the same without a pointer */}
      <div
        className="elqnt-ingest-drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <Icon name="upload" />
        <span>{draft.file ? draft.file.name : messages.drop}</span>
        <Button size="small" onClick={() => input.current?.click()}>
          {messages.browse}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept={ACCEPTED}
          onChange={(event) => take(event.target.files?.[0])}
        />
      </div>
      {!draft.file && (
        <div className="elqnt-text-field">
          <label className="elqnt-form-label" htmlFor={id}>
            {messages.paste}
          </label>
          <textarea
            id={id}
            className="elqnt-input elqnt-ingest-text"
            rows={5}
            spellCheck={false}
            aria-describedby={`${id}-hint`}
            value={draft.text}
            onChange={(event) => draft.setText(event.target.value)}
          />
          <p className="elqnt-form-description" id={`${id}-hint`}>
            {messages.pasteHint}
          </p>
        </div>
      )}
    </>
  );
}
