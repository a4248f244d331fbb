import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Gateway, OperationFunction, Page } from "../index.ts";
import { operationKey, type QueryKey, queryKey } from "./query-key.ts";

/** Puts cached answers back as they were. */
export type Rollback = () => void;

/** How the answers of one operation change ahead of the write. */
export interface OptimisticChange {
  readonly operation: OperationFunction<never, unknown, string>;
  /** Only answers whose input has these properties; without it, every answer of the operation. */
  readonly input?: object | undefined;
  readonly update: (output: never, page: number) => unknown;
}

/**
 * Describes how the cached answers of an operation change; paged answers change page by page. It is exported
 * from `@elqnt/api/queries`.
 *
 * @param update Makes the new output from the old one and, in a paged answer, the index of the page, else 0.
 * @param input Restricts the change to answers whose input has at least these properties.
 */
export function change<TInput extends object, TOutput>(
  operation: OperationFunction<TInput, TOutput, string>,
  update: (output: TOutput, page: number) => TOutput,
  input?: Partial<TInput>,
): OptimisticChange {
  return { operation, update, input };
}

/**
 * Changes cached answers before the write is through, and gives the function that takes the changes back.
 *
 * Fetches under way are cancelled first, as their older answer would undo the change. It is exported from
 * `@elqnt/api/queries`.
 *
 * @example
 * Show an update at once
 *
 * ```ts
 * const updateTicket = mutationOptions(updateRecord, gateway, {
 *   optimistic: ({ recordId, body }, client) =>
 *     applyOptimistically(client, gateway, [
 *       change(listRecords, updateItem(recordId, (record) => ({ ...record, fields: { ...record.fields, ...body.fields } }))),
 *     ]),
 * });
 * ```
 */
export async function applyOptimistically(
  client: QueryClient,
  gateway: Pick<Gateway, "orgId">,
  changes: readonly OptimisticChange[],
): Promise<Rollback> {
  const keys = changes.map(({ operation, input }) =>
    input ? queryKey(operation, gateway, input) : operationKey(operation, gateway),
  );
  await Promise.all(keys.map((key) => client.cancelQueries({ queryKey: key })));
  const before = new Map<string, readonly [QueryKey, unknown]>();
  changes.forEach(({ update }, index) => {
    for (const [key, data] of client.getQueriesData({ queryKey: keys[index]! })) {
      if (data === undefined) continue;
      const id = JSON.stringify(key);
      if (!before.has(id)) before.set(id, [key as QueryKey, data]);
      client.setQueryData(key, updateData(data, update as UpdateOutput, key[5] === "infinite"));
    }
  });
  return () => {
    for (const [key, data] of before.values()) client.setQueryData(key, data);
  };
}

/** For {@link change}: replaces the item of an id in a page. */
export function updateItem<TItem extends { readonly id: string }>(
  id: string,
  update: (item: TItem) => TItem,
) {
  return <TPage extends Page<TItem>>(page: TPage): TPage => ({
    ...page,
    items: page.items.map((item) => (item.id === id ? update(item) : item)),
  });
}

/** For {@link change}: takes the item of an id out of a page. */
export function removeItem(id: string) {
  return <TPage extends Page<{ readonly id: string }>>(page: TPage): TPage => ({
    ...page,
    items: page.items.filter((item) => item.id !== id),
  });
}

type UpdateOutput = (output: unknown, page: number) => unknown;

function updateData(data: unknown, update: UpdateOutput, infinite: boolean): unknown {
  if (!infinite) return update(data, 0);
  const { pages, pageParams } = data as InfiniteData<unknown>;
  return { pages: pages.map((page, index) => update(page, index)), pageParams };
}
