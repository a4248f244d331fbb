/** Where a list goes on: sort key, then id. */
export type Position = readonly [string, string];

/** A part of a list: at most `limit` rows behind `after`. */
export interface Page {
  readonly limit: number;
  readonly after?: Position;
}
