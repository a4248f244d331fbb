import type { ReactElement } from "react";
import { Button } from "../ui/button.tsx";
import type { FormMessages } from "./messages.ts";
import type { EntityFormState } from "./use-entity-form.ts";

export interface FormFooterProps {
  form: EntityFormState;
  messages: FormMessages;
  disabled: boolean;
  readOnly: boolean;
  isNew: boolean;
  submitLabel: string;
  onCancel: (() => void) | undefined;
}

/** Whether there is something to save, and the button that does. */
export function FormFooter(props: FormFooterProps): ReactElement | null {
  const { form, messages, disabled, readOnly, isNew, submitLabel, onCancel } = props;
  if (readOnly) return null;
  const status = form.isSubmitting
    ? messages.saving
    : form.isDirty
      ? messages.unsaved
      : form.isSaved
        ? messages.saved
        : "";
  return (
    <div className="elqnt-form-footer">
      <span className="elqnt-form-status" role="status" data-dirty={form.isDirty || undefined}>
        {status}
      </span>
      {onCancel && (
        <Button look="quiet" disabled={form.isSubmitting} onClick={onCancel}>
          {messages.cancel}
        </Button>
      )}
      <Button
        type="submit"
        look="primary"
        busy={form.isSubmitting}
        disabled={disabled || (!isNew && !form.isDirty)}
      >
        {submitLabel}
      </Button>
    </div>
  );
}
