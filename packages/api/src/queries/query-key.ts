import type { ClientOperation, Gateway } from "../index.ts";

/**
 * Key of everything an operation may have cached for an organization. Neither URL nor headers are part of it,
 * so that server and browser share entries and organizations never do.
 */
export type OperationKey = readonly ["elqnt", orgId: string, service: string, operationId: string];

/** Key of one cached answer. */
export type QueryKey = readonly [...OperationKey, input: unknown];

/** Key of one cached list of pages, distinct from the answer for its first page. */
export type InfiniteQueryKey = readonly [...QueryKey, "infinite"];

/** Anything that carries the row of an operation, such as the generated functions. */
export interface OperationCarrier {
  readonly operation: ClientOperation;
}

/**
 * Builds the key that matches every cached answer of an operation. It is exported from `@elqnt/api/queries`.
 *
 * @example
 * Refetch all record lists of an organization
 *
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: operationKey(listRecords, gateway) });
 * ```
 */
export function operationKey(
  { operation }: OperationCarrier,
  { orgId }: Pick<Gateway, "orgId">,
): OperationKey {
  return ["elqnt", orgId, operation.service, operation.id];
}

/** Builds the key of the answer for one input. It is exported from `@elqnt/api/queries`. */
export function queryKey(
  carrier: OperationCarrier,
  gateway: Pick<Gateway, "orgId">,
  input: unknown,
): QueryKey {
  return [...operationKey(carrier, gateway), input];
}

/** Builds the key of the pages for one input. It is exported from `@elqnt/api/queries`. */
export function infiniteQueryKey(
  carrier: OperationCarrier,
  gateway: Pick<Gateway, "orgId">,
  input: unknown,
): InfiniteQueryKey {
  return [...queryKey(carrier, gateway, input), "infinite"];
}
