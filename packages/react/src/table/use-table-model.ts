import type { EntityRecord } from "@elqnt/types/entities";
import {
  type ColumnDef,
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo, useRef } from "react";
import type { EntityField } from "../schema/field.ts";
import { recordValue } from "../schema/fields.ts";
import { useControllable } from "../shared/use-controllable.ts";
import { columnWidth, defaultColumns, MAX_WIDTH, MIN_WIDTH } from "./table-columns.ts";

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
});

type Features = typeof features;

export type ColumnWidths = Readonly<Record<string, number>>;

export interface TableModelOptions {
  fields: readonly EntityField[];
  records: readonly EntityRecord[];
  direction: "ltr" | "rtl";
  columns: readonly string[] | undefined;
  onColumnsChange: ((columns: readonly string[]) => void) | undefined;
  columnWidths: ColumnWidths | undefined;
  onColumnWidthsChange: ((widths: ColumnWidths) => void) | undefined;
  selection: readonly string[] | undefined;
  onSelectionChange: ((recordIds: readonly string[]) => void) | undefined;
}

/** The state of an entity table on TanStack Table: which columns, how wide, in what order, which rows selected. */
export function useTableModel(options: TableModelOptions) {
  const { fields, records, direction } = options;
  const columnDefs = useMemo(() => fields.map((field) => columnDef(field, fields)), [fields]);
  const defaults = useMemo(() => defaultColumns(fields), [fields]);
  const [chosen, setColumns] = useControllable(options.columns, undefined, options.onColumnsChange);
  const columns = useMemo(() => known(chosen, fields, defaults), [chosen, fields, defaults]);
  const [widths, setWidths] = useControllable<ColumnWidths>(
    options.columnWidths,
    NONE,
    options.onColumnWidthsChange,
  );
  const [selection, setSelection] = useControllable(options.selection, NOTHING, options.onSelectionChange);
  const rowSelection = useMemo(() => asFlags(selection), [selection]);
  const latestSelection = useRef<Record<string, true>>(rowSelection);
  latestSelection.current = rowSelection;
  const columnVisibility = useMemo(
    () => Object.fromEntries(fields.map(({ path }) => [path, columns.includes(path)])),
    [fields, columns],
  );

  const table = useTable<Features, EntityRecord>({
    features,
    columns: columnDefs,
    data: records as EntityRecord[],
    getRowId: (record) => record.id,
    columnResizeMode: "onChange",
    columnResizeDirection: direction,
    isRowRangeSelectionEvent: (event) => (event as { shiftKey?: boolean }).shiftKey === true,
    state: { columnOrder: [...columns], columnVisibility, columnSizing: widths, rowSelection },
    onColumnSizingChange: (updater) => setWidths(functionalUpdate(updater, widths as Record<string, number>)),
    onRowSelectionChange: (updater) => {
      // Two changes in one event must build on each other, not on the last render.
      latestSelection.current = functionalUpdate(updater, latestSelection.current);
      setSelection(Object.keys(latestSelection.current));
    },
  });

  return { table, columns, setColumns, defaults, widths, setWidths, selection, setSelection };
}

export type TableModel = ReturnType<typeof useTableModel>;

const NONE: ColumnWidths = {};
const NOTHING: readonly string[] = [];

function columnDef(field: EntityField, fields: readonly EntityField[]): ColumnDef<Features, EntityRecord> {
  return {
    id: field.path,
    accessorFn: (record) => recordValue(record, field.path),
    size: columnWidth(field, fields),
    minSize: MIN_WIDTH,
    maxSize: MAX_WIDTH,
  };
}

/** A view may name fields the definition no longer has; an empty list means the default columns. */
function known(
  chosen: readonly string[] | undefined,
  fields: readonly EntityField[],
  defaults: readonly string[],
): readonly string[] {
  const paths = new Set(fields.map((field) => field.path));
  const kept = chosen?.filter((path) => paths.has(path)) ?? [];
  return kept.length > 0 ? kept : defaults;
}

function asFlags(ids: readonly string[]): Record<string, true> {
  return Object.fromEntries(ids.map((id) => [id, true as const]));
}
