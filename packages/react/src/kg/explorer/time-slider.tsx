import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { useAppearance } from "../../provider/appearance.ts";
import { Button } from "../../ui/button.tsx";
import { formatDate } from "../../value/format.ts";
import type { GraphExplorerMessages } from "../messages.ts";
import type { TimeRange } from "./elements.ts";

export interface TimeSliderProps {
  range: TimeRange;
  /** RFC 3339; without one, all times together. */
  asOf: string | undefined;
  onAsOfChange: (asOf: string | undefined) => void;
  messages: GraphExplorerMessages;
}

const DAY = 86_400_000;
const PAUSE_MS = 200;

const startOfDay = (time: number): number => Math.floor(time / DAY) * DAY;

/** Chooses a day; the graph follows when the slider rests. */
export function TimeSlider({ range, asOf, onAsOfChange, messages }: TimeSliderProps): ReactElement {
  const id = useId();
  const appearance = useAppearance();
  const [moving, setMoving] = useState<number>();
  const listener = useRef(onAsOfChange);
  listener.current = onAsOfChange;
  useEffect(() => {
    if (moving === undefined) return;
    const settle = () => {
      listener.current(new Date(moving).toISOString());
      setMoving(undefined);
    };
    const timer = setTimeout(settle, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [moving]);

  const last = startOfDay(range.to) + DAY;
  const chosen = moving ?? (asOf === undefined ? last : Date.parse(asOf));
  const isAll = moving === undefined && asOf === undefined;
  const day = formatDate(new Date(chosen).toISOString().slice(0, 10), appearance);
  return (
    <div className="elqnt-graph-time">
      <label htmlFor={id}>{messages.time}</label>
      <input
        id={id}
        type="range"
        min={startOfDay(range.from)}
        max={last}
        step={DAY}
        value={chosen}
        aria-valuetext={isAll ? messages.timeAll : day}
        onChange={(event) => setMoving(Number(event.target.value))}
      />
      <output htmlFor={id}>{isAll ? messages.timeAll : day}</output>
      <Button
        size="small"
        look="quiet"
        aria-disabled={isAll || undefined}
        onClick={() => {
          setMoving(undefined);
          onAsOfChange(undefined);
        }}
      >
        {messages.timeAll}
      </Button>
    </div>
  );
}
