import { dehydrate, hydrate, InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { fakeFetch, json, problem } from "../__fixtures__/fake-fetch.ts";
import { gatewayWith, getTicket, lamp, listTickets, orgId, queryTickets } from "../__fixtures__/tickets.ts";
import { infiniteQueryKey, infiniteQueryOptions, operationKey, queryKey, queryOptions } from "../queries.ts";

describe("keys", () => {
  const gateway = gatewayWith({});

  test("name organization, service, operation and input, nothing else", () => {
    expect(operationKey(getTicket, gateway)).toEqual(["elqnt", orgId, "tickets", "getTicket"]);
    expect(queryKey(getTicket, gateway, { ticketId: "t1" })).toEqual([
      "elqnt",
      orgId,
      "tickets",
      "getTicket",
      { ticketId: "t1" },
    ]);
    expect(infiniteQueryKey(listTickets, gateway, {})).toEqual([
      "elqnt",
      orgId,
      "tickets",
      "listTickets",
      {},
      "infinite",
    ]);
  });

  test("differ by organization and not by URL or headers", () => {
    const key = (options: Parameters<typeof gatewayWith>[0]) =>
      JSON.stringify(queryKey(getTicket, gatewayWith(options), { ticketId: "t1" }));
    expect(key({ baseUrl: "http://internal", headers: { a: "b" } })).toBe(key({}));
    expect(key({ orgId: "other" })).not.toBe(key({}));
  });
});

describe("queryOptions", () => {
  test("fetch through the gateway and pass the signal", async () => {
    const fetch = fakeFetch(json(lamp));
    const options = queryOptions(getTicket, gatewayWith({ fetch }), { ticketId: "t1" });
    await expect(new QueryClient().fetchQuery(options)).resolves.toEqual(lamp);
    await expect(options.queryFn({ signal: AbortSignal.abort("stop") })).rejects.toBe("stop");
  });

  test("R31: do not retry on top of the pipeline", async () => {
    const fetch = fakeFetch(problem("x", 503, { "retry-after": "0" }));
    const client = new QueryClient({ defaultOptions: { queries: { retry: 3, retryDelay: 0 } } });
    await expect(
      client.fetchQuery(queryOptions(getTicket, gatewayWith({ fetch }), { ticketId: "t1" })),
    ).rejects.toMatchObject({ status: 503 });
    expect(fetch.sent).toHaveLength(3);
  });

  test("what a server prefetched is there in the browser, at its other URL", async () => {
    const server = gatewayWith({
      baseUrl: "http://gateway.internal",
      fetch: fakeFetch(json(lamp)),
      getToken: () => "server-token",
    });
    const onServer = new QueryClient();
    await onServer.prefetchQuery(queryOptions(getTicket, server, { ticketId: "t1" }));
    const html = JSON.stringify(dehydrate(onServer));
    expect(html).not.toMatch(/internal|server-token/);

    const inBrowser = new QueryClient();
    hydrate(inBrowser, JSON.parse(html));
    expect(
      inBrowser.getQueryData(queryOptions(getTicket, gatewayWith({}), { ticketId: "t1" }).queryKey),
    ).toEqual(lamp);
    expect(
      inBrowser.getQueryData(
        queryOptions(getTicket, gatewayWith({ orgId: "other" }), { ticketId: "t1" }).queryKey,
      ),
    ).toBeUndefined();
  });
});

describe("infiniteQueryOptions", () => {
  const pages = () =>
    fakeFetch(
      json({ items: [lamp], nextCursor: "c1" }),
      json({ items: [], nextCursor: "c2" }),
      json({ items: [] }),
    );

  test("follow cursors over empty pages to the end, in query and body", async () => {
    for (const options of [
      infiniteQueryOptions(listTickets, gatewayWith({ fetch: pages() }), { limit: 1 }),
      infiniteQueryOptions(queryTickets, gatewayWith({ fetch: pages() }), { body: { search: "x" } }),
    ]) {
      const observer = new InfiniteQueryObserver(new QueryClient(), options as never);
      const unsubscribe = observer.subscribe(() => {});
      await observer.refetch();
      expect((await observer.fetchNextPage()).hasNextPage).toBe(true);
      const { data, hasNextPage } = await observer.fetchNextPage();
      expect(data).toMatchObject({ pages: [{}, {}, {}], pageParams: [undefined, "c1", "c2"] });
      expect(hasNextPage).toBe(false);
      unsubscribe();
    }
  });

  test("are cached apart from the first page alone", async () => {
    const client = new QueryClient();
    const gateway = gatewayWith({ fetch: fakeFetch(json({ items: [lamp] })) });
    await client.prefetchInfiniteQuery(infiniteQueryOptions(listTickets, gateway, {}));
    await client.prefetchQuery(queryOptions(listTickets, gateway, {}));
    expect(client.getQueryData(queryKey(listTickets, gateway, {}))).toEqual({ items: [lamp] });
    expect(client.getQueryData(infiniteQueryKey(listTickets, gateway, {}))).toMatchObject({
      pages: [{ items: [lamp] }],
    });
  });
});
