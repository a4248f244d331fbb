/**
 * The filter language of the contracts (contract.md §2): one parser, one AST, an evaluation in memory and a total
 * order for sorting. Entities, views, workflow conditions and graph filters share it; the entities service
 * compiles the same AST to SQL.
 */
export type {
  CompareOperator,
  Field,
  FieldCatalogue,
  FieldKind,
  Filter,
  FilterIssue,
  FilterIssueCode,
  FilterResult,
  Scalar,
  SetOperator,
  SortKey,
  TextOperator,
} from "./ast.ts";
export { fieldCatalogue, propertiesOf, systemFields } from "./catalogue.ts";
export { evaluator } from "./evaluate.ts";
export { filterLimits } from "./limits.ts";
export { operatorsOf } from "./operators.ts";
export { everything, parseFilters } from "./parse.ts";
export { comparator, compareSortValues, parseSort, sortValue, tieDirection } from "./sort.ts";
export {
  comparable,
  compareScalars,
  compareText,
  type FilterRow,
  foldCase,
  instantKey,
  isDateText,
  isScalar,
  readField,
} from "./values.ts";
