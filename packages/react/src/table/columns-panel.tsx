import type { ReactElement } from "react";
import type { EntityField } from "../schema/field.ts";
import { moved } from "../shared/moved.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import type { TableMessages } from "./messages.ts";
import type { TableModel } from "./use-table-model.ts";

export interface ColumnsPanelProps {
  fields: readonly EntityField[];
  model: TableModel;
  messages: TableMessages;
  announce: (text: string) => void;
}

/** Shows, hides and orders columns without a pointer. */
export function ColumnsPanel({ fields, model, messages, announce }: ColumnsPanelProps): ReactElement {
  const { columns, setColumns, setWidths, defaults } = model;
  const shown = columns.flatMap((path) => fields.find((field) => field.path === path) ?? []);
  const hidden = fields.filter((field) => !columns.includes(field.path));
  const move = (field: EntityField, from: number, to: number) => {
    setColumns(moved(columns, from, to));
    announce(messages.columnMoved(field.title, to + 1, columns.length));
  };
  const toggle = (field: EntityField, visible: boolean) =>
    setColumns(visible ? [...columns, field.path] : columns.filter((path) => path !== field.path));
  return (
    <Popover
      label={messages.columns}
      className="elqnt-columns-panel"
      trigger={{ look: "quiet", size: "small", icon: "columns", children: messages.columns }}
    >
      {() => (
        <>
          <ul>
            {shown.map((field, index) => (
              <li key={field.path} className="elqnt-columns-item">
                <ColumnToggle field={field} checked disabled={shown.length === 1} onToggle={toggle} />
                <IconButton
                  icon="arrowUp"
                  size="small"
                  label={messages.moveColumnUp(field.title)}
                  disabled={index === 0}
                  onClick={() => move(field, index, index - 1)}
                />
                <IconButton
                  icon="arrowDown"
                  size="small"
                  label={messages.moveColumnDown(field.title)}
                  disabled={index === shown.length - 1}
                  onClick={() => move(field, index, index + 1)}
                />
              </li>
            ))}
            {hidden.map((field) => (
              <li key={field.path} className="elqnt-columns-item">
                <ColumnToggle field={field} checked={false} onToggle={toggle} />
              </li>
            ))}
          </ul>
          <Button
            look="quiet"
            size="small"
            onClick={() => {
              setColumns(defaults);
              setWidths({});
            }}
          >
            {messages.resetColumns}
          </Button>
        </>
      )}
    </Popover>
  );
}

function ColumnToggle(props: {
  field: EntityField;
  checked: boolean;
  disabled?: boolean;
  onToggle: (field: EntityField, visible: boolean) => void;
}): ReactElement {
  const { field, checked, disabled, onToggle } = props;
  return (
    <label className="elqnt-choice elqnt-columns-toggle">
      <input
        type="checkbox"
        className="elqnt-check"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onToggle(field, event.target.checked)}
      />
      <span className="elqnt-truncate">{field.title}</span>
    </label>
  );
}
