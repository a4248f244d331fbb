import { useEffect, useState } from "react";

/** Whole seconds left of `seconds`, counted against the clock so a sleeping tab catches up. */
export function useCountdown(seconds: number | undefined): number {
  const [left, setLeft] = useState(() => Math.ceil(seconds ?? 0));
  useEffect(() => {
    const end = Date.now() + (seconds ?? 0) * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)));
    tick();
    if (!seconds) return;
    const timer = setInterval(() => {
      tick();
      if (Date.now() >= end) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
