import type { EntityRecord } from "@elqnt/types/entities";
import { type EntityField, isScalar } from "../schema/field.ts";
import { recordValue } from "../schema/fields.ts";

/** A value of the grouping field; `null` stands for "no value". */
export type ColumnValue = string | number | boolean | null;

export interface BoardColumn {
  value: ColumnValue;
  label: string;
  tone: number | undefined;
  records: EntityRecord[];
}

export function columnValue(record: EntityRecord, path: string): ColumnValue {
  const value = recordValue(record, path);
  return isScalar(value) ? value : null;
}

/**
 * The columns of a board: one per option of the schema in its order, values the schema does not know behind
 * them, and "no value" last where a record may have none.
 */
export function boardColumns(
  records: readonly EntityRecord[],
  field: EntityField,
  noValue: string,
  columnOf: (record: EntityRecord) => ColumnValue,
): BoardColumn[] {
  const columns = new Map<ColumnValue, BoardColumn>();
  const add = (value: ColumnValue, label: string, tone?: number) =>
    columns.set(value, { value, label, tone, records: [] });
  for (const { value, label, tone } of field.options ?? []) add(value, label, tone);
  const known = columns.size;
  for (const record of records) {
    const value = columnOf(record);
    if (!columns.has(value)) add(value, value === null ? noValue : String(value));
    columns.get(value)?.records.push(record);
  }
  if (!field.required && !columns.has(null)) add(null, noValue);
  const all = [...columns.values()];
  const extra = all
    .slice(known)
    .sort((left, right) => Number(left.value === null) - Number(right.value === null));
  return [...all.slice(0, known), ...extra];
}
