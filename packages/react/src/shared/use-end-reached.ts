import { useEffect, useRef } from "react";

const AHEAD = 12;

/** Asks for more once per loaded amount, as soon as the last rows come near. */
export function useEndReached(
  lastShown: number | undefined,
  count: number,
  onEndReached: (() => void) | undefined,
): void {
  const askedAt = useRef(-1);
  const ask = useRef(onEndReached);
  ask.current = onEndReached;
  const isNear = onEndReached !== undefined && lastShown !== undefined && lastShown >= count - AHEAD;
  useEffect(() => {
    if (count < askedAt.current) askedAt.current = -1;
    if (!isNear || askedAt.current === count) return;
    askedAt.current = count;
    ask.current?.();
  }, [isNear, count]);
}
