/**
 * TanStack Query options made from operations.
 *
 * @module
 */
export { invalidate } from "./queries/invalidate.ts";
export {
  type MutationAdditions,
  type MutationStart,
  mutationOptions,
  type OperationMutationOptions,
  registerMutations,
} from "./queries/mutation-options.ts";
export {
  applyOptimistically,
  change,
  type OptimisticChange,
  type Rollback,
  removeItem,
  updateItem,
} from "./queries/optimistic.ts";
export {
  type InfiniteQueryKey,
  infiniteQueryKey,
  type OperationCarrier,
  type OperationKey,
  operationKey,
  type QueryKey,
  queryKey,
} from "./queries/query-key.ts";
export {
  infiniteQueryOptions,
  type OperationInfiniteQueryOptions,
  type OperationQueryOptions,
  queryOptions,
} from "./queries/query-options.ts";
