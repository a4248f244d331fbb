import { type RawBuilder, sql } from "kysely";

/**
 * Binds a value as `jsonb`. Drivers disagree on what a JavaScript array or string becomes, so the value always
 * travels as text: `$1::text::jsonb`.
 */
export function json<TValue>(value: TValue): RawBuilder<TValue> {
  return sql`${JSON.stringify(value)}::text::jsonb`;
}
