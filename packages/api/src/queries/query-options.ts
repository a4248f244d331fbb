import type { DataTag, InfiniteData } from "@tanstack/react-query";
import type { ClientErrorCode, Gateway, GatewayError, OperationFunction, Page } from "../index.ts";
import { paginationOf, withCursor } from "../pagination.ts";
import { type InfiniteQueryKey, infiniteQueryKey, type QueryKey, queryKey } from "./query-key.ts";

/** Options of one query, for `useQuery`, `useSuspenseQuery`, `prefetchQuery` and their like. */
export interface OperationQueryOptions<TOutput, TCode extends string> {
  queryKey: DataTag<QueryKey, TOutput, GatewayError<TCode | ClientErrorCode>>;
  queryFn: (context: { signal: AbortSignal }) => Promise<TOutput>;
  /** The pipeline has retried already. */
  retry: false;
}

/** Options of one paged query, for `useInfiniteQuery` and `prefetchInfiniteQuery`. */
export interface OperationInfiniteQueryOptions<TPage, TCode extends string> {
  queryKey: DataTag<
    InfiniteQueryKey,
    InfiniteData<TPage, string | undefined>,
    GatewayError<TCode | ClientErrorCode>
  >;
  queryFn: (context: { signal: AbortSignal; pageParam: string | undefined }) => Promise<TPage>;
  initialPageParam: string | undefined;
  getNextPageParam: (page: TPage) => string | undefined;
  retry: false;
}

/**
 * Makes the TanStack Query options of an operation for one input. Spread them to add your own.
 * It is exported from `@elqnt/api/queries`.
 *
 * @example
 * Use one record in a component
 *
 * ```ts
 * const { data } = useQuery({ ...queryOptions(getRecord, gateway, { entityName: "ticket", recordId }), staleTime: 5_000 });
 * ```
 */
export function queryOptions<TInput, TOutput, TCode extends string>(
  operation: OperationFunction<TInput, TOutput, TCode>,
  gateway: Gateway,
  input: TInput,
): OperationQueryOptions<TOutput, TCode> {
  return {
    queryKey: queryKey(operation, gateway, input) as OperationQueryOptions<TOutput, TCode>["queryKey"],
    queryFn: ({ signal }) => operation(gateway, input, { signal }),
    retry: false,
  };
}

/**
 * Makes the TanStack Query options of a list operation for all its pages. It is exported from
 * `@elqnt/api/queries`.
 *
 * @example
 * Load more on demand
 *
 * ```ts
 * const { data, fetchNextPage } = useInfiniteQuery(infiniteQueryOptions(listRecords, gateway, { entityName: "ticket" }));
 * ```
 */
export function infiniteQueryOptions<
  TInput extends object,
  TPage extends Page<unknown>,
  TCode extends string,
>(
  operation: OperationFunction<TInput, TPage, TCode>,
  gateway: Gateway,
  input: TInput,
): OperationInfiniteQueryOptions<TPage, TCode> {
  const pagination = paginationOf(operation.operation);
  return {
    queryKey: infiniteQueryKey(operation, gateway, input) as OperationInfiniteQueryOptions<
      TPage,
      TCode
    >["queryKey"],
    queryFn: ({ signal, pageParam }) =>
      operation(gateway, withCursor(pagination, input, pageParam), { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) =>
      (page as Page<unknown> & Record<string, unknown>)[pagination.nextCursor] as string | undefined,
    retry: false,
  };
}
