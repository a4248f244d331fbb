import type { FilterOperator } from "../schema/operators.ts";

export interface TableMessages {
  label: (displayName: string) => string;
  hint: string;
  search: string;
  searchPlaceholder: string;
  filter: string;
  addFilter: string;
  editFilter: (text: string) => string;
  removeFilter: (text: string) => string;
  clearFilters: string;
  advancedFilter: string;
  operators: Record<FilterOperator, string>;
  missing: string;
  field: string;
  operator: string;
  value: string;
  from: string;
  to: string;
  and: string;
  listHint: string;
  apply: string;
  cancel: string;
  yes: string;
  no: string;
  columns: string;
  showColumn: (title: string) => string;
  moveColumnUp: (title: string) => string;
  moveColumnDown: (title: string) => string;
  resetColumns: string;
  columnMoved: (title: string, position: number, count: number) => string;
  columnResized: (title: string, width: number) => string;
  sortBy: string;
  unsorted: string;
  ascending: (title: string) => string;
  descending: (title: string) => string;
  sortedBy: (title: string, direction: "asc" | "desc" | "none") => string;
  selectRow: (title: string) => string;
  selectAll: string;
  selected: (count: number) => string;
  clearSelection: string;
  bulkActions: string;
  open: (title: string) => string;
  loading: string;
  loadingMore: string;
  records: (count: string, plural: boolean) => string;
  aboutRecords: (count: string) => string;
  loadedRecords: (loaded: string, total: string) => string;
  emptyTitle: string;
  emptyText: string;
  noMatchTitle: string;
  noMatchText: string;
}

export const tableMessages: TableMessages = {
  label: (displayName) => `${displayName} records`,
  hint: "Arrow keys move between cells, Enter opens a record, Space selects it. In a column header, Enter sorts, Shift with left or right resizes and Alt with left or right moves the column.",
  search: "Search",
  searchPlaceholder: "Search…",
  filter: "Filter",
  addFilter: "Add filter",
  editFilter: (text) => `Edit filter: ${text}`,
  removeFilter: (text) => `Remove filter: ${text}`,
  clearFilters: "Clear filters",
  advancedFilter: "Advanced filter",
  operators: {
    eq: "is",
    ne: "is not",
    gt: "is more than",
    gte: "is at least",
    lt: "is less than",
    lte: "is at most",
    between: "is between",
    in: "is any of",
    nin: "is none of",
    contains: "contains",
    startsWith: "starts with",
    endsWith: "ends with",
    has: "has",
    hasAny: "has any of",
    hasAll: "has all of",
    exists: "has a value",
  },
  missing: "has no value",
  field: "Field",
  operator: "Condition",
  value: "Value",
  from: "From",
  to: "To",
  and: "and",
  listHint: "Separate values with commas",
  apply: "Apply",
  cancel: "Cancel",
  yes: "Yes",
  no: "No",
  columns: "Columns",
  showColumn: (title) => `Show ${title}`,
  moveColumnUp: (title) => `Move ${title} up`,
  moveColumnDown: (title) => `Move ${title} down`,
  resetColumns: "Reset columns",
  columnMoved: (title, position, count) => `${title} moved to position ${position} of ${count}`,
  columnResized: (title, width) => `${title} is ${width} pixels wide`,
  sortBy: "Sort by",
  unsorted: "Default order",
  ascending: (title) => `${title}, ascending`,
  descending: (title) => `${title}, descending`,
  sortedBy: (title, direction) =>
    direction === "none"
      ? `No longer sorted by ${title}`
      : `Sorted by ${title}, ${direction === "asc" ? "ascending" : "descending"}`,
  selectRow: (title) => `Select ${title}`,
  selectAll: "Select all loaded records",
  selected: (count) => `${count} selected`,
  clearSelection: "Clear selection",
  bulkActions: "Actions for selected records",
  open: (title) => `Open ${title}`,
  loading: "Loading records…",
  loadingMore: "Loading more…",
  records: (count, plural) => `${count} ${plural ? "records" : "record"}`,
  aboutRecords: (count) => `About ${count} records`,
  loadedRecords: (loaded, total) => `${loaded} of ${total} loaded`,
  emptyTitle: "No records yet",
  emptyText: "Records will appear here as soon as they are created.",
  noMatchTitle: "Nothing matches",
  noMatchText: "Change or clear the filters to see more.",
};
