import type { ReactElement } from "react";
import { Badge } from "../../ui/badge.tsx";
import { safeHref } from "../../value/safe-href.ts";

/** A value that no schema describes: other people's text, shown as what it is. */
export function PropertyValue({ value }: { value: unknown }): ReactElement {
  // Unformatted: it may as well be a year or a number of a house.
  if (typeof value === "number" || typeof value === "boolean") return <>{String(value)}</>;
  if (typeof value === "string") return <TextValue text={value} />;
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return (
      <span className="elqnt-value-list">
        {value.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat, and never move
          <Badge key={index}>{String(item)}</Badge>
        ))}
      </span>
    );
  }
  return <code className="elqnt-node-json">{JSON.stringify(value, undefined, 2)}</code>;
}

function TextValue({ text }: { text: string }): ReactElement {
  const href = safeHref(text);
  if (!href) {
    return (
      <span className="elqnt-value-text" dir="auto">
        {text}
      </span>
    );
  }
  return (
    <a className="elqnt-link" href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
