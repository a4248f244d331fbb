import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { BoardColumn } from "./board-columns.ts";
import type { BoardPlace } from "./board-moves.ts";

export interface BoardFocus {
  ref: RefObject<HTMLDivElement | null>;
  /** The one card in the tab order. */
  active: BoardPlace;
  moveTo: (place: BoardPlace) => void;
  /** Keeps the focus on a record wherever it goes next. */
  followRecord: (id: string) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** Roving focus over the cards of a board. */
export function useBoardFocus(columns: readonly BoardColumn[]): BoardFocus {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<BoardPlace>({ column: 0, card: 0 });
  const shouldFocus = useRef(false);
  const followed = useRef<string>(undefined);
  const active = validPlace(place, columns);

  const moveTo = useCallback((next: BoardPlace) => {
    shouldFocus.current = true;
    followed.current = undefined;
    setPlace(next);
  }, []);
  const followRecord = useCallback((id: string) => {
    followed.current = id;
  }, []);

  useEffect(() => {
    const found = followed.current === undefined ? undefined : placeOf(followed.current, columns);
    if (!found || (found.column === place.column && found.card === place.card)) return;
    shouldFocus.current = true;
    setPlace(found);
  }, [columns, place]);

  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    const card = ref.current?.querySelector<HTMLElement>(
      `[data-column="${place.column}"][data-card="${place.card}"]`,
    );
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [place]);

  const onFocus = useCallback((event: FocusEvent<HTMLElement>) => {
    const card = event.target.closest<HTMLElement>("[data-card]");
    if (!card) return;
    const next = { column: Number(card.dataset.column), card: Number(card.dataset.card) };
    setPlace((old) => (old.column === next.column && old.card === next.card ? old : next));
  }, []);

  return { ref, active, moveTo, followRecord, onFocus };
}

function placeOf(id: string, columns: readonly BoardColumn[]): BoardPlace | undefined {
  for (const [column, { records }] of columns.entries()) {
    const card = records.findIndex((record) => record.id === id);
    if (card !== -1) return { column, card };
  }
  return undefined;
}

/** Cards come and go; the tab order always has one if there is one. */
function validPlace(place: BoardPlace, columns: readonly BoardColumn[]): BoardPlace {
  const size = columns[place.column]?.records.length ?? 0;
  if (size > 0) return { column: place.column, card: Math.min(place.card, size - 1) };
  const column = columns.findIndex(({ records }) => records.length > 0);
  return { column: Math.max(0, column), card: 0 };
}
