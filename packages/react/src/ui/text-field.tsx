import { type InputHTMLAttributes, type ReactElement, useId } from "react";

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  label: string;
  /** Hides the label from view where a column heading says the same. */
  isLabelHidden?: boolean | undefined;
  hint?: string | undefined;
  fault?: string | undefined;
  onText: (text: string) => void;
}

/** A labelled line of text with its hint and its fault. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, isLabelHidden, hint, fault, onText, ...input } = props;
  const id = useId();
  const describedBy = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className="elqnt-text-field">
      <label className={isLabelHidden ? "elqnt-hidden" : "elqnt-form-label"} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="elqnt-input"
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {hint && (
        <p className="elqnt-form-description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="elqnt-form-error" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}
