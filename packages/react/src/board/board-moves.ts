/** A card by place: column, then position in it. */
export interface BoardPlace {
  column: number;
  card: number;
}

type Key = Pick<KeyboardEvent, "key">;

/**
 * Where an arrow key leads on a board, given the number of cards per column, or `undefined` when it leads
 * nowhere. Sideways skips empty columns: there is nothing to focus.
 */
export function nextPlace(
  from: BoardPlace,
  event: Key,
  sizes: readonly number[],
  direction: "ltr" | "rtl",
): BoardPlace | undefined {
  const last = (sizes[from.column] ?? 0) - 1;
  switch (event.key) {
    case "ArrowUp":
      return from.card > 0 ? { ...from, card: from.card - 1 } : undefined;
    case "ArrowDown":
      return from.card < last ? { ...from, card: from.card + 1 } : undefined;
    case "Home":
      return { ...from, card: 0 };
    case "End":
      return { ...from, card: Math.max(0, last) };
    case "ArrowLeft":
    case "ArrowRight":
      return sideways(from, columnStep(event, direction), sizes);
    default:
      return undefined;
  }
}

/** -1 or 1 for the arrow keys that go sideways, following the reading direction; 0 for others. */
export function columnStep({ key }: Key, direction: "ltr" | "rtl"): number {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return 0;
  return (key === "ArrowRight") === (direction === "ltr") ? 1 : -1;
}

function sideways(from: BoardPlace, step: number, sizes: readonly number[]): BoardPlace | undefined {
  for (let column = from.column + step; column >= 0 && column < sizes.length; column += step) {
    const size = sizes[column] ?? 0;
    if (size > 0) return { column, card: Math.min(from.card, size - 1) };
  }
  return undefined;
}
