import type { Field, FieldKind, Scalar } from "./ast.ts";

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * An RFC 3339 date-time as a string that sorts by instant: UTC, microseconds, fixed width. Undefined for
 * anything else, and for what PostgreSQL's `timestamptz` refuses too (year 0, offsets of 16 hours and more).
 */
export function instantKey(text: string): string | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction = "",
    sign,
    offsetHour = "0",
    offsetMinute = "0",
  ] = match;
  if (!isDate(Number(year), Number(month), Number(day))) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHour) > 15 || Number(offsetMinute) > 59) return undefined;
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000 * (sign === "-" ? -1 : 1);
  const utc = local - offset;
  if (utc < FIRST_INSTANT || utc > LAST_INSTANT) return undefined;
  return `${new Date(utc).toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, "0")}Z`;
}

const FIRST_INSTANT = Date.parse("0001-01-01T00:00:00Z");
const LAST_INSTANT = Date.parse("9999-12-31T23:59:59.999Z");

/** True for `YYYY-MM-DD` that names a day of the calendar, years 1 to 9999. */
export function isDateText(text: string): boolean {
  const match = DATE.exec(text);
  return match !== null && isDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return day <= date.getUTCDate();
}

/**
 * A stored value as its field compares it: undefined when it is missing, null or of another type than the
 * field's kind, an instant as {@link instantKey}, everything else as it is.
 */
export function comparable(kind: FieldKind, value: unknown): Scalar | undefined {
  switch (kind) {
    case "text":
    case "date":
      return typeof value === "string" ? value : undefined;
    case "instant":
      return typeof value === "string" ? instantKey(value) : undefined;
    case "number":
      return typeof value === "number" ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "any":
    case "untyped":
      return isScalar(value) ? value : undefined;
    default:
      return undefined;
  }
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** Orders text by code point, as PostgreSQL's collation "C" does; UTF-16 order differs above U+FFFF. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codePointOrder(a) - codePointOrder(b);
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above every other UTF-16 unit. */
function codePointOrder(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Orders two comparable values of one field. False sorts before true. */
export function compareScalars(left: Scalar, right: Scalar): number {
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  return Number(left) - Number(right);
}

/** Text as `contains`, `startsWith` and `endsWith` compare it. */
export function foldCase(text: string): string {
  return text.toLowerCase();
}

/** Reads a field's raw value out of something that holds `fields` and system fields. */
export function readField(field: Field, row: FilterRow): unknown {
  if (field.system) return row[field.path[0] as SystemField];
  let value: unknown = row.fields;
  for (const key of field.path) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

export type SystemField = "id" | "createdAt" | "updatedAt" | "createdBy" | "version";

/** What the memory evaluation looks at: a record, or anything of that shape. */
export interface FilterRow {
  id: string;
  createdAt: string;
  updatedAt: string;
  createdBy?: string | undefined;
  version: number;
  fields: Readonly<Record<string, unknown>>;
}
