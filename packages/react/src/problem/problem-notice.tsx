import { type ReactElement, useId, useMemo } from "react";
import { useMessages } from "../provider/messages.ts";
import { humanize } from "../schema/humanize.ts";
import { classNames } from "../shared/class-names.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { type FieldProblem, fieldProblems } from "./field-problems.ts";
import { type ProblemMessages, problemMessages } from "./messages.ts";
import { problemOf, type ShownProblem } from "./problem-of.ts";
import { isRetryable, type ProblemVariant, problemVariant } from "./problem-variant.ts";
import { useCountdown } from "./use-countdown.ts";

export interface ProblemNoticeProps {
  /** A problem document, a `GatewayError`, or anything that was thrown. Nothing shows without one. */
  problem: unknown;
  /** Offers "Try again"; with `Retry-After` only once the time is over. */
  onRetry?: (() => void) | undefined;
  /** Offers "Sign in" when the session is over. */
  onSignIn?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
  /** `panel` fills an empty place, `inline` (default) sits above content, `bare` is one line. */
  look?: "inline" | "panel" | "bare" | undefined;
  /** Names a field for the list of faults; defaults to its last path segment in plain words. */
  fieldLabel?: ((path: readonly string[]) => string) | undefined;
  messages?: Partial<ProblemMessages> | undefined;
  className?: string | undefined;
}

const ICONS: Readonly<Record<ProblemVariant, IconName>> = {
  unauthorized: "lock",
  forbidden: "lock",
  "not-found": "search",
  conflict: "alert",
  "version-conflict": "refresh",
  validation: "alert",
  "rate-limited": "clock",
  server: "alert",
  network: "offline",
  offline: "offline",
  unknown: "alert",
};

/**
 * Tells a person what went wrong, what to do, and the request id support needs.
 *
 * `import { ProblemNotice } from "@elqnt/react"`
 *
 * @example
 * ```tsx
 * <ProblemNotice problem={records.error} onRetry={() => records.refetch()} />
 * ```
 */
export function ProblemNotice(props: ProblemNoticeProps): ReactElement | null {
  const { problem: source } = props;
  const problem = useMemo(() => problemOf(source), [source]);
  return problem ? <Notice {...props} problem={problem} /> : null;
}

function Notice(props: Omit<ProblemNoticeProps, "problem"> & { problem: ShownProblem }): ReactElement {
  const { problem, onRetry, onSignIn, onDismiss, look = "inline", className } = props;
  const messages = useMessages("problem", problemMessages, props.messages);
  const variant = problemVariant(problem);
  const faults = fieldProblems(problem);
  const titleId = useId();
  return (
    <section
      className={classNames("elqnt elqnt-problem", className)}
      data-look={look}
      data-variant={variant}
      role="alert"
      aria-labelledby={titleId}
    >
      <span className="elqnt-problem-icon">
        <Icon name={ICONS[variant]} />
      </span>
      <div className="elqnt-problem-text">
        <strong id={titleId} className="elqnt-problem-title">
          {messages.titles[variant]}
        </strong>
        <p className="elqnt-problem-detail">{problem.detail ?? messages.advice[variant]}</p>
        {faults.length > 0 && <Faults faults={faults} fieldLabel={props.fieldLabel} />}
        {problem.requestId && <RequestId id={problem.requestId} messages={messages} />}
      </div>
      <div className="elqnt-problem-actions">
        {variant === "unauthorized" && onSignIn && (
          <Button size="small" look="primary" onClick={onSignIn}>
            {messages.signIn}
          </Button>
        )}
        {onRetry && isRetryable(variant) && (
          <Retry after={problem.retryAfter} onRetry={onRetry} messages={messages} />
        )}
        {onRetry && variant === "version-conflict" && (
          <Button size="small" icon="refresh" onClick={onRetry}>
            {messages.reload}
          </Button>
        )}
        {onDismiss && <IconButton icon="close" size="small" label={messages.dismiss} onClick={onDismiss} />}
      </div>
    </section>
  );
}

function Faults(props: {
  faults: readonly FieldProblem[];
  fieldLabel: ProblemNoticeProps["fieldLabel"];
}): ReactElement {
  const labelOf = props.fieldLabel ?? ((path) => humanize(path.at(-1) ?? ""));
  return (
    <ul className="elqnt-problem-faults">
      {props.faults.map(({ path, code, message }) => (
        <li key={`${path.join("/")}:${code}:${message}`}>
          {path.length > 0 && <strong>{labelOf(path)}</strong>} {message}
        </li>
      ))}
    </ul>
  );
}

function RequestId({ id, messages }: { id: string; messages: ProblemMessages }): ReactElement {
  return (
    <p className="elqnt-problem-request">
      {messages.requestId} <code>{id}</code>
      <CopyButton text={id} label={messages.copyRequestId} copied={messages.copied} />
    </p>
  );
}

function Retry(props: {
  after: number | undefined;
  onRetry: () => void;
  messages: ProblemMessages;
}): ReactElement {
  const { after, onRetry, messages } = props;
  const left = useCountdown(after);
  return (
    <>
      <Button
        size="small"
        icon="refresh"
        className="elqnt-problem-retry"
        aria-disabled={left > 0 || undefined}
        onClick={() => left === 0 && onRetry()}
      >
        {left > 0 ? messages.retryIn(left) : messages.retry}
      </Button>
      {after !== undefined && (
        <span className="elqnt-hidden" role="status">
          {left === 0 ? messages.canRetryNow : ""}
        </span>
      )}
    </>
  );
}
