import type { CallOptions, Gateway, OperationFunction } from "../index.ts";
import type { OperationCarrier } from "../queries.ts";

/** One imperative action of a hook: what it does, what it gives when that fails, and which operations it writes. */
export interface Action<TArguments extends readonly unknown[], TResult, TFallback = TResult> {
  run(gateway: Gateway, ...args: TArguments): Promise<TResult>;
  readonly fallback: TFallback;
  /** Operations whose `invalidates` apply after a success. */
  readonly writes: readonly OperationCarrier[];
}

/**
 * Makes an action of one operation. It is exported from `@elqnt/api/hooks`.
 *
 * @example
 * The mission's `createRecord(entityName, { fields })`, which resolves to `null` on failure
 *
 * ```ts
 * const createRecordAction = action(createRecord, (entityName: string, body: CreateRecordBody) => ({ entityName, body }), null);
 * ```
 *
 * @param operation The operation to call.
 * @param toInput Turns the arguments of the action into the input of the operation.
 * @param fallback What the action resolves to when it fails: `null`, `false` or `[]`.
 */
export function action<TArguments extends readonly unknown[], TInput, TOutput, TFallback>(
  operation: OperationFunction<TInput, TOutput, string>,
  toInput: (...args: TArguments) => TInput,
  fallback: TFallback,
): Action<TArguments, TOutput, TFallback>;
/**
 * Makes an action that gives something else than the output of its operation.
 *
 * @example
 * A delete that resolves to `true` or `false`
 *
 * ```ts
 * const deleteRecordAction = action(deleteRecord, (entityName: string, recordId: string) => ({ entityName, recordId }), false, () => true);
 * ```
 *
 * @param toResult Turns the output of the operation into the result of the action.
 */
export function action<TArguments extends readonly unknown[], TInput, TOutput, TResult, TFallback>(
  operation: OperationFunction<TInput, TOutput, string>,
  toInput: (...args: TArguments) => TInput,
  fallback: TFallback,
  toResult: (output: TOutput) => TResult,
): Action<TArguments, TResult, TFallback>;
export function action<TArguments extends readonly unknown[], TInput, TOutput>(
  operation: OperationFunction<TInput, TOutput, string>,
  toInput: (...args: TArguments) => TInput,
  fallback: unknown,
  toResult: (output: TOutput) => unknown = (output) => output,
): Action<TArguments, unknown, unknown> {
  return {
    run: async (gateway, ...args) => toResult(await operation(gateway, toInput(...args))),
    fallback,
    writes: [operation],
  };
}

/** An operation as it is, as an action: takes input and options, resolves to `null` on failure. */
export function toAction(
  definition: AnyAction | OperationFunction<never, unknown, string>,
): Action<unknown[], unknown, unknown> {
  if (typeof definition !== "function") return definition as Action<unknown[], unknown, unknown>;
  const call = definition as OperationFunction<unknown, unknown, string>;
  return {
    run: (gateway, input, options) => call(gateway, input, options as CallOptions | undefined),
    fallback: null,
    writes: [definition],
  };
}

/** Any {@link Action}. */
export type AnyAction = Action<never, unknown, unknown>;
