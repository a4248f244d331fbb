import type { EntityRecord } from "@elqnt/types/entities";
import { useCallback, useMemo, useRef, useState } from "react";
import { type ColumnValue, columnValue } from "./board-columns.ts";

/** A card put into another column. */
export interface BoardMove {
  record: EntityRecord;
  /** Path of the grouping field. */
  field: string;
  from: ColumnValue;
  to: ColumnValue;
}

interface PendingMove {
  value: ColumnValue;
  /** The record as it was: a newer one from outside ends the pretence. */
  record: EntityRecord;
}

export interface BoardMoves {
  /** The column a record is shown in: where it was put, even before the platform agreed. */
  columnOf: (record: EntityRecord) => ColumnValue;
  /** Resolves to whether the move holds. */
  move: (record: EntityRecord, to: ColumnValue) => Promise<boolean>;
  problem: unknown;
  dismiss: () => void;
}

/** Moves cards at once and takes a move back when it is refused. */
export function useBoardMoves(
  records: readonly EntityRecord[],
  path: string,
  onMove: ((move: BoardMove) => unknown) | undefined,
): BoardMoves {
  const [pending, setPending] = useState<ReadonlyMap<string, PendingMove>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const attempts = useRef(new Map<string, number>());
  const current = useMemo(() => new Map(records.map((record) => [record.id, record])), [records]);

  const columnOf = useCallback(
    (record: EntityRecord): ColumnValue => {
      const moved = pending.get(record.id);
      return moved && moved.record === current.get(record.id) ? moved.value : columnValue(record, path);
    },
    [pending, current, path],
  );
  const forget = (id: string) => setPending((old) => new Map([...old].filter(([key]) => key !== id)));

  const move = async (record: EntityRecord, to: ColumnValue): Promise<boolean> => {
    const from = columnOf(record);
    const attempt = (attempts.current.get(record.id) ?? 0) + 1;
    attempts.current.set(record.id, attempt);
    setProblem(undefined);
    setPending((old) => new Map(old).set(record.id, { value: to, record }));
    const isLatest = () => attempts.current.get(record.id) === attempt;
    try {
      const result = await onMove?.({ record, field: path, from, to });
      // The imperative hooks do not reject: they answer null or false.
      if (result !== null && result !== false) return true;
      if (isLatest()) forget(record.id);
    } catch (error) {
      if (isLatest()) forget(record.id);
      setProblem(error);
    }
    return false;
  };

  return { columnOf, move, problem, dismiss: () => setProblem(undefined) };
}
