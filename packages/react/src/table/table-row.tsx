import type { EntityRecord } from "@elqnt/types/entities";
import { memo, type ReactElement, type ReactNode } from "react";
import type { EntityField } from "../schema/field.ts";
import { recordTitle, recordValue } from "../schema/fields.ts";
import { FieldValue } from "../value/field-value.tsx";
import type { TableMessages } from "./messages.ts";
import { isEndAligned } from "./table-columns.ts";

export type CellRenderer = (value: unknown, record: EntityRecord, field: EntityField) => ReactNode;

/** What all rows share; one stable object, so an unchanged row does not render again. */
export interface RowContext {
  columns: readonly EntityField[];
  fields: readonly EntityField[];
  title: EntityField | undefined;
  isSelectable: boolean;
  isNarrow: boolean;
  messages: TableMessages;
  renderCell: Readonly<Record<string, CellRenderer>>;
  renderRelation: ((id: string, field: EntityField) => ReactNode) | undefined;
  onOpen: ((record: EntityRecord) => void) | undefined;
  onToggle: (index: number, checked: boolean, extend: boolean) => void;
}

export interface TableRowProps {
  record: EntityRecord;
  index: number;
  start: number;
  isSelected: boolean;
  /** Column of the cell in the tab order, or -1 when it is in another row. */
  activeColumn: number;
  context: RowContext;
  measure: ((element: HTMLElement | null) => void) | undefined;
}

export const TableRow = memo(function TableRow(props: TableRowProps): ReactElement {
  const { record, index, start, isSelected, activeColumn, context, measure } = props;
  const { columns, isSelectable, onOpen } = context;
  const first = isSelectable ? 1 : 0;
  return (
    <div
      role="row"
      className="elqnt-table-row"
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      data-index={index}
      ref={measure}
      style={{ transform: `translateY(${start}px)` }}
      onDoubleClick={onOpen && (() => onOpen(record))}
    >
      {isSelectable && (
        <SelectCell {...{ record, index, isSelected, context }} isActive={activeColumn === 0} />
      )}
      {columns.map((field, column) => (
        <Cell
          key={field.path}
          record={record}
          row={index}
          column={column + first}
          field={field}
          isActive={activeColumn === column + first}
          context={context}
        />
      ))}
    </div>
  );
});

function SelectCell(props: {
  record: EntityRecord;
  index: number;
  isSelected: boolean;
  isActive: boolean;
  context: RowContext;
}): ReactElement {
  const { record, index, isSelected, isActive, context } = props;
  return (
    <div
      role="gridcell"
      className="elqnt-table-cell elqnt-table-select"
      data-row={index}
      data-column={0}
      aria-colindex={1}
    >
      <input
        type="checkbox"
        className="elqnt-check"
        data-cell-focus=""
        tabIndex={isActive ? 0 : -1}
        checked={isSelected}
        aria-label={context.messages.selectRow(recordTitle(record, context.fields))}
        onChange={(event) =>
          context.onToggle(index, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey === true)
        }
        onDoubleClick={(event) => event.stopPropagation()}
      />
    </div>
  );
}

function Cell(props: {
  record: EntityRecord;
  row: number;
  column: number;
  field: EntityField;
  isActive: boolean;
  context: RowContext;
}): ReactElement {
  const { record, row, column, field, isActive, context } = props;
  return (
    <div
      role="gridcell"
      className="elqnt-table-cell"
      data-row={row}
      data-column={column}
      data-align={isEndAligned(field) && !context.isNarrow ? "end" : undefined}
      data-title={field === context.title || undefined}
      aria-colindex={column + 1}
      tabIndex={isActive ? 0 : -1}
    >
      {context.isNarrow && field !== context.title && (
        <span className="elqnt-table-cell-label" aria-hidden="true">
          {field.title}
        </span>
      )}
      <CellContent record={record} field={field} context={context} />
    </div>
  );
}

function CellContent(props: { record: EntityRecord; field: EntityField; context: RowContext }): ReactElement {
  const { record, field, context } = props;
  const value = recordValue(record, field.path);
  const custom = context.renderCell[field.path];
  if (custom) return <>{custom(value, record, field)}</>;
  const content = (
    <FieldValue field={field} value={value} renderRelation={context.renderRelation} links="skipped" />
  );
  const { onOpen } = context;
  if (!onOpen || field !== context.title) return content;
  return (
    <button type="button" className="elqnt-table-open" tabIndex={-1} onClick={() => onOpen(record)}>
      {content}
    </button>
  );
}
