import { type ReactElement, useState } from "react";
import { useAppearance } from "../provider/appearance.ts";
import { Button } from "../ui/button.tsx";
import { formatNumber } from "../value/format.ts";
import type { DefinitionEditorMessages } from "./messages.ts";
import type { DefinitionEditorState } from "./use-definition-editor.ts";

export interface EditorFooterProps {
  editor: DefinitionEditorState;
  messages: DefinitionEditorMessages;
  isNew: boolean;
  canPlan: boolean;
  isBlocked: boolean;
  onReview: () => void;
  onApply: (force: boolean) => void;
  onCancel: (() => void) | undefined;
}

/** Review first, then apply; a change that leaves records behind wants a yes of its own. */
export function EditorFooter(props: EditorFooterProps): ReactElement {
  const { editor, messages, isNew, canPlan, isBlocked, onReview, onApply, onCancel } = props;
  const { plan, running, isDirty } = editor;
  const { locale } = useAppearance();
  const [isForced, setForced] = useState(false);
  const needsReview = canPlan && !isNew && plan === undefined;
  const isBreaking = plan !== undefined && !plan.compatible;
  const status = running === "plan" ? messages.reviewing : isDirty ? "" : messages.unchanged;
  return (
    <div className="elqnt-editor-footer">
      {isBreaking && (
        <label className="elqnt-choice elqnt-editor-force">
          <input
            type="checkbox"
            className="elqnt-check"
            checked={isForced}
            onChange={(event) => setForced(event.target.checked)}
          />
          {messages.force(formatNumber(plan.incompatibleCount, { locale }))}
        </label>
      )}
      <div className="elqnt-form-footer">
        <span className="elqnt-form-status" role="status">
          {isNew ? "" : status}
        </span>
        {onCancel && (
          <Button look="quiet" disabled={running !== undefined} onClick={onCancel}>
            {messages.cancel}
          </Button>
        )}
        {needsReview ? (
          <Button
            look="primary"
            busy={running === "plan"}
            disabled={!isDirty || isBlocked}
            onClick={onReview}
          >
            {messages.review}
          </Button>
        ) : (
          <Button
            look={isBreaking ? "danger" : "primary"}
            busy={running === "apply"}
            disabled={!isDirty || isBlocked || (isBreaking && !isForced)}
            onClick={() => onApply(isBreaking)}
          >
            {isNew ? messages.create : isBreaking ? messages.applyAnyway : messages.apply}
          </Button>
        )}
      </div>
    </div>
  );
}
