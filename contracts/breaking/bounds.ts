import type { Schema } from "../generator/src/document.ts";

const lowered = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"] as const;
const raised = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"] as const;
const exact = ["pattern", "format", "multipleOf", "uniqueItems", "not", "propertyNames"] as const;

const asText = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

const isTighter = (before: unknown, after: unknown, direction: 1 | -1): boolean =>
  after !== undefined &&
  (before === undefined || (after as number) * direction > (before as number) * direction);

/** Limits that refuse what was accepted before, as "maxLength: 20 -> 10". */
export function tightenedBounds(before: Schema, after: Schema): string[] {
  const keywords = [
    ...lowered.filter((keyword) => isTighter(before[keyword], after[keyword], -1)),
    ...raised.filter((keyword) => isTighter(before[keyword], after[keyword], 1)),
    ...exact.filter(
      (keyword) => after[keyword] !== undefined && asText(before[keyword]) !== asText(after[keyword]),
    ),
  ];
  return keywords.map((keyword) => `${keyword}: ${asText(before[keyword])} -> ${asText(after[keyword])}`);
}
