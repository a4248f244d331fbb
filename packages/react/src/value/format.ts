import type { Appearance } from "../provider/appearance.ts";

type Formatting = Pick<Appearance, "locale" | "timeZone">;

/** Building an Intl formatter costs far more than using it; a table formats thousands of cells. */
const formatters = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

function remembered<TFormatter extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  create: () => TFormatter,
): TFormatter {
  let formatter = formatters.get(key) as TFormatter | undefined;
  if (!formatter) {
    formatter = create();
    formatters.set(key, formatter);
  }
  return formatter;
}

/** `2026-11-22` is a calendar day, not a moment: it never shifts with the time zone. */
export function formatDate(value: string, { locale }: Formatting): string {
  const day = parseDate(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value);
  if (!day) return value;
  return remembered(
    `date/${locale}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }),
  ).format(day);
}

export function formatDateTime(value: string, { locale, timeZone }: Formatting): string {
  const moment = parseDate(value);
  if (!moment) return value;
  const options = { dateStyle: "medium", timeStyle: "short", ...(timeZone && { timeZone }) } as const;
  return remembered(`time/${locale}/${timeZone}`, () => new Intl.DateTimeFormat(locale, options)).format(
    moment,
  );
}

export function formatNumber(value: number, { locale }: Pick<Formatting, "locale">): string {
  return remembered(
    `number/${locale}`,
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }),
  ).format(value);
}

/** `0.82` reads as "82%". */
export function formatPercent(value: number, { locale }: Pick<Formatting, "locale">): string {
  return remembered(
    `percent/${locale}`,
    () => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }),
  ).format(value);
}

function parseDate(value: string): Date | undefined {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 hours ago", "in 2 days"; anything under a minute is "now". */
export function formatRelative(value: string, now: number, locale: string): string {
  const moment = parseDate(value);
  if (!moment) return value;
  const seconds = (moment.getTime() - now) / 1000;
  const formatter = remembered(
    `relative/${locale}`,
    () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
  );
  const unit = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? formatter.format(Math.trunc(seconds / unit[1]), unit[0]) : formatter.format(0, "second");
}
