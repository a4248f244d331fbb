/** What one filter may cost; the same for every service. */
export const filterLimits = {
  /** Levels of `$and`, `$or` and `$not`. */
  depth: 16,
  /** Branches of one `$and` or `$or`, and keys of one object. */
  breadth: 64,
  /** Conditions altogether. */
  conditions: 256,
  /** Values of one `in`, `nin`, `hasAny` or `hasAll`. */
  values: 1000,
  /** Characters of one text value. */
  textLength: 1024,
  sortKeys: 8,
  /** Issues reported at once. */
  issues: 20,
} as const;
