import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json, succeeding } from "./rewrite.ts";

const cursorOf = (json: Json, url: URL): string | undefined => json?.cursor ?? url.searchParams.get("cursor");

const forgiving = (operations: string[]) =>
  handling(operations, async (asked, send) => {
    const answered = await send(asked);
    if (answered.json?.code !== "cursor_invalid") return answered;
    asked.url.searchParams.delete("cursor");
    if (asked.json) delete asked.json.cursor;
    return send(asked);
  });

export const paginationMutants = mutantsOf("pagination", {
  "off-by-one": [
    "the last item of every page but the last is lost",
    "pagination/complete:listRecords",
    succeeding(["listRecords"], ({ json }) => {
      if (json.nextCursor) json.items.pop();
    }),
  ],
  twice: [
    "a page begins with the last item of the page before",
    "pagination/complete:queryRecords",
    (reference) => {
      const last = new Map<string, Json>();
      return succeeding(["queryRecords"], ({ json }, asked) => {
        const cursor = cursorOf(asked.json, asked.url);
        if (cursor && last.has(cursor)) json.items = [last.get(cursor), ...json.items.slice(0, -1)];
        if (json.nextCursor) last.set(json.nextCursor, json.items.at(-1));
      })(reference);
    },
  ],
  "one-page-only": [
    "nextCursor is never answered",
    "pagination/complete:listViews",
    succeeding(["listViews"], ({ json }) => {
      delete json.nextCursor;
    }),
  ],
  "offset-cursor": [
    "cursors count items, so items are lost when earlier ones go",
    "pagination/under-changes:listRecords",
    handling(["listRecords"], async (asked, send) => {
      const limit = Number(asked.url.searchParams.get("limit") ?? 50);
      const offset = Number(asked.url.searchParams.get("cursor") ?? 0);
      asked.url.searchParams.delete("cursor");
      asked.url.searchParams.set("limit", "200");
      const answered = await send(asked);
      if (answered.status >= 300) return answered;
      const { items } = answered.json;
      const isLast = offset + limit >= items.length;
      answered.json = {
        items: items.slice(offset, offset + limit),
        ...(isLast ? {} : { nextCursor: String(offset + limit) }),
      };
      return answered;
    }),
  ],
  "too-many": [
    "limit is not obeyed",
    "pagination/limit:listDefinitions",
    asking(["listDefinitions"], ({ url }) => url.searchParams.delete("limit")),
  ],
  "big-limit": [
    "a limit above 200 is cut to 200",
    "pagination/limit:queryRecords",
    asking(["queryRecords"], ({ json }) => {
      if (json?.limit > 200) json.limit = 200;
    }),
  ],
  "limit-in-cursor": [
    "a cursor is good for its own limit only",
    "pagination/limit-may-change:listRecords",
    (reference) => {
      const limits = new Map<string, string | null>();
      return handling(["listRecords"], async (asked, send) => {
        const cursor = asked.url.searchParams.get("cursor");
        const limit = asked.url.searchParams.get("limit");
        if (cursor && limits.get(cursor) !== limit) asked.url.searchParams.set("cursor", "nonsense");
        const answered = await send(asked);
        if (answered.json?.nextCursor) limits.set(answered.json.nextCursor, limit);
        return answered;
      })(reference);
    },
  ],
  "tampered-cursor": [
    "an altered cursor starts from the beginning",
    "pagination/cursor-tampered:listRecords",
    forgiving(["listRecords"]),
  ],
  "cursor-of-another-query": [
    "a cursor of another query starts from the beginning",
    "pagination/cursor-other-query:queryRecords",
    forgiving(["queryRecords"]),
  ],
  "cursor-of-another-list": [
    "a cursor of another list starts from the beginning",
    "pagination/cursor-other-list:listViews",
    forgiving(["listViews"]),
  ],
  "cursor-of-another-org": [
    "a cursor of another organization starts from the beginning",
    "isolation/cursor:listDefinitions",
    forgiving(["listDefinitions"]),
  ],
});
