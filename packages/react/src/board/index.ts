"use client";

export type { ColumnValue } from "./board-columns.ts";
export { EntityBoard, type EntityBoardProps } from "./entity-board.tsx";
export { type BoardMessages, boardMessages } from "./messages.ts";
export type { BoardMove } from "./use-board-moves.ts";
