import type { EntityRecord } from "@elqnt/types/entities";
import { type KeyboardEvent, useState } from "react";
import type { BoardColumn, ColumnValue } from "./board-columns.ts";
import { columnStep, nextPlace } from "./board-moves.ts";
import type { BoardMessages } from "./messages.ts";
import type { BoardFocus } from "./use-board-focus.ts";

export interface CardLift {
  lifted: { record: EntityRecord; from: number; over: number } | undefined;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onBlur: () => void;
}

export interface CardLiftOptions {
  columns: readonly BoardColumn[];
  focus: BoardFocus;
  direction: "ltr" | "rtl";
  canMove: (record: EntityRecord, to: ColumnValue) => boolean;
  isMovable: boolean;
  titleOf: (record: EntityRecord) => string;
  announce: (text: string) => void;
  messages: BoardMessages;
  onDrop: (record: EntityRecord, to: number) => void;
  onOpen: ((record: EntityRecord) => void) | undefined;
}

/** Moving cards without a pointer: Space lifts, arrows choose a column, Space drops, Escape puts back. */
export function useCardLift(options: CardLiftOptions): CardLift {
  const { columns, focus, direction, titleOf, announce, messages } = options;
  const [lifted, setLifted] = useState<CardLift["lifted"]>();
  const labelOf = (column: number) => columns[column]?.label ?? "";

  const lift = (record: EntityRecord) => {
    const from = focus.active.column;
    setLifted({ record, from, over: from });
    announce(messages.lifted(titleOf(record), labelOf(from)));
  };
  const putBack = () => {
    if (!lifted) return;
    announce(messages.cancelled(titleOf(lifted.record), labelOf(lifted.from)));
    setLifted(undefined);
  };
  const drop = () => {
    const target = lifted && columns[lifted.over];
    if (!lifted || !target) return;
    if (lifted.over === lifted.from) return putBack();
    if (!options.canMove(lifted.record, target.value)) {
      announce(messages.notAllowed(titleOf(lifted.record), target.label));
      return;
    }
    setLifted(undefined);
    options.onDrop(lifted.record, lifted.over);
  };
  const carry = (step: number) => {
    if (!lifted) return;
    const over = lifted.over + step;
    const target = columns[over];
    if (!target) return;
    setLifted({ ...lifted, over });
    announce(messages.over(titleOf(lifted.record), target.label, over + 1, columns.length));
  };

  const whileLifted = ({ key }: KeyboardEvent): boolean => {
    if (key === " " || key === "Enter") drop();
    else if (key === "Escape") putBack();
    else if (key.startsWith("Arrow")) carry(columnStep({ key }, direction));
    else return false;
    return true;
  };
  const whileResting = (event: KeyboardEvent): boolean => {
    const { active } = focus;
    const record = columns[active.column]?.records[active.card];
    if (!record) return false;
    if (event.key === " " && options.isMovable) lift(record);
    else if (event.key === "Enter") options.onOpen?.(record);
    else {
      const next = nextPlace(
        active,
        event,
        columns.map(({ records }) => records.length),
        direction,
      );
      if (!next) return false;
      focus.moveTo(next);
    }
    return true;
  };

  return {
    lifted,
    onKeyDown: (event) => {
      if ((lifted ? whileLifted : whileResting)(event)) event.preventDefault();
    },
    onBlur: () => lifted && putBack(),
  };
}
