import { type QueryClient, QueryClientContext } from "@tanstack/react-query";
import { useContext, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { CallOptions, Gateway, OperationFunction } from "../index.ts";
import { invalidate } from "../queries.ts";
import { type Action, type AnyAction, toAction } from "./action.ts";
import { type ActionState, type ActionStore, createActionStore, idle } from "./action-store.ts";

/** Actions by name: made by `action()`, or operations as they are. */
export type ActionDefinitions = Readonly<
  Record<string, AnyAction | OperationFunction<never, unknown, string>>
>;

/** What {@link useActions} gives for its definitions. */
export type Actions<TDefinitions extends ActionDefinitions> = ActionState & {
  readonly [TName in keyof TDefinitions]: TDefinitions[TName] extends Action<
    infer TArguments,
    infer TResult,
    infer TFallback
  >
    ? (...args: TArguments) => Promise<TResult | TFallback>
    : TDefinitions[TName] extends OperationFunction<infer TInput, infer TOutput, string>
      ? (input: TInput, options?: CallOptions) => Promise<TOutput | null>
      : never;
};

/**
 * Turns operations into the imperative actions of a hook, with `loading` and `error` over all of them.
 *
 * An action never rejects: it resolves to its fallback and sets `error`, a `GatewayError`. Actions keep their
 * identity while the gateway does. After a success they mark stale what the contract names in the `QueryClient`
 * that is mounted; without one they just call. It is exported from `@elqnt/api/hooks`.
 *
 * @example
 * A hook of a domain package
 *
 * ```ts
 * const actions = { createRecord: action(createRecord, (entityName: string, body: CreateRecordBody) => ({ entityName, body }), null) };
 *
 * export function useEntities(options: GatewayOptions) {
 *   return useActions(useGateway(options), actions);
 * }
 * ```
 *
 * @param gateway The gateway to call through.
 * @param definitions Actions by name; the names must not change between renders.
 */
export function useActions<TDefinitions extends ActionDefinitions>(
  gateway: Gateway,
  definitions: TDefinitions,
): Actions<TDefinitions> {
  const client = useContext(QueryClientContext);
  const latest = useRef(definitions);
  useEffect(() => {
    latest.current = definitions;
  });

  // One store per gateway: a call that began for another organization changes nothing on screen.
  const { store, actions } = useMemo(() => {
    const store = createActionStore();
    const bind = (name: string) => bindAction(() => latest.current[name]!, gateway, client, store);
    return {
      store,
      actions: Object.fromEntries(Object.keys(latest.current).map((name) => [name, bind(name)])),
    };
  }, [gateway, client]);

  const state = useSyncExternalStore(store.subscribe, store.getState, () => idle);
  return useMemo(() => ({ ...actions, ...state }), [actions, state]) as Actions<TDefinitions>;
}

function bindAction(
  read: () => ActionDefinitions[string],
  gateway: Gateway,
  client: QueryClient | undefined,
  store: ActionStore,
): (...args: unknown[]) => Promise<unknown> {
  return (...args) => {
    const definition = read();
    const action = toAction(definition);
    const call = async () => {
      const result = await action.run(gateway, ...args);
      if (client) for (const operation of action.writes) void invalidate(client, gateway, operation);
      return result;
    };
    const signal =
      typeof definition === "function" ? (args[1] as CallOptions | undefined)?.signal : undefined;
    return store.track(call, action.fallback, signal);
  };
}
