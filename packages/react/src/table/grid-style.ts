import type { CSSProperties } from "react";
import type { EntityField } from "../schema/field.ts";
import { columnWidth } from "./table-columns.ts";
import type { RowContext } from "./table-row.tsx";
import type { ColumnWidths } from "./use-table-model.ts";

const SELECT_WIDTH = 44;

/** Widths live in one custom property, so resizing a column renders no row again. */
export function gridStyle(widths: ColumnWidths, context: RowContext): CSSProperties {
  const { columns, fields, title, isSelectable } = context;
  const sizes = columns.map((field) => widthOf(field, widths, fields));
  const tracks = columns.map((field, index) => {
    const isFlexible = field === title && widths[field.path] === undefined;
    return isFlexible ? `minmax(${sizes[index]}px, 1fr)` : `${sizes[index]}px`;
  });
  const select = isSelectable ? SELECT_WIDTH : 0;
  return {
    "--_columns": [...(select ? [`${select}px`] : []), ...tracks].join(" "),
    "--_width": `${sizes.reduce((sum, size) => sum + size, select)}px`,
  } as CSSProperties;
}

export function widthOf(field: EntityField, widths: ColumnWidths, fields: readonly EntityField[]): number {
  return widths[field.path] ?? columnWidth(field, fields);
}
