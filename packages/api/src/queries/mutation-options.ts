import type { MutationFunctionContext, QueryClient } from "@tanstack/react-query";
import type { ClientErrorCode, Gateway, GatewayError, OperationFunction } from "../index.ts";
import { bindIdempotencyKey, findIdempotencyKey, releaseIdempotencyKey } from "./idempotency-key.ts";
import { invalidate } from "./invalidate.ts";
import type { Rollback } from "./optimistic.ts";
import { type OperationKey, operationKey } from "./query-key.ts";

/** What a mutation keeps from its start; persisted with it. */
export interface MutationStart {
  readonly idempotencyKey?: string | undefined;
  readonly rollback?: Rollback | undefined;
}

/** What is added to the mutation of an operation. */
export interface MutationAdditions<TInput, TOutput> {
  /** Changes the cache ahead of the write; what it gives back is called when the write fails. */
  readonly optimistic?: ((input: TInput, client: QueryClient) => Promise<Rollback> | Rollback) | undefined;
  /** Called after a success, when the cache is marked stale. */
  readonly onSuccess?: ((output: TOutput, input: TInput, client: QueryClient) => unknown) | undefined;
}

/** Options of one mutation, for `useMutation` and `setMutationDefaults`. */
export interface OperationMutationOptions<TInput, TOutput, TCode extends string> {
  mutationKey: OperationKey;
  mutationFn: (input: TInput, context: MutationFunctionContext) => Promise<TOutput>;
  onMutate: (input: TInput, context: MutationFunctionContext) => Promise<MutationStart>;
  onError: (
    error: GatewayError<TCode | ClientErrorCode>,
    input: TInput,
    start: MutationStart | undefined,
    context: MutationFunctionContext,
  ) => void;
  onSuccess: (
    output: TOutput,
    input: TInput,
    start: MutationStart | undefined,
    context: MutationFunctionContext,
  ) => unknown;
}

// After these the cache is known to be wrong, although nothing was written.
const staleStatuses = [404, 409, 410, 412];

/**
 * Makes the TanStack Query options of a writing operation.
 *
 * A success marks stale what the contract names. The idempotency key belongs to the variables: retries, a
 * second submit of the same object after a failure, and a mutation resumed after going offline or reloading the
 * page all send the same one, so they have one effect. `additions` go through here rather than by spreading,
 * which would replace all that. It is exported from `@elqnt/api/queries`.
 *
 * @example
 * Create a record
 *
 * ```ts
 * const { mutate } = useMutation(mutationOptions(createRecord, gateway));
 * mutate({ entityName: "ticket", body: { fields } });
 * ```
 */
export function mutationOptions<TInput, TOutput, TCode extends string>(
  operation: OperationFunction<TInput, TOutput, TCode>,
  gateway: Gateway,
  additions: MutationAdditions<TInput, TOutput> = {},
): OperationMutationOptions<TInput, TOutput, TCode> {
  const { idempotency } = operation.operation;
  return {
    mutationKey: operationKey(operation, gateway),
    mutationFn: (input, { client }) => {
      if (!idempotency) return operation(gateway, input);
      const started = findIdempotencyKey(client.getMutationCache(), input);
      return operation(gateway, input, { idempotencyKey: started ?? bindIdempotencyKey(input) });
    },
    onMutate: async (input, { client }) => ({
      idempotencyKey: idempotency ? bindIdempotencyKey(input) : undefined,
      rollback: await additions.optimistic?.(input, client),
    }),
    onError: ({ status = 0 }, _input, start, { client }) => {
      start?.rollback?.();
      if (staleStatuses.includes(status)) void invalidate(client, gateway, operation);
    },
    onSuccess: (output, input, _start, { client }) => {
      releaseIdempotencyKey(input);
      // Not awaited: the write is done, refetching is the cache's business.
      void invalidate(client, gateway, operation);
      return additions.onSuccess?.(output, input, client);
    },
  };
}

/**
 * Registers how operations are written, so that mutations persisted while offline can be resumed after the page
 * was loaded again. Call it before `resumePausedMutations`. It is exported from `@elqnt/api/queries`.
 *
 * @example
 * Resume what was persisted
 *
 * ```ts
 * registerMutations(queryClient, gateway, [createRecord, updateRecord, deleteRecord]);
 * await queryClient.resumePausedMutations();
 * ```
 */
export function registerMutations(
  client: QueryClient,
  gateway: Gateway,
  operations: readonly OperationFunction<never, unknown, string>[],
): void {
  for (const operation of operations) {
    client.setMutationDefaults(
      operationKey(operation, gateway),
      mutationOptions(operation, gateway) as object,
    );
  }
}
