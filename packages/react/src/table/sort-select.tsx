import type { Sort } from "@elqnt/types";
import type { ReactElement } from "react";
import type { EntityField } from "../schema/field.ts";
import type { TableMessages } from "./messages.ts";
import { isSortable } from "./table-columns.ts";

export interface SortSelectProps {
  columns: readonly EntityField[];
  sort: Sort;
  onSortChange: (sort: Sort) => void;
  messages: TableMessages;
}

/** Sorting where there is no header to press: narrow screens. */
export function SortSelect({ columns, sort, onSortChange, messages }: SortSelectProps): ReactElement {
  const [first] = sort;
  const value = first ? `${first.direction ?? "asc"} ${first.field}` : "";
  const choose = (next: string) => {
    const [direction, ...field] = next.split(" ");
    onSortChange(
      next === "" ? [] : [{ field: field.join(" "), direction: direction === "desc" ? "desc" : "asc" }],
    );
  };
  return (
    <select
      className="elqnt-input elqnt-sort-select"
      data-size="small"
      aria-label={messages.sortBy}
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{messages.unsorted}</option>
      {columns.filter(isSortable).flatMap(({ path, title }) => [
        <option key={`asc ${path}`} value={`asc ${path}`}>
          {messages.ascending(title)}
        </option>,
        <option key={`desc ${path}`} value={`desc ${path}`}>
          {messages.descending(title)}
        </option>,
      ])}
    </select>
  );
}
