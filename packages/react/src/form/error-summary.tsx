import type { ReactElement } from "react";
import type { FieldProblem } from "../problem/field-problems.ts";
import { Icon } from "../ui/icon.tsx";
import type { FormMessages } from "./messages.ts";

export interface ErrorSummaryProps {
  problems: readonly FieldProblem[];
  labelOf: (path: readonly string[]) => string | undefined;
  onGo: (path: readonly string[]) => void;
  messages: FormMessages;
}

/** All faults in one place, announced when they appear; each leads to its field. */
export function ErrorSummary({ problems, labelOf, onGo, messages }: ErrorSummaryProps): ReactElement {
  return (
    <div className="elqnt-form-summary" role="alert">
      <span className="elqnt-form-summary-icon">
        <Icon name="alert" />
      </span>
      <div>
        <strong>{messages.summaryTitle(problems.length)}</strong>
        <ul>
          {problems.map(({ path, code, message }) => {
            const label = labelOf(path);
            return (
              <li key={`${path.join("/")}:${code}:${message}`}>
                {label === undefined ? (
                  message
                ) : (
                  <>
                    <button type="button" className="elqnt-link" onClick={() => onGo(path)}>
                      {label}
                    </button>{" "}
                    {message}
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
