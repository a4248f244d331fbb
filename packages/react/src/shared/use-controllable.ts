import { useCallback, useRef, useState } from "react";

/** State that a parent may own: `value` wins when given, `onChange` hears every change either way. */
export function useControllable<TValue, TInitial = TValue>(
  value: TValue | undefined,
  initial: TInitial,
  onChange: ((value: TValue) => void) | undefined,
): [TValue | TInitial, (next: TValue) => void] {
  const [inner, setInner] = useState<TValue | TInitial>(initial);
  const listener = useRef(onChange);
  listener.current = onChange;
  const set = useCallback((next: TValue) => {
    setInner(() => next);
    listener.current?.(next);
  }, []);
  return [value === undefined ? inner : value, set];
}
