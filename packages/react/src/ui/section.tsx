import { type ReactElement, type ReactNode, useId } from "react";

/** A part of a view under its heading, which names it. */
export function Section({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className="elqnt-record-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

/** Lines in the place of a text that loads; `text` says so to screen readers. */
export function LoadingLines({ text }: { text: string }): ReactElement {
  return (
    <div className="elqnt-record-loading">
      <span className="elqnt-hidden" role="status">
        {text}
      </span>
      {["38%", "72%", "54%", "64%", "47%"].map((inlineSize) => (
        <span key={inlineSize} className="elqnt-skeleton" style={{ inlineSize }} />
      ))}
    </div>
  );
}
