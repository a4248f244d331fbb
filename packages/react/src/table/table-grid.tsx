import type { Sort } from "@elqnt/types";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, type ReactNode, useCallback, useId, useRef } from "react";
import { useAppearance } from "../provider/appearance.ts";
import { useEndReached } from "../shared/use-end-reached.ts";
import { withIndex } from "../shared/with-index.ts";
import type { GridSize } from "./grid-moves.ts";
import { gridStyle } from "./grid-style.ts";
import { headerActions } from "./header-actions.ts";
import type { TableMessages } from "./messages.ts";
import { TableHeader } from "./table-header.tsx";
import { type RowContext, TableRow } from "./table-row.tsx";
import { useGrid } from "./use-grid.ts";
import { useGridKeys } from "./use-grid-keys.ts";
import type { TableModel } from "./use-table-model.ts";

export interface TableGridProps {
  label: string;
  model: TableModel;
  context: RowContext;
  messages: TableMessages;
  total: number | undefined;
  sort: Sort;
  onSortChange: ((sort: Sort) => void) | undefined;
  onEndReached: (() => void) | undefined;
  announce: (text: string) => void;
  /** Shown under the rows: skeletons, an empty state, a problem. */
  children: ReactNode;
}

const ROW_HEIGHT = { comfortable: 44, compact: 34 };
const HEADER_HEIGHT = { comfortable: 40, compact: 34 };
const NARROW_ROW_HEIGHT = 118;
const OVERSCAN = 8;

/** The ARIA grid: sticky header, virtual rows, roving focus. */
export function TableGrid(props: TableGridProps): ReactElement {
  const { label, model, context, messages, total, sort, children } = props;
  const { density, direction } = useAppearance();
  const { columns, isSelectable, isNarrow } = context;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useGrid();
  const hintId = useId();
  const rows = model.table.getRowModel().rows;
  const headerHeight = isNarrow ? 0 : HEADER_HEIGHT[density];
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT[density];

  const activeRow = Math.min(grid.active.row, rows.length - 1);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    rangeExtractor: useCallback(
      (range: Range) => withIndex(defaultRangeExtractor(range), activeRow),
      [activeRow],
    ),
    overscan: OVERSCAN,
    scrollMargin: headerHeight,
  });
  const items = virtualizer.getVirtualItems();
  useEndReached(virtualizer.range?.endIndex, rows.length, props.onEndReached);

  const size: GridSize = {
    rows: rows.length,
    columns: columns.length + (isSelectable ? 1 : 0),
    page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1),
    hasHeader: !isNarrow,
    direction,
  };
  const onKeyDown = useGridKeys(model, context, grid, size);
  const header = headerActions(props);
  const selectedCount = model.selection.length;

  return (
    <div className="elqnt-table-scroller" ref={scroller} style={gridStyle(model.widths, context)}>
      <p id={hintId} hidden>
        {messages.hint}
      </p>
      <div
        ref={grid.ref}
        role="grid"
        className="elqnt-table-grid"
        aria-label={label}
        aria-describedby={hintId}
        aria-rowcount={total === undefined ? (props.onEndReached ? -1 : rows.length + 1) : total + 1}
        aria-colcount={size.columns}
        aria-multiselectable={isSelectable || undefined}
        onKeyDown={onKeyDown}
        onFocus={grid.onFocus}
      >
        <TableHeader
          columns={columns}
          sort={sort}
          activeColumn={grid.active.row < 0 || rows.length === 0 ? grid.active.column : -1}
          selection={isSelectable ? selectionState(selectedCount, rows.length) : undefined}
          isHidden={isNarrow}
          messages={messages}
          direction={direction}
          {...header}
        />
        <div role="rowgroup" className="elqnt-table-body" style={{ blockSize: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <TableRow
                  key={row.id}
                  record={row.original}
                  index={index}
                  start={start - headerHeight}
                  isSelected={Object.hasOwn(model.table.state.rowSelection, row.id)}
                  activeColumn={
                    index === grid.active.row ? Math.min(grid.active.column, size.columns - 1) : -1
                  }
                  context={context}
                  measure={isNarrow ? virtualizer.measureElement : undefined}
                />
              )
            );
          })}
        </div>
      </div>
      {children}
    </div>
  );
}

function selectionState(selected: number, rows: number): "none" | "some" | "all" {
  if (selected === 0 || rows === 0) return "none";
  return selected >= rows ? "all" : "some";
}
