import type { Filters, Sort, TotalKind } from "@elqnt/types";
import type { EntityDefinition, EntityRecord } from "@elqnt/types/entities";
import { type ReactElement, type ReactNode, useCallback, useMemo, useRef } from "react";
import { ProblemNotice } from "../problem/problem-notice.tsx";
import { useAppearance } from "../provider/appearance.ts";
import { useMessages } from "../provider/messages.ts";
import type { EntityField } from "../schema/field.ts";
import { titleField } from "../schema/fields.ts";
import { classNames } from "../shared/class-names.ts";
import { useElementWidth } from "../shared/use-element-width.ts";
import { useAnnouncer } from "../ui/announcer.tsx";
import { type TableMessages, tableMessages } from "./messages.ts";
import type { BulkAction } from "./selection-bar.tsx";
import { tableFields } from "./table-columns.ts";
import { TableFooter } from "./table-footer.tsx";
import { TableGrid } from "./table-grid.tsx";
import { EmptyTable, SkeletonRows } from "./table-placeholder.tsx";
import type { CellRenderer, RowContext } from "./table-row.tsx";
import { TableToolbar } from "./table-toolbar.tsx";
import { type ColumnWidths, useTableModel } from "./use-table-model.ts";

export interface EntityTableProps {
  definition: EntityDefinition;
  /** The records loaded so far, in the order of the server. */
  records: readonly EntityRecord[];
  /** The first page is on its way. */
  loading?: boolean | undefined;
  /** A further page is on its way. */
  loadingMore?: boolean | undefined;
  /** What went wrong: a problem document, a `GatewayError`, anything thrown. Loaded records stay. */
  problem?: unknown;
  onRetry?: (() => void) | undefined;
  /** Number of matching records on the server, if it was counted. */
  total?: number | undefined;
  totalKind?: TotalKind | undefined;
  /** Asks for the next page; leave it out when there is none. Called once per loaded amount. */
  onEndReached?: (() => void) | undefined;

  sort?: Sort | undefined;
  /** Makes columns sortable. Sorting is the server's work. */
  onSortChange?: ((sort: Sort) => void) | undefined;
  filters?: Filters | undefined;
  /** Shows the filter bar. */
  onFiltersChange?: ((filters: Filters) => void) | undefined;
  search?: string | undefined;
  /** Shows the search box. */
  onSearchChange?: ((search: string) => void) | undefined;

  /** Field paths to show, in order, as in a view; empty means the definition's own choice. */
  columns?: readonly string[] | undefined;
  onColumnsChange?: ((columns: readonly string[]) => void) | undefined;
  columnWidths?: ColumnWidths | undefined;
  onColumnWidthsChange?: ((widths: ColumnWidths) => void) | undefined;

  /** Ids of the selected records. */
  selection?: readonly string[] | undefined;
  onSelectionChange?: ((recordIds: readonly string[]) => void) | undefined;
  /** What can be done with several records at once. Makes rows selectable. */
  bulkActions?: readonly BulkAction[] | undefined;

  onOpen?: ((record: EntityRecord) => void) | undefined;
  /** Own cells by field path. Give a stable object. */
  renderCell?: Readonly<Record<string, CellRenderer>> | undefined;
  /** Shows the name of a related record instead of its id. */
  renderRelation?: ((id: string, field: EntityField) => ReactNode) | undefined;
  /** Replaces the message for "no records at all". */
  empty?: ReactNode;
  /** More controls at the end of the toolbar. */
  actions?: ReactNode;
  /** Accessible name; defaults to the definition's display name. */
  label?: string | undefined;
  messages?: Partial<TableMessages> | undefined;
  className?: string | undefined;
}

const NO_SORT: Sort = [];
const NO_FILTERS: Filters = {};
const NO_RENDERERS: Readonly<Record<string, CellRenderer>> = {};
const NO_ACTIONS: readonly BulkAction[] = [];
const NARROW_BELOW = 560;
const NARROW_COLUMNS = 4;

/**
 * Shows the records of an entity as a grid that stays fast at 100,000 rows.
 *
 * Columns, filters and cells come from the definition's JSON Schema. Sorting, filtering, searching and paging
 * are callbacks: the server does them. The whole grid works from the keyboard (ARIA grid pattern) and turns
 * into cards below 560 px.
 *
 * `import { EntityTable } from "@elqnt/react/table"`
 *
 * @example
 * ```tsx
 * <EntityTable definition={ticket} records={records} onOpen={(record) => navigate(record.id)} />
 * ```
 */
