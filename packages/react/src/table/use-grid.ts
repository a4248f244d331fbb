import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { GridCell } from "./grid-moves.ts";

export interface Grid {
  ref: RefObject<HTMLDivElement | null>;
  /** The one cell in the tab order. */
  active: GridCell;
  moveTo: (cell: GridCell) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Roving focus of an ARIA grid. A cell is the element with `data-row` and `data-column`; a cell that holds
 * one control marks it with `data-cell-focus` and focus goes there.
 */
export function useGrid(): Grid {
  const ref = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridCell>({ row: 0, column: 0 });
  const shouldFocus = useRef(false);

  const moveTo = useCallback((cell: GridCell) => {
    shouldFocus.current = true;
    setActive(cell);
  }, []);

  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    focusCell(ref.current, active);
  }, [active]);

  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const cell = event.target.closest<HTMLElement>("[data-row][data-column]");
    if (!cell) return;
    const next = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    setActive((old) => (old.row === next.row && old.column === next.column ? old : next));
  }, []);

  return { ref, active, moveTo, onFocus };
}

function focusCell(grid: HTMLElement | null, { row, column }: GridCell): void {
  const cell = grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  if (!cell) return;
  const control = cell.querySelector<HTMLElement>("[data-cell-focus]") ?? cell;
  control.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}
