import type { CursorCodec } from "@elqnt/service-kit";
import type { Page, Position } from "./store/page.ts";

/** `limit` and `cursor` of a list operation. */
export interface PageInput {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const defaultLimit = 50;

/**
 * Answers one page of a list.
 *
 * @param query What names the list; its cursors are worthless elsewhere.
 * @param load Reads at most `limit` rows behind a position.
 * @param positionOf Where a row stands.
 */
export async function toPage<TRow>(
  input: PageInput,
  cursors: CursorCodec,
  query: readonly string[],
  load: (page: Page) => Promise<readonly TRow[]>,
  positionOf: (row: TRow) => Position,
): Promise<{ items: TRow[]; nextCursor?: string }> {
  const limit = input.limit ?? defaultLimit;
  const after = input.cursor === undefined ? undefined : await cursors.decode<Position>(query, input.cursor);
  const rows = await load({ limit: limit + 1, ...(after ? { after } : {}) });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || last === undefined) return { items };
  return { items, nextCursor: await cursors.encode(query, positionOf(last)) };
}