export function EntityTable(props: EntityTableProps): ReactElement {
  const { definition, records, problem, loading = false, loadingMore = false, onEndReached } = props;
  const { sort = NO_SORT, filters = NO_FILTERS, bulkActions = NO_ACTIONS, className } = props;
  const messages = useMessages("table", tableMessages, props.messages);
  const { direction, density } = useAppearance();
  const { region, announce } = useAnnouncer();
  const root = useRef<HTMLElement>(null);
  const width = useElementWidth(root);
  const isNarrow = width !== undefined && width < NARROW_BELOW;
  const fields = useMemo(() => tableFields(definition), [definition]);
  const model = useTableModel({
    fields,
    records,
    direction,
    columns: props.columns,
    onColumnsChange: props.onColumnsChange,
    columnWidths: props.columnWidths,
    onColumnWidthsChange: props.onColumnWidthsChange,
    selection: props.selection,
    onSelectionChange: props.onSelectionChange,
  });
  const context = useRowContext(props, { fields, model, messages, isNarrow });
  const cells = isNarrow ? 1 : context.columns.length + (context.isSelectable ? 1 : 0);
  const label = props.label ?? messages.label(definition.displayName);
  const isFiltered = Object.keys(filters).length > 0 || Boolean(props.search);
  const clearFilters = () => {
    props.onFiltersChange?.({});
    props.onSearchChange?.("");
  };

  return (
    <section
      ref={root}
      className={classNames("elqnt elqnt-table", className)}
      data-narrow={isNarrow || undefined}
      data-density={density}
      aria-busy={loading || loadingMore}
    >
      <TableToolbar {...props} {...{ model, context, messages, announce, sort, filters, bulkActions }} />
      {Boolean(problem) && records.length > 0 && <ProblemNotice problem={problem} onRetry={props.onRetry} />}
      <TableGrid
        label={label}
        model={model}
        context={context}
        messages={messages}
        total={props.total}
        sort={sort}
        onSortChange={props.onSortChange}
        onEndReached={loading || loadingMore || problem ? undefined : onEndReached}
        announce={announce}
      >
        {loading && records.length === 0 && <SkeletonRows columns={cells} rows={8} />}
        {loadingMore && <SkeletonRows columns={cells} rows={2} />}
        {Boolean(problem) && records.length === 0 && (
          <ProblemNotice problem={problem} look="panel" onRetry={props.onRetry} />
        )}
        {!problem && !loading && records.length === 0 && (
          <EmptyTable isFiltered={isFiltered} messages={messages} onClearFilters={clearFilters}>
            {props.empty}
          </EmptyTable>
        )}
      </TableGrid>
      <TableFooter
        {...{ loading, loadingMore, messages }}
        loaded={records.length}
        total={props.total}
        totalKind={props.totalKind}
        hasMore={onEndReached !== undefined}
      />
      {region}
    </section>
  );
}

interface RowContextParts {
  fields: readonly EntityField[];
  model: ReturnType<typeof useTableModel>;
  messages: TableMessages;
  isNarrow: boolean;
}

/** One object for all rows, which changes only when every row has to change. */
function useRowContext(props: EntityTableProps, parts: RowContextParts): RowContext {
  const { fields, model, messages, isNarrow } = parts;
  const { renderCell = NO_RENDERERS, renderRelation, onOpen, bulkActions, onSelectionChange } = props;
  const isSelectable = (bulkActions?.length ?? 0) > 0 || onSelectionChange !== undefined;
  const latest = useRef(model);
  latest.current = model;
  const onToggle = useCallback((index: number, checked: boolean, extend: boolean) => {
    const row = latest.current.table.getRowModel().rows[index];
    row?.getToggleSelectedHandler()({ target: { checked }, shiftKey: extend });
  }, []);
  const title = useMemo(() => titleField(fields), [fields]);
  const columns = useMemo(() => {
    const chosen = model.columns.flatMap((path) => fields.find((field) => field.path === path) ?? []);
    return isNarrow ? cardColumns(chosen, title) : chosen;
  }, [model.columns, fields, title, isNarrow]);
  return useMemo(
    () => ({
      columns,
      fields,
      title,
      isSelectable,
      isNarrow,
      messages,
      renderCell,
      renderRelation,
      onOpen,
      onToggle,
    }),
    [columns, fields, title, isSelectable, isNarrow, messages, renderCell, renderRelation, onOpen, onToggle],
  );
}

/** A card leads with the title and has room for a few more fields. */
function cardColumns(chosen: readonly EntityField[], title: EntityField | undefined): EntityField[] {
  const others = chosen.filter((field) => field !== title);
  return [...(title && chosen.includes(title) ? [title] : []), ...others].slice(0, NARROW_COLUMNS);
}
