import type { EntityRecord } from "@elqnt/types/entities";
import { type KeyboardEvent, useRef } from "react";
import { type GridSize, nextCell } from "./grid-moves.ts";
import type { RowContext } from "./table-row.tsx";
import type { Grid } from "./use-grid.ts";
import type { TableModel } from "./use-table-model.ts";

type GridKeyEvent = KeyboardEvent<HTMLElement>;

/** Keys of the grid as a whole: navigation, selection, opening. */
export function useGridKeys(model: TableModel, context: RowContext, grid: Grid, size: GridSize) {
  const extension = useRef<{ anchor: number; base: readonly string[] } | undefined>(undefined);
  const { active } = grid;
  const { onToggle, onOpen, isSelectable } = context;
  const rows = model.table.getRowModel().rows;

  const extendTo = (row: number) => {
    extension.current ??= { anchor: active.row, base: model.selection };
    const { anchor, base } = extension.current;
    const range = rows.slice(Math.max(0, Math.min(anchor, row)), Math.max(anchor, row) + 1);
    model.setSelection([...new Set([...base, ...range.map(({ id }) => id)])]);
  };

  const move = (event: GridKeyEvent) => {
    const next = event.altKey ? undefined : nextCell(active, event, size);
    if (!next) return false;
    if (event.shiftKey && isSelectable && next.row >= 0 && next.row !== active.row) extendTo(next.row);
    grid.moveTo(next);
    return true;
  };

  const act = (event: GridKeyEvent): boolean => {
    const record: EntityRecord | undefined = rows[active.row]?.original;
    const target = event.target as HTMLElement;
    const isCell = target.dataset.row !== undefined;
    const isControl = target instanceof HTMLInputElement;
    if (isSelectable && event.key === "a" && (event.ctrlKey || event.metaKey)) {
      model.setSelection(rows.map((row) => row.id));
      return true;
    }
    if (event.key === "Escape") return leave(target, model);
    if (event.key === "F2" && isCell) return focusInside(target);
    if (event.key === "Enter" && record && onOpen && (isCell || isControl)) {
      onOpen(record);
      return true;
    }
    if (event.key === " " && record && isSelectable && isCell) {
      onToggle(active.row, !model.selection.includes(record.id), event.shiftKey);
      return true;
    }
    return move(event);
  };

  return (event: GridKeyEvent) => {
    if (!event.shiftKey) extension.current = undefined;
    if (act(event)) event.preventDefault();
  };
}

/** F2 enters a cell that holds a link; Escape comes back. */
function focusInside(cell: HTMLElement): boolean {
  const control = cell.querySelector<HTMLElement>("a, button");
  control?.focus();
  return control !== null;
}

/** Out of a link back to its cell, else out of the selection. */
function leave(target: HTMLElement, model: TableModel): boolean {
  const cell = target.closest<HTMLElement>("[data-row][tabindex]");
  if (cell && cell !== target) cell.focus();
  else if (model.selection.length > 0) model.setSelection([]);
  else return false;
  return true;
}
