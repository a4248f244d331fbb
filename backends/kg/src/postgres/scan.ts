/** Rows that are read with one query of a scan. */
const BATCH = 5_000;

/** Everything that pages by id hold, page by page; no connection is held in between. */
export async function* inBatches<TRow>(
  readPage: (after: string | undefined, limit: number) => Promise<TRow[]>,
  idOf: (row: TRow) => string,
  limit: number = BATCH,
): AsyncGenerator<TRow[]> {
  let after: string | undefined;
  for (;;) {
    const rows = await readPage(after, limit);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = idOf(last);
  }
}
