import type { ReactElement } from "react";

/** Outlines on a 16 px grid, drawn with the current text colour. */
const PATHS = {
  alert:
    "M8 5.2v3.4M8 11.1v.1M7 2.6 1.7 11.8a1.15 1.15 0 0 0 1 1.7h10.6a1.15 1.15 0 0 0 1-1.7L9 2.6a1.15 1.15 0 0 0-2 0Z",
  arrowDown: "M8 3v10M4 9l4 4 4-4",
  arrowUp: "M8 13V3M4 7l4-4 4 4",
  check: "m3 8.5 3.2 3.2L13 4.8",
  chevronDown: "m4 6.2 4 4 4-4",
  chevronRight: "m6.2 4 4 4-4 4",
  close: "m4 4 8 8M12 4l-8 8",
  columns: "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
  copy: "M5.5 5.5h7v7h-7zM10.5 5.5v-2h-7v7h2",
  clock: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 5v3.2l2.2 1.4",
  filter: "M2.5 4h11M4.8 8h6.4M6.8 12h2.4",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  grip: "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
  info: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 7.4v3.4M8 5.1v.1",
  inbox: "M2.2 9.2 4 3.5h8l1.8 5.7v3.3H2.2zM2.2 9.2h3.4c.2 1.2 1.1 2 2.4 2s2.2-.8 2.4-2h3.4",
  link: "M6.8 9.2a2.5 2.5 0 0 0 3.6 0l2-2a2.5 2.5 0 0 0-3.6-3.6l-.9.9M9.2 6.8a2.5 2.5 0 0 0-3.6 0l-2 2a2.5 2.5 0 0 0 3.6 3.6l.9-.9",
  list: "M5.6 4h7.9M5.6 8h7.9M5.6 12h7.9M2.6 4h.01M2.6 8h.01M2.6 12h.01",
  lock: "M4 7.2h8v5.8H4zM5.6 7.2V5.3a2.4 2.4 0 0 1 4.8 0v1.9",
  minus: "M3.2 8h9.6",
  offline:
    "M2 2l12 12M3 6.8a7.6 7.6 0 0 1 2.6-1.6M13 6.8a7.7 7.7 0 0 0-5-2.1M5.4 9.3A4 4 0 0 1 8 8.4M8 12.2v.1",
  pencil: "M10.7 3.1 12.9 5.3 5.6 12.6l-2.8.6.6-2.8z",
  plus: "M8 3.2v9.6M3.2 8h9.6",
  refresh: "M13 8a5 5 0 1 1-1.5-3.6M13 2.6v2.6h-2.6",
  route:
    "M3.9 10.6a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM12.1 2.4a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM5.4 12.1h4.4a2 2 0 0 0 0-4H6.4a2 2 0 0 1 0-4.1h4.2",
  search: "M7.2 2.8a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 0 1 0-8.8ZM10.4 10.4l3 3",
  sort: "M5 3v10M2.8 10.8 5 13l2.2-2.2M11 13V3M8.8 5.2 11 3l2.2 2.2",
  spread:
    "M8 6.3a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4ZM9.4 6.6l2.8-2.8M6.6 6.6 3.8 3.8M9.4 9.4l2.8 2.8M6.6 9.4l-2.8 2.8",
  trash: "M3 4.5h10M6.3 4.5V3h3.4v1.5M4.3 4.5l.6 8.5h6.2l.6-8.5M6.8 7v3.6M9.2 7v3.6",
  upload: "M8 10.4V3M5 5.8 8 2.8l3 3M3 10.6v2.5h10v-2.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): ReactElement {
  return (
    <svg
      className="elqnt-icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
