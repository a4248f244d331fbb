/**
 * What a field holds, as far as comparing is concerned. `any` and `object` allow only what needs no order. An
 * `untyped` field has no schema: it takes every operator, and the operand's type says which values it compares with.
 */
export type FieldKind =
  | "text"
  | "number"
  | "boolean"
  | "date"
  | "instant"
  | "list"
  | "object"
  | "any"
  | "untyped";

/** One addressable field: `address.city` is `{ path: ["address", "city"], system: false }`. */
export interface Field {
  /** As the caller writes it: `address.city`, `$createdAt`. */
  name: string;
  path: readonly string[];
  system: boolean;
  kind: FieldKind;
  /** What a list's elements are; absent on other kinds. */
  item?: FieldKind;
}

/** Every field a filter or a sort may name, by the name callers write. */
export type FieldCatalogue = ReadonlyMap<string, Field>;

export type Scalar = string | number | boolean;

/** The operators that are left once `ne`, `nin`, `between`, `has` and null are written out. */
export type CompareOperator = "eq" | "gt" | "gte" | "lt" | "lte";
export type TextOperator = "contains" | "startsWith" | "endsWith";
export type SetOperator = "in" | "hasAny" | "hasAll";

/**
 * The filter language, parsed. Two-valued: a condition on a missing field (absent, null, or of another type
 * than the schema says) is simply not met, and `not` turns every answer round.
 */
export type Filter =
  | { kind: "and" | "or"; filters: readonly Filter[] }
  | { kind: "not"; filter: Filter }
  | { kind: "compare"; field: Field; operator: CompareOperator; value: Scalar }
  | { kind: "text"; field: Field; operator: TextOperator; value: string }
  | { kind: "set"; field: Field; operator: SetOperator; values: readonly Scalar[] }
  | { kind: "exists"; field: Field };

/** One sort key; the last key's direction also orders the `$id` that breaks ties. */
export interface SortKey {
  field: Field;
  direction: "asc" | "desc";
}

/** What is wrong, and where in the value the caller sent. */
export interface FilterIssue {
  /** JSON Pointer into the filters (or the sort) as sent. */
  pointer: string;
  code: FilterIssueCode;
  message: string;
}

export type FilterIssueCode =
  | "unknown_field"
  | "unknown_operator"
  | "operator_not_allowed"
  | "value_type"
  | "value_limit"
  | "too_complex"
  | "shape";

export type FilterResult<TValue> =
  | { ok: true; value: TValue }
  | { ok: false; issues: readonly FilterIssue[] };
