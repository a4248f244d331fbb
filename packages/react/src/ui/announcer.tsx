import { type ReactElement, useCallback, useMemo, useState } from "react";

/** Says things to screen readers. Render `region` once; the same sentence twice is said twice. */
export function useAnnouncer(): { region: ReactElement; announce: (text: string) => void } {
  const [spoken, setSpoken] = useState({ text: "", turn: 0 });
  const announce = useCallback((text: string) => setSpoken(({ turn }) => ({ text, turn: turn + 1 })), []);
  const region = useMemo(
    () => (
      <div className="elqnt-hidden" role="status" aria-live="polite">
        <span key={spoken.turn}>{spoken.text}</span>
      </div>
    ),
    [spoken],
  );
  return { region, announce };
}
