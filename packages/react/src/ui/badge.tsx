import type { ReactElement, ReactNode } from "react";

const TONES = 8;

/** A short coloured label. `tone` picks one of eight colours; without it the badge is neutral. */
export function Badge({ tone, children }: { tone?: number | undefined; children: ReactNode }): ReactElement {
  return (
    <span className="elqnt-badge" data-tone={tone === undefined ? undefined : tone % TONES}>
      {children}
    </span>
  );
}
