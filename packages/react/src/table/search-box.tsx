import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon.tsx";
import type { TableMessages } from "./messages.ts";

const SEARCH_PAUSE_MS = 250;

export interface SearchBoxProps {
  value: string;
  onChange: (search: string) => void;
  messages: Pick<TableMessages, "search" | "searchPlaceholder">;
}

/** Searches when typing pauses, at once on Enter. */
export function SearchBox({ value, onChange, messages }: SearchBoxProps): ReactElement {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const listener = useRef(onChange);
  listener.current = onChange;

  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  const send = useCallback((next: string) => {
    if (next === sent.current) return;
    sent.current = next;
    listener.current(next);
  }, []);
  useEffect(() => {
    const timer = setTimeout(send, SEARCH_PAUSE_MS, text);
    return () => clearTimeout(timer);
  }, [text, send]);

  return (
    <span className="elqnt-search">
      <Icon name="search" />
      <input
        type="search"
        className="elqnt-input"
        data-size="small"
        aria-label={messages.search}
        placeholder={messages.searchPlaceholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && send(text)}
      />
    </span>
  );
}
