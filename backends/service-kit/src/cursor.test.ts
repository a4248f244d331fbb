import fc from "fast-check";
import { expect, test } from "vitest";
import { createHmac } from "./bytes.ts";
import { createCursorCodec } from "./cursor.ts";

const hmac = createHmac("a-secret-of-at-least-thirty-two-bytes!", "cursor");
const codec = createCursorCodec(hmac, "org-a");
const query = { entityName: "ticket", filters: { status: "open" }, sort: [{ field: "title" }] };

test("any position survives the round trip", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (position) => {
      expect(await codec.decode(query, await codec.encode(query, position))).toEqual(
        JSON.parse(JSON.stringify(position)),
      );
    }),
    { numRuns: 200 },
  );
});

test("the order of keys in a query does not matter, its values do", async () => {
  const cursor = await codec.encode(query, [1]);
  const reordered = { sort: query.sort, filters: query.filters, entityName: "ticket" };
  expect(await codec.decode(reordered, cursor)).toEqual([1]);
  await expect(codec.decode({ ...query, entityName: "customer" }, cursor)).rejects.toMatchObject({
    code: "cursor_invalid",
  });
});

test("S36: a cursor of another org, a changed one and nonsense are refused", async () => {
  const cursor = await codec.encode(query, ["2026-01-01", "id"]);
  await expect(createCursorCodec(hmac, "org-b").decode(query, cursor)).rejects.toMatchObject({
    code: "cursor_invalid",
  });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(cursor.length - 1),
      fc.constantFrom("A", "z", ".", "="),
      async (index, character) => {
        const changed = cursor.slice(0, index) + character + cursor.slice(index + 1);
        if (changed !== cursor)
          await expect(codec.decode(query, changed)).rejects.toMatchObject({ code: "cursor_invalid" });
      },
    ),
  );
  for (const nonsense of ["", ".", "x", "a.b.c"]) {
    await expect(codec.decode(query, nonsense)).rejects.toMatchObject({ code: "cursor_invalid" });
  }
});
