"use client";

export { EntityTable, type EntityTableProps } from "./entity-table.tsx";
export { type TableMessages, tableMessages } from "./messages.ts";
export type { BulkAction } from "./selection-bar.tsx";
export type { CellRenderer } from "./table-row.tsx";
export type { ColumnWidths } from "./use-table-model.ts";
