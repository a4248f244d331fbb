import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from "react";

const MOUSE_THRESHOLD = 5;
const TOUCH_TOLERANCE = 8;
const LONG_PRESS_MS = 260;
const EDGE = 48;
const EDGE_SPEED = 14;

/** A card in the air. */
export interface CardDrag {
  id: string;
  left: number;
  top: number;
  width: number;
  /** Index of the column under the pointer, if any. */
  over: number | undefined;
}

export interface CardDragControl {
  drag: CardDrag | undefined;
  onPointerDown: (event: ReactPointerEvent<HTMLElement>, id: string) => void;
  /** Whether the click that ends a drag should be ignored. */
  wasDragged: () => boolean;
}

/**
 * Drags cards with mouse, pen and touch (after a long press, so a swipe still scrolls). The column under the
 * pointer is the nearest element with `data-board-column`.
 */
export function useCardDrag(onDrop: (id: string, column: number) => void): CardDragControl {
  const [drag, setDrag] = useState<CardDrag>();
  const stop = useRef<() => void>(undefined);
  const ended = useRef(false);
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = useCallback((event: ReactPointerEvent<HTMLElement>, id: string) => {
    if (event.button !== 0) return;
    ended.current = false;
    stop.current?.();
    stop.current = follow(event.nativeEvent, event.currentTarget, {
      show: (state) => setDrag(state && { ...state, id }),
      drop: (column) => {
        ended.current = true;
        if (column !== undefined) drop.current(id, column);
      },
    });
  }, []);
  return { drag, onPointerDown, wasDragged: () => ended.current };
}

interface Follower {
  show: (state: Omit<CardDrag, "id"> | undefined) => void;
  drop: (column: number | undefined) => void;
}

/** Listens until the pointer is released; returns the way to stop early. */
function follow(start: PointerEvent, card: HTMLElement, follower: Follower): () => void {
  const box = card.getBoundingClientRect();
  const isTouch = start.pointerType === "touch";
  let isDragging = false;
  let last = start;
  let frame = 0;

  const state = () => ({
    left: box.left + last.clientX - start.clientX,
    top: box.top + last.clientY - start.clientY,
    width: box.width,
    over: columnAt(last.clientX, last.clientY),
  });
  const begin = () => {
    isDragging = true;
    follower.show(state());
    frame = requestAnimationFrame(scrollAtEdges);
  };
  const scrollAtEdges = () => {
    if (scrollNear(card, last)) follower.show(state());
    frame = requestAnimationFrame(scrollAtEdges);
  };
  const longPress = isTouch ? setTimeout(begin, LONG_PRESS_MS) : undefined;

  const move = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    last = event;
    const distance = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (isDragging) follower.show(state());
    else if (isTouch && distance > TOUCH_TOLERANCE) end();
    else if (!isTouch && distance > MOUSE_THRESHOLD) begin();
  };
  const release = (event: PointerEvent) => {
    if (event.pointerId !== start.pointerId) return;
    if (isDragging) follower.drop(columnAt(event.clientX, event.clientY));
    end();
  };
  const keep = (event: TouchEvent) => isDragging && event.preventDefault();
  const abort = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isDragging) return;
    follower.drop(undefined);
    end();
  };
  const end = () => {
    clearTimeout(longPress);
    cancelAnimationFrame(frame);
    follower.show(undefined);
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", release);
    document.removeEventListener("pointercancel", end);
    document.removeEventListener("touchmove", keep);
    document.removeEventListener("keydown", abort, true);
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", end);
  document.addEventListener("touchmove", keep, { passive: false });
  document.addEventListener("keydown", abort, true);
  return end;
}

function columnAt(x: number, y: number): number | undefined {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-board-column]");
  return column ? Number(column.dataset.boardColumn) : undefined;
}

/** Scrolls the board sideways while a card is held at its edge. */
function scrollNear(card: HTMLElement, { clientX }: PointerEvent): boolean {
  const board = card.closest<HTMLElement>(".elqnt-board-scroller");
  if (!board) return false;
  const { left, right } = board.getBoundingClientRect();
  const step = clientX < left + EDGE ? -EDGE_SPEED : clientX > right - EDGE ? EDGE_SPEED : 0;
  if (step === 0) return false;
  const before = board.scrollLeft;
  board.scrollLeft += step;
  return board.scrollLeft !== before;
}
