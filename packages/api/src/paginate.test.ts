import { describe, expect, test } from "vitest";
import { fakeFetch, json } from "./__fixtures__/fake-fetch.ts";
import { gatewayWith, listTickets, queryTickets, type Ticket } from "./__fixtures__/tickets.ts";
import { operation, paginate } from "./index.ts";

const tickets = (...ids: string[]): Ticket[] => ids.map((id) => ({ id, title: id, version: 1 }));

/** Three pages, the middle one empty. */
const threePages = () =>
  fakeFetch(
    json({ items: tickets("a", "b"), nextCursor: "c1" }),
    json({ items: [], nextCursor: "c2" }),
    json({ items: tickets("c") }),
  );

describe("paginate", () => {
  test("walks over all items, empty pages included, until no cursor is left", async () => {
    const fetch = threePages();
    const ids: string[] = [];
    for await (const ticket of paginate(listTickets, gatewayWith({ fetch }), { limit: 2 }))
      ids.push(ticket.id);
    expect(ids).toEqual(["a", "b", "c"]);
    expect(fetch.sent.map(({ url }) => new URL(url).search)).toEqual([
      "?limit=2",
      "?limit=2&cursor=c1",
      "?limit=2&cursor=c2",
    ]);
  });

  test("puts the cursor into the body of operations that page there", async () => {
    const fetch = threePages();
    await paginate(queryTickets, gatewayWith({ fetch }), { body: { search: "lamp" } }).toArray();
    expect(fetch.sent.map(({ body }) => JSON.parse(body as string))).toEqual([
      { search: "lamp" },
      { search: "lamp", cursor: "c1" },
      { search: "lamp", cursor: "c2" },
    ]);
  });

  test("uses the names a contract gives", async () => {
    const list = operation<object, { items: never[] }>("old", "list", "GET", "/old", {
      pagination: { in: "query", items: "rows", cursor: "after", nextCursor: "next" },
    });
    const fetch = fakeFetch(json({ rows: tickets("a"), next: "n1" }), json({ rows: tickets("b") }));
    expect(await paginate(list, gatewayWith({ fetch }), {}).toArray()).toEqual(tickets("a", "b"));
    expect(fetch.sent[1]?.url).toContain("after=n1");
  });

  test("starts at the cursor of the input", async () => {
    const fetch = fakeFetch(json({ items: [] }));
    await paginate(listTickets, gatewayWith({ fetch }), { cursor: "c7" }).toArray();
    expect(fetch.sent[0]?.url).toContain("cursor=c7");
  });

  test("gives pages", async () => {
    const sizes: number[] = [];
    for await (const page of paginate(listTickets, gatewayWith({ fetch: threePages() }), {}).pages())
      sizes.push(page.items.length);
    expect(sizes).toEqual([2, 0, 1]);
  });

  test("take fetches no page that is not needed", async () => {
    const fetch = threePages();
    const items = paginate(listTickets, gatewayWith({ fetch }), {});
    expect(await items.take(2).toArray()).toEqual(tickets("a", "b"));
    expect(fetch.sent).toHaveLength(1);
    expect(await items.take(0).toArray()).toEqual([]);
    expect(fetch.sent).toHaveLength(1);
  });

  test("breaking out fetches no further page", async () => {
    const fetch = threePages();
    for await (const ticket of paginate(listTickets, gatewayWith({ fetch }), {}))
      if (ticket.id === "b") break;
    expect(fetch.sent).toHaveLength(1);
  });

  test("can be walked twice", async () => {
    const items = paginate(listTickets, gatewayWith({ fetch: fakeFetch(json({ items: tickets("a") })) }), {});
    expect(await items.toArray()).toEqual(await items.toArray());
  });

  test("a service that repeats its cursor is not asked for ever", async () => {
    const fetch = fakeFetch(json({ items: [], nextCursor: "c1" }));
    const call = paginate(listTickets, gatewayWith({ fetch }), {}).toArray();
    await expect(call).rejects.toMatchObject({ code: "protocol_error" });
    expect(fetch.sent).toHaveLength(2);
  });

  test("passes the signal on", async () => {
    const call = paginate(
      listTickets,
      gatewayWith({ fetch: threePages() }),
      {},
      { signal: AbortSignal.abort() },
    ).toArray();
    await expect(call).rejects.toHaveProperty("name", "AbortError");
  });
});
