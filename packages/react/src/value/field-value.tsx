import { Fragment, type ReactElement, type ReactNode } from "react";
import { useAppearance } from "../provider/appearance.ts";
import { useMessages } from "../provider/messages.ts";
import { type EntityField, isScalar } from "../schema/field.ts";
import { Badge } from "../ui/badge.tsx";
import { formatDate, formatDateTime, formatNumber } from "./format.ts";
import { type ValueMessages, valueMessages } from "./messages.ts";
import { safeHref } from "./safe-href.ts";

export interface FieldValueProps {
  field: EntityField;
  value: unknown;
  /** Shows the name of a related record instead of its id. */
  renderRelation?: ((id: string, field: EntityField) => ReactNode) | undefined;
  /** Long text is clamped to this many lines; 0 shows all of it. Defaults to 1. */
  lines?: number | undefined;
  /** `skipped` keeps links out of the tab order (cells of a grid), `none` shows their text (inside a button). */
  links?: "tabbable" | "skipped" | "none" | undefined;
}

/**
 * Shows one field of a record the way its schema describes it: dates in the reader's language, enums as
 * badges, e-mail and web addresses as links, everything else as plain text.
 *
 * Values are written by other people, so nothing is ever interpreted as HTML and only `http`, `https` and
 * `mailto` addresses become links.
 *
 * `import { FieldValue } from "@elqnt/react"`
 */
export function FieldValue(props: FieldValueProps): ReactElement {
  const { field, value, renderRelation, lines = 1, links = "tabbable" } = props;
  const messages = useMessages("value", valueMessages);
  const appearance = useAppearance();
  if (isEmpty(value)) return <Empty label={messages.empty} />;
  const many = Array.isArray(value) ? value : undefined;
  if (field.kind === "relation") return <Relations ids={many ?? [value]} {...{ field, renderRelation }} />;
  if (many) return <List values={many} field={field} messages={messages} lines={lines} />;
  if (field.options && isScalar(value)) return <EnumBadge field={field} value={value} />;
  switch (field.kind) {
    case "boolean":
      return <BooleanMark value={value === true} messages={messages} />;
    case "number":
    case "integer":
      return (
        <span className="elqnt-value-number">
          {typeof value === "number" ? formatNumber(value, appearance) : asText(value)}
        </span>
      );
    case "date":
      return <Time value={value} text={formatDate(asText(value), appearance)} />;
    case "date-time":
      return <Time value={value} text={formatDateTime(asText(value), appearance)} />;
    case "email":
      return <Link href={safeHref(`mailto:${asText(value)}`)} text={asText(value)} links={links} />;
    case "url":
      return (
        <Link
          href={safeHref(asText(value))}
          text={asText(value)}
          links={links}
          newTab={messages.opensInNewTab}
        />
      );
    default:
      return <Text text={asText(value)} lines={lines} />;
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** Any JSON value as one line of text. */
export function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return isScalar(value) ? String(value) : (JSON.stringify(value) ?? "");
}

function Empty({ label }: { label: string }): ReactElement {
  return (
    <span className="elqnt-value-empty">
      <span aria-hidden="true">–</span>
      <span className="elqnt-hidden">{label}</span>
    </span>
  );
}

function Text({ text, lines }: { text: string; lines: number }): ReactElement {
  if (lines === 0)
    return (
      <span className="elqnt-value-text" dir="auto">
        {text}
      </span>
    );
  if (lines === 1) {
    return (
      <span className="elqnt-value-line" dir="auto" title={text}>
        {text}
      </span>
    );
  }
  return (
    <span dir="auto" className="elqnt-value-text elqnt-clamp" style={{ WebkitLineClamp: lines }} title={text}>
      {text}
    </span>
  );
}

function EnumBadge({ field, value }: { field: EntityField; value: string | number | boolean }): ReactElement {
  const option = field.options?.find((candidate) => candidate.value === value);
  return <Badge tone={option?.tone}>{option?.label ?? String(value)}</Badge>;
}

function BooleanMark({ value, messages }: { value: boolean; messages: ValueMessages }): ReactElement {
  return (
    <span className="elqnt-value-boolean" data-value={value}>
      {value ? messages.yes : messages.no}
    </span>
  );
}

/** The server does not know the reader's time zone, so the first client render may differ from its HTML. */
function Time({ value, text }: { value: unknown; text: string }): ReactElement {
  return (
    <time
      className="elqnt-value-time"
      dateTime={asText(value)}
      title={asText(value)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

function Link(props: {
  href: string | undefined;
  text: string;
  links: FieldValueProps["links"];
  newTab?: string;
}): ReactElement {
  const { href, text, links, newTab } = props;
  if (!href || links === "none") return <Text text={text} lines={1} />;
  const target = newTab ? { target: "_blank", rel: "noopener noreferrer nofollow" } : {};
  return (
    <a
      className="elqnt-link elqnt-truncate"
      href={href}
      title={text}
      tabIndex={links === "skipped" ? -1 : undefined}
      {...target}
    >
      {newTab ? text.replace(/^https?:\/\//, "").replace(/\/$/, "") : text}
      {newTab && <span className="elqnt-hidden"> {newTab}</span>}
    </a>
  );
}

function Relations(props: {
  ids: readonly unknown[];
  field: EntityField;
  renderRelation: FieldValueProps["renderRelation"];
}): ReactElement {
  const { ids, field, renderRelation } = props;
  return (
    <span className="elqnt-value-list">
      {ids.map((id) => (
        <span key={asText(id)} className="elqnt-value-relation">
          {renderRelation?.(asText(id), field) ?? asText(id)}
        </span>
      ))}
    </span>
  );
}

const LIST_PREVIEW = 3;

function List(props: {
  values: readonly unknown[];
  field: EntityField;
  messages: ValueMessages;
  lines: number;
}) {
  const { values, field, messages, lines } = props;
  const shown = lines === 0 ? values : values.slice(0, LIST_PREVIEW);
  const hidden = values.length - shown.length;
  return (
    <span className="elqnt-value-list">
      {shown.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: plain values have no identity and never move on their own
        <Fragment key={index}>
          {isScalar(value) ? (
            <EnumBadge field={field} value={value} />
          ) : (
            <Text text={asText(value)} lines={1} />
          )}
        </Fragment>
      ))}
      {hidden > 0 && <span className="elqnt-muted">{messages.more(hidden)}</span>}
    </span>
  );
}
