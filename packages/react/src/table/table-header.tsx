import type { Sort } from "@elqnt/types";
import { type DragEvent, type KeyboardEvent, type ReactElement, useState } from "react";
import type { EntityField } from "../schema/field.ts";
import { Icon } from "../ui/icon.tsx";
import type { TableMessages } from "./messages.ts";
import { sortStateOf } from "./sort.ts";
import { isEndAligned, isSortable } from "./table-columns.ts";

export interface TableHeaderProps {
  columns: readonly EntityField[];
  sort: Sort;
  /** Column of the header cell in the tab order, or -1. */
  activeColumn: number;
  selection: "none" | "some" | "all" | undefined;
  isHidden: boolean;
  messages: TableMessages;
  onSort: ((field: EntityField, keepOthers: boolean) => void) | undefined;
  onSelectAll: (checked: boolean) => void;
  onResizeStart: (path: string) => ((event: unknown) => void) | undefined;
  onResizeReset: (field: EntityField) => void;
  onResizeBy: (field: EntityField, pixels: number) => void;
  onMove: (from: number, to: number) => void;
  direction: "ltr" | "rtl";
}

const RESIZE_STEP = 16;
const ARIA_SORT = { asc: "ascending", desc: "descending", none: "none" } as const;

export function TableHeader(props: TableHeaderProps): ReactElement {
  const { columns, selection, activeColumn, isHidden, messages, onSelectAll } = props;
  const [dragged, setDragged] = useState<number>();
  const first = selection === undefined ? 0 : 1;
  return (
    <div role="rowgroup" className={isHidden ? "elqnt-hidden" : "elqnt-table-head"}>
      <div role="row" className="elqnt-table-header-row" aria-rowindex={1}>
        {selection !== undefined && (
          <div
            role="columnheader"
            className="elqnt-table-cell elqnt-table-select"
            data-row={-1}
            data-column={0}
            aria-colindex={1}
          >
            <input
              type="checkbox"
              className="elqnt-check"
              data-cell-focus=""
              tabIndex={activeColumn === 0 ? 0 : -1}
              aria-label={messages.selectAll}
              checked={selection === "all"}
              ref={(input) => {
                if (input) input.indeterminate = selection === "some";
              }}
              onChange={(event) => onSelectAll(event.target.checked)}
            />
          </div>
        )}
        {columns.map((field, index) => (
          <HeaderCell
            key={field.path}
            {...props}
            field={field}
            index={index}
            column={index + first}
            dragged={dragged}
            setDragged={setDragged}
          />
        ))}
      </div>
    </div>
  );
}

interface HeaderCellProps extends TableHeaderProps {
  field: EntityField;
  index: number;
  column: number;
  dragged: number | undefined;
  setDragged: (index: number | undefined) => void;
}

function HeaderCell(props: HeaderCellProps): ReactElement {
  const { field, index, column, activeColumn, sort, onSort, dragged, setDragged, onMove } = props;
  const [isOver, setOver] = useState(false);
  const state = sortStateOf(sort, field.path);
  const sortable = onSort !== undefined && isSortable(field);
  const side =
    dragged !== undefined && isOver && dragged !== index ? (dragged < index ? "end" : "start") : undefined;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (dragged !== undefined) onMove(dragged, index);
    setDragged(undefined);
  };
  return (
    <div
      role="columnheader"
      className="elqnt-table-cell elqnt-table-header-cell"
      data-row={-1}
      data-column={column}
      data-align={isEndAligned(field) ? "end" : undefined}
      data-drop={side}
      aria-colindex={column + 1}
      aria-sort={sortable ? ARIA_SORT[state] : undefined}
      onDragOver={(event) => {
        if (dragged === undefined) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <button
        type="button"
        className="elqnt-table-header-button"
        data-cell-focus=""
        data-sort={state}
        aria-disabled={!sortable || undefined}
        tabIndex={activeColumn === column ? 0 : -1}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = "move";
          event.dataTransfer.setData("text/plain", field.title);
          setDragged(index);
        }}
        onDragEnd={() => setDragged(undefined)}
        onClick={(event) => sortable && onSort(field, event.shiftKey)}
        onKeyDown={(event) => arrange(event, props)}
        title={field.description}
      >
        <span className="elqnt-truncate">{field.title}</span>
        {sortable && <Icon name={state === "desc" ? "arrowDown" : "arrowUp"} />}
      </button>
      <ResizeHandle {...props} />
    </div>
  );
}

/** Shift with an arrow resizes, Alt with an arrow moves the column; both follow the reading direction. */
function arrange(event: KeyboardEvent, props: HeaderCellProps): void {
  const { field, index, direction, onResizeBy, onMove } = props;
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  if (!event.shiftKey && !event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const step = (event.key === "ArrowRight") === (direction === "ltr") ? 1 : -1;
  if (event.altKey) onMove(index, index + step);
  else onResizeBy(field, step * RESIZE_STEP);
}

/** For pointers only; the keyboard resizes from the header button, so this is nothing to a screen reader. */
function ResizeHandle({ field, onResizeStart, onResizeReset }: HeaderCellProps): ReactElement {
  const start = onResizeStart(field.path);
  return (
    <span
      aria-hidden="true"
      className="elqnt-table-resize"
      onMouseDown={start}
      onTouchStart={start}
      onDoubleClick={() => onResizeReset(field)}
    />
  );
}
