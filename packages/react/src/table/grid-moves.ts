/** A cell of the grid. Row -1 is the header. */
export interface GridCell {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that fit the viewport, for Page Up and Page Down. */
  page: number;
  hasHeader: boolean;
  direction: "ltr" | "rtl";
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">;

/**
 * Where a key leads from a cell, following the ARIA grid pattern, or `undefined` when the key does not
 * navigate.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/#keyboardinteraction-datagrids
 */
export function nextCell(from: GridCell, event: Key, size: GridSize): GridCell | undefined {
  const target = targetOf(from, event, size);
  if (!target) return undefined;
  const top = size.hasHeader ? -1 : 0;
  return {
    row: Math.max(top, Math.min(target.row, size.rows - 1)),
    column: Math.max(0, Math.min(target.column, size.columns - 1)),
  };
}

function targetOf({ row, column }: GridCell, event: Key, size: GridSize): GridCell | undefined {
  const toGridEdge = event.ctrlKey || event.metaKey;
  const forward = size.direction === "rtl" ? -1 : 1;
  switch (event.key) {
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowLeft":
      return { row, column: column - forward };
    case "ArrowRight":
      return { row, column: column + forward };
    case "PageUp":
      return { row: Math.max(Math.min(row, 0), row - size.page), column };
    case "PageDown":
      return { row: row + size.page, column };
    case "Home":
      return { row: toGridEdge ? 0 : row, column: 0 };
    case "End":
      return { row: toGridEdge ? size.rows - 1 : row, column: size.columns - 1 };
    default:
      return undefined;
  }
}
