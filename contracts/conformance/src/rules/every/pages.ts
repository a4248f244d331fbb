import type { Operation, OperationPagination } from "@elqnt/contracts";
import { ensure, expectStatus } from "../../engine/expect.ts";
import type { World } from "../../engine/world.ts";
import type { Exchange } from "../../http/exchange.ts";
import type { Input } from "../../http/request-builder.ts";
import type { ReadyCall } from "../../recipes/index.ts";

/** How an operation pages; only for operations that do. */
export function paginationOf(world: World, operationId: string): OperationPagination {
  const { pagination } = world.operation(operationId);
  if (!pagination) throw new TypeError(`Failed to page: ${operationId} is no list.`);
  return pagination;
}

export const isList = ({ pagination }: Operation): boolean => pagination !== undefined;

/** The input with paging arguments where the operation takes them. */
export function withPage({ in: place }: OperationPagination, input: Input, page: Input): Input {
  if (place === "query") return { ...input, ...page };
  return { ...input, body: { ...(input.body as object | undefined), ...page } };
}

export interface Page {
  readonly keys: readonly string[];
  readonly nextCursor?: string;
  readonly exchange: Exchange;
}

/** Reads one page and the keys of its items. */
export async function readPage(
  world: World,
  operationId: string,
  ready: ReadyCall,
  page: Input,
): Promise<Page> {
  const pagination = paginationOf(world, operationId);
  const exchange = await ready.caller.call(operationId, withPage(pagination, ready.input, page));
  expectStatus(exchange, 200);
  const body = exchange.json as Record<string, unknown>;
  const items = body[pagination.items] as Record<string, unknown>[];
  const nextCursor = body[pagination.nextCursor];
  const keyOf = ready.keyOf ?? ((item) => String(item.id));
  return { keys: items.map(keyOf), exchange, ...(typeof nextCursor === "string" ? { nextCursor } : {}) };
}

/** More pages than any list of this suite has: whoever gets here goes round in circles. */
const mostPages = 500;

/** Follows cursors to the end; `between` runs after each page. */
export async function traverse(
  world: World,
  operationId: string,
  ready: ReadyCall,
  limit: number,
  between: (page: Page, index: number) => Promise<void> = async () => {},
): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  for (let index = 0; ; index++) {
    const page = await readPage(world, operationId, ready, { limit, ...(cursor ? { cursor } : {}) });
    ensure(page.keys.length <= limit, `at most ${limit} items`, `${page.keys.length} items`, page.exchange);
    ensure(index < mostPages, "an end of the list", `${index} pages and more`, page.exchange);
    keys.push(...page.keys);
    await between(page, index);
    if (!page.nextCursor) return keys;
    cursor = page.nextCursor;
  }
}

/** Adds items and answers their keys in the order of adding. */
export async function fill(ready: ReadyCall, count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let index = 0; index < count; index++) keys.push(await ready.add!());
  return keys;
}

/** Values that occur more than once. */
export const repeated = (keys: readonly string[]): string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index);
