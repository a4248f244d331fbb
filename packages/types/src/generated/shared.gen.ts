// Generated from contracts/openapi/common and contracts/schemas by "npm run generate". Do not edit.
import type { CommonProblem, ProblemCode } from "./problems.gen.ts";

export type { CommonProblem, ProblemCode };

/** Id of an organization. Format: uuid. */
export type OrgId = string;

export interface ProblemDetail {
  /** JSON Pointer into the request body (`/fields/email`), or `#/query/<name>`, `#/header/<name>`, `#/path/<name>` for a parameter. */
  pointer: string;
  /** The broken rule: a JSON Schema keyword (`required`, `format`, …) or a word of the service (`unique`, `relation`). */
  code: string;
  message: string;
}

/** RFC 9457 problem details. `code` decides what a program does, `detail` is for people. */
export interface Problem {
  /** `urn:elqnt:problem:<code>` Format: uri. */
  type: string;
  /** Short text of the code; the same for every occurrence. */
  title: string;
  /** At least 400. At most 599. */
  status: number;
  /** What went wrong this time and what to do. */
  detail?: string;
  /** Path of the request. Format: uri-reference. */
  instance?: string;
  code: ProblemCode;
  requestId: string;
  /** One entry per fault, in document order. */
  errors?: ProblemDetail[];
  /** The stored resource, on `version_conflict`. */
  current?: { [key: string]: unknown };
}

/** RFC 3339 UTC in milliseconds, `2026-01-05T09:30:00.000Z`. Format: date-time. */
export type Timestamp = string;

/** UUIDv7. Format: uuid. */
export type Id = string;

/** Id of a user or service, `user_id` of its token. At most 128 characters. */
export type UserId = string;

/** Starts at 1 and grows by 1 with each write; quoted it is the ETag. At least 1. At most 9007199254740991. */
export type Version = number;

/** Opaque position in a list. Only a missing `nextCursor` ends a list; a page may be empty. At most 2048 characters. */
export type Cursor = string;

/** A field (`status`), a path into one (`address.city`) or a system field (`$createdAt`). At most 256 characters. */
export type FieldPath = string;

/** Conditions, all of which must hold. A key is a field path (`status`, `address.city`) or a system field (`$id`, `$createdAt`, `$updatedAt`, `$createdBy`, `$version`). A field that is missing or `null` is absent: `eq: null` and `exists: false` find it, and so do `ne` and `nin`, which are `eq` and `in` denied; no other operator does. A value of another type than the operand does not match. Text compares by code point, date-times by instant. An empty `in` or `hasAny` finds nothing, an empty `hasAll` every list. Nesting ends at 16 levels. Every fault inside, also one this schema finds, answers 400 `filter_invalid`. */
export type Filters = {
  $and?: FilterList;
  $or?: FilterList;
  $not?: Filters;
} & { [key: string]: FilterCondition };

/** At most 64 items. */
export type FilterList = Filters[];

/** At most 4096 characters. */
export type FilterScalar = string | number | boolean | null;

/** Numbers, or strings in code point order (dates among them). At most 4096 characters. */
export type FilterBound = string | number;

/** At most 1000 items. */
export type FilterValues = FilterScalar[];

/** Operators on one field, all of which must hold. */
export interface FilterOperators {
  eq?: FilterScalar;
  ne?: FilterScalar;
  gt?: FilterBound;
  gte?: FilterBound;
  lt?: FilterBound;
  lte?: FilterBound;
  /** Both ends included. At most 2 items. */
  between?: FilterBound[];
  in?: FilterValues;
  nin?: FilterValues;
  /** Substring, ignoring case. At most 1024 characters. */
  contains?: string;
  /** Prefix, ignoring case. At most 1024 characters. */
  startsWith?: string;
  /** Suffix, ignoring case. At most 1024 characters. */
  endsWith?: string;
  has?: FilterScalar;
  hasAny?: FilterValues;
  hasAll?: FilterValues;
  /** Whether the field is present and not null. */
  exists?: boolean;
}

/** A scalar means equality; an object holds operators. */
export type FilterCondition = FilterScalar | FilterOperators | Filters | FilterList;

/** Default: `"asc"`. */
export type SortDirection = "asc" | "desc";

export interface SortField {
  field: FieldPath;
  direction?: SortDirection;
}

/** Order of the rows: text by code point, `false` before `true`. Rows where the field is absent come last when ascending and first when descending. `$id` breaks ties in the direction of the last field, so paging is stable; without a field the newest rows come first. At most 8 items. */
export type Sort = SortField[];

/** `estimated` comes from the store's statistics and is cheap, `exact` counts. Default: `"none"`. */
export type CountMode = "none" | "estimated" | "exact";

/** How `total` was found. */
export type TotalKind = "estimated" | "exact";

/** Who did it. */
export interface Actor {
  userId: UserId;
  email?: string;
}
