import type { CursorCodec } from "./cursor.ts";

export interface PageRequest<TItem, TPosition> {
  limit: number;
  cursor: string | undefined;
  cursors: CursorCodec;
  /** Everything that shapes the list except the cursor and the limit. */
  query: unknown;
  /** Reads up to `count` items after a position. */
  read(after: TPosition | undefined, count: number): Promise<TItem[]>;
  position(item: TItem): TPosition;
}

/** One page of a keyset list: one item more is read to know whether there is a next page. */
export async function listPage<TItem, TPosition>(
  request: PageRequest<TItem, TPosition>,
): Promise<{ items: TItem[]; nextCursor?: string }> {
  const { limit, cursor, cursors, query } = request;
  const after = cursor === undefined ? undefined : await cursors.decode<TPosition>(query, cursor);
  const found = await request.read(after, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (!last || found.length <= limit) return { items };
  return { items, nextCursor: await cursors.encode(query, request.position(last)) };
}
