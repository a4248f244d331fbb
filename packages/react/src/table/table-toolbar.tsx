import type { Filters, Sort } from "@elqnt/types";
import type { ReactElement } from "react";
import { ColumnsPanel } from "./columns-panel.tsx";
import type { EntityTableProps } from "./entity-table.tsx";
import { FilterBar } from "./filter-bar.tsx";
import type { TableMessages } from "./messages.ts";
import { SearchBox } from "./search-box.tsx";
import { type BulkAction, SelectionBar } from "./selection-bar.tsx";
import { SortSelect } from "./sort-select.tsx";
import type { RowContext } from "./table-row.tsx";
import type { TableModel } from "./use-table-model.ts";

export interface TableToolbarProps
  extends Pick<
    EntityTableProps,
    "search" | "onSearchChange" | "onFiltersChange" | "onSortChange" | "actions"
  > {
  model: TableModel;
  context: RowContext;
  messages: TableMessages;
  announce: (text: string) => void;
  sort: Sort;
  filters: Filters;
  bulkActions: readonly BulkAction[];
}

/** Search, filters and columns; while records are selected, what can be done with them. */
export function TableToolbar(props: TableToolbarProps): ReactElement {
  const { model, context, messages, announce, sort, filters, bulkActions } = props;
  const { search = "", onSearchChange, onFiltersChange, onSortChange, actions } = props;
  if (model.selection.length > 0 && context.isSelectable) {
    return (
      <SelectionBar
        selection={model.selection}
        actions={bulkActions}
        messages={messages}
        onClear={() => model.setSelection([])}
      />
    );
  }
  return (
    <div className="elqnt-table-toolbar">
      {onSearchChange && <SearchBox value={search} onChange={onSearchChange} messages={messages} />}
      {onFiltersChange && <FilterBar fields={context.fields} {...{ filters, onFiltersChange, messages }} />}
      <span className="elqnt-toolbar-space" />
      {context.isNarrow && onSortChange && (
        <SortSelect columns={context.columns} {...{ sort, onSortChange, messages }} />
      )}
      <ColumnsPanel fields={context.fields} {...{ model, messages, announce }} />
      {actions}
    </div>
  );
}
