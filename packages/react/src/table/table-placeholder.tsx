import type { ReactElement, ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { TableMessages } from "./messages.ts";

const SKELETON_WIDTHS = ["62%", "48%", "71%", "55%", "66%", "43%", "58%", "50%"];

/** Rows to come. Decoration: the words are in the footer, which is a live region. */
export function SkeletonRows({ columns, rows }: { columns: number; rows: number }): ReactElement {
  return (
    <div aria-hidden="true" className="elqnt-table-skeleton">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
        <div key={row} className="elqnt-table-skeleton-row">
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders are all alike
            <span key={column} className="elqnt-table-cell">
              <span
                className="elqnt-skeleton"
                style={{ inlineSize: SKELETON_WIDTHS[(row * 3 + column) % SKELETON_WIDTHS.length] }}
              />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

export interface EmptyTableProps {
  isFiltered: boolean;
  messages: TableMessages;
  onClearFilters: (() => void) | undefined;
  /** An own empty state, for instance with a button that creates the first record. */
  children: ReactNode;
}

export function EmptyTable({
  isFiltered,
  messages,
  onClearFilters,
  children,
}: EmptyTableProps): ReactElement {
  if (!isFiltered && children !== undefined) return <div className="elqnt-empty">{children}</div>;
  return (
    <div className="elqnt-empty">
      <span className="elqnt-empty-icon">
        <Icon name={isFiltered ? "search" : "inbox"} />
      </span>
      <strong>{isFiltered ? messages.noMatchTitle : messages.emptyTitle}</strong>
      <p className="elqnt-muted">{isFiltered ? messages.noMatchText : messages.emptyText}</p>
      {isFiltered && onClearFilters && (
        <Button size="small" onClick={onClearFilters}>
          {messages.clearFilters}
        </Button>
      )}
    </div>
  );
}
