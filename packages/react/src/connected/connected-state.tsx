import type { Gateway } from "@elqnt/api";
import type { ReactElement, ReactNode } from "react";
import { ProblemNotice } from "../problem/problem-notice.tsx";

/** What every connected view takes. */
export interface ConnectedProps {
  /** Name of the entity, such as `ticket`. */
  entityName: string;
  /** Default: the gateway of the nearest provider. */
  gateway?: Gateway | undefined;
}

export interface LoadStateProps<TData> {
  query: { data: TData | undefined; error: unknown; refetch: () => unknown };
  children: (data: TData) => ReactNode;
}

/** A view needs its definition first: until then a placeholder, or why it cannot be had. */
export function LoadState<TData>({ query, children }: LoadStateProps<TData>): ReactElement {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return <ProblemNotice problem={query.error} look="panel" onRetry={() => void query.refetch()} />;
  }
  return (
    <div className="elqnt elqnt-record-loading" aria-busy="true">
      {["38%", "72%", "54%"].map((inlineSize) => (
        <span key={inlineSize} className="elqnt-skeleton" style={{ inlineSize }} />
      ))}
    </div>
  );
}
