import type { Filters } from "@elqnt/types";
import { type ReactElement, useMemo } from "react";
import { useAppearance } from "../provider/appearance.ts";
import { type FilterCondition, readFilters, writeFilters } from "../schema/conditions.ts";
import type { EntityField } from "../schema/field.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { FilterEditor } from "./filter-editor.tsx";
import { filterText } from "./filter-text.ts";
import type { TableMessages } from "./messages.ts";

export interface FilterBarProps {
  fields: readonly EntityField[];
  filters: Filters;
  onFiltersChange: (filters: Filters) => void;
  messages: TableMessages;
}

/** One chip per condition and a button for the next; what conditions cannot say stays as "advanced". */
export function FilterBar({ fields, filters, onFiltersChange, messages }: FilterBarProps): ReactElement {
  const { conditions, rest } = useMemo(() => readFilters(filters), [filters]);
  const filterable = useMemo(() => fields.filter((field) => field.kind !== "object"), [fields]);
  const write = (next: FilterCondition[], kept = rest) =>
    onFiltersChange(writeFilters({ conditions: next, rest: kept }));
  return (
    <div className="elqnt-filter-bar">
      {conditions.map((condition, index) => (
        <FilterChip
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity besides their place
          key={index}
          condition={condition}
          fields={filterable}
          messages={messages}
          onApply={(next) => write(conditions.with(index, next))}
          onRemove={() => write(conditions.toSpliced(index, 1))}
        />
      ))}
      {rest.length > 0 && (
        <span className="elqnt-filter-chip">
          <span className="elqnt-filter-chip-text">{messages.advancedFilter}</span>
          <IconButton
            icon="close"
            size="small"
            label={messages.removeFilter(messages.advancedFilter)}
            onClick={() => write(conditions, [])}
          />
        </span>
      )}
      <Popover
        label={messages.addFilter}
        trigger={{
          look: "quiet",
          size: "small",
          icon: "filter",
          children: messages.filter,
          "aria-label": messages.addFilter,
        }}
      >
        {({ close }) => (
          <FilterEditor
            fields={filterable}
            condition={undefined}
            messages={messages}
            onCancel={close}
            onApply={(next) => {
              write([...conditions, next]);
              close();
            }}
          />
        )}
      </Popover>
      {conditions.length + rest.length > 1 && (
        <Button look="quiet" size="small" onClick={() => onFiltersChange({})}>
          {messages.clearFilters}
        </Button>
      )}
    </div>
  );
}

interface FilterChipProps {
  condition: FilterCondition;
  fields: readonly EntityField[];
  messages: TableMessages;
  onApply: (condition: FilterCondition) => void;
  onRemove: () => void;
}

function FilterChip({ condition, fields, messages, onApply, onRemove }: FilterChipProps): ReactElement {
  const appearance = useAppearance();
  const field = fields.find((candidate) => candidate.path === condition.field);
  const text = filterText(condition, field, messages, appearance);
  return (
    <span className="elqnt-filter-chip">
      <Popover
        label={messages.editFilter(text)}
        trigger={{
          look: "quiet",
          size: "small",
          className: "elqnt-filter-chip-text",
          children: <span className="elqnt-truncate">{text}</span>,
          "aria-label": messages.editFilter(text),
        }}
      >
        {({ close }) => (
          <FilterEditor
            fields={fields}
            condition={condition}
            messages={messages}
            onCancel={close}
            onApply={(next) => {
              onApply(next);
              close();
            }}
          />
        )}
      </Popover>
      <IconButton icon="close" size="small" label={messages.removeFilter(text)} onClick={onRemove} />
    </span>
  );
}
