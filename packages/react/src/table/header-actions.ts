import type { EntityField } from "../schema/field.ts";
import { moved } from "../shared/moved.ts";
import { widthOf } from "./grid-style.ts";
import { nextSort } from "./sort.ts";
import { MAX_WIDTH, MIN_WIDTH } from "./table-columns.ts";
import type { TableGridProps } from "./table-grid.tsx";
import type { TableHeaderProps } from "./table-header.tsx";

type HeaderActions = Pick<
  TableHeaderProps,
  "onSort" | "onSelectAll" | "onResizeStart" | "onResizeReset" | "onResizeBy" | "onMove"
>;

/** Sorting, resizing and moving columns; what changes without the pointer is said aloud. */
export function headerActions(props: TableGridProps): HeaderActions {
  const { model, context, messages, sort, onSortChange, announce } = props;
  return {
    onSort:
      onSortChange &&
      ((field, keepOthers) => {
        const next = nextSort(sort, field.path, keepOthers);
        const entry = next.find((candidate) => candidate.field === field.path);
        onSortChange(next);
        announce(messages.sortedBy(field.title, entry ? (entry.direction ?? "asc") : "none"));
      }),
    onSelectAll: (checked) =>
      model.setSelection(checked ? model.table.getRowModel().rows.map((row) => row.id) : []),
    onResizeStart: (path) =>
      model.table
        .getFlatHeaders()
        .find((header) => header.column.id === path)
        ?.getResizeHandler(),
    onResizeReset: (field) => {
      const { [field.path]: _, ...others } = model.widths;
      model.setWidths(others);
    },
    onResizeBy: (field, pixels) => {
      const wanted = widthOf(field, model.widths, context.fields) + pixels;
      const width = Math.max(MIN_WIDTH, Math.min(wanted, MAX_WIDTH));
      model.setWidths({ ...model.widths, [field.path]: width });
      announce(messages.columnResized(field.title, width));
    },
    onMove: (from, to) => {
      const field: EntityField | undefined = context.columns[from];
      if (!field || to < 0 || to >= context.columns.length || from === to) return;
      model.setColumns(moved(model.columns, from, to));
      announce(messages.columnMoved(field.title, to + 1, context.columns.length));
    },
  };
}
