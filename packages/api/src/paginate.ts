import { callError } from "./call-error.ts";
import type { GatewayError } from "./gateway-error.ts";
import type { CallOptions, Gateway } from "./gateway-options.ts";
import type { OperationFunction } from "./operation.ts";
import { paginationOf, withCursor } from "./pagination.ts";

/** A page as list operations answer it. */
export interface Page<TItem> {
  readonly items: readonly TItem[];
  readonly nextCursor?: string | undefined;
}

/** The items of a list over all its pages, fetched as they are read. */
export interface Items<TItem> extends AsyncIterable<TItem> {
  /** Reads to the end and gives everything. */
  toArray(): Promise<TItem[]>;
}

/** {@link Items} that can also be read by page or up to a number. */
export interface Paginator<TItem, TPage> extends Items<TItem> {
  pages(): AsyncIterable<TPage>;
  /** The first `count` items; no page is fetched that is not needed. */
  take(count: number): Items<TItem>;
}

/**
 * Reads a list operation over all its pages.
 *
 * Pages may be empty; only a missing `nextCursor` ends the list. A page is fetched when the one before is used
 * up, and breaking out of the loop fetches no more. It is exported from `@elqnt/api`.
 *
 * @example
 * Walk over every open ticket
 *
 * ```ts
 * for await (const record of paginate(listRecords, gateway, { entityName: "ticket", limit: 200 })) {
 *   console.log(record.fields.title);
 * }
 * ```
 *
 * @param operation A list operation.
 * @param input Input of the first page; with a `cursor` the walk starts there.
 */
export function paginate<TInput extends object, TItem, TPage extends Page<TItem>>(
  operation: OperationFunction<TInput, TPage & Page<TItem>, string>,
  gateway: Gateway,
  input: TInput,
  options?: CallOptions,
): Paginator<TItem, TPage> {
  const pages = () => readPages(operation, gateway, input, options);
  return {
    ...toItems(() => readItems(operation, pages(), Number.POSITIVE_INFINITY)),
    pages,
    take: (count) => toItems(() => readItems(operation, pages(), count)),
  };
}

async function* readPages<TInput extends object, TPage>(
  operation: OperationFunction<TInput, TPage, string>,
  gateway: Gateway,
  input: TInput,
  options: CallOptions | undefined,
): AsyncGenerator<TPage, void, undefined> {
  const pagination = paginationOf(operation.operation);
  let cursor: string | undefined;
  do {
    const page = await operation(gateway, withCursor(pagination, input, cursor), options);
    yield page;
    const next = (page as Record<string, unknown>)[pagination.nextCursor] as string | undefined;
    if (next !== undefined && next === cursor) throw repeatedCursor(operation.operation.id);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}

async function* readItems<TItem, TPage>(
  operation: OperationFunction<never, TPage, string>,
  pages: AsyncIterable<TPage>,
  count: number,
): AsyncGenerator<TItem, void, undefined> {
  const { items } = paginationOf(operation.operation);
  let left = count;
  if (left <= 0) return;
  for await (const page of pages) {
    for (const item of ((page as Record<string, unknown>)[items] ?? []) as TItem[]) {
      yield item;
      if (--left <= 0) return;
    }
  }
}

function toItems<TItem>(read: () => AsyncGenerator<TItem, void, undefined>): Items<TItem> {
  return {
    [Symbol.asyncIterator]: read,
    async toArray() {
      const items: TItem[] = [];
      for await (const item of read()) items.push(item);
      return items;
    },
  };
}

function repeatedCursor(id: string): GatewayError {
  const reason = "the service answered the cursor it was given. Report it to the service's team.";
  return callError("protocol_error", id, reason);
}
