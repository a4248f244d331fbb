import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { fakeFetch, json, problem } from "../__fixtures__/fake-fetch.ts";
import {
  gatewayWith,
  getTicket,
  lamp,
  listTickets,
  type Ticket,
  type TicketPage,
  updateTicket,
} from "../__fixtures__/tickets.ts";
import {
  applyOptimistically,
  change,
  infiniteQueryKey,
  mutationOptions,
  queryKey,
  queryOptions,
  removeItem,
  updateItem,
} from "../queries.ts";

const gateway = gatewayWith({});
const keys = {
  list: queryKey(listTickets, gateway, {}),
  pages: infiniteQueryKey(listTickets, gateway, {}),
  detail: queryKey(getTicket, gateway, { ticketId: "t1" }),
  other: queryKey(getTicket, gateway, { ticketId: "t2" }),
};
const other: Ticket = { id: "t2", title: "Other", version: 1 };

function clientWithCache() {
  const client = new QueryClient();
  client.setQueryData(keys.list, { items: [lamp, other] } satisfies TicketPage);
  client.setQueryData(keys.pages, {
    pages: [{ items: [other], nextCursor: "c" }, { items: [lamp] }],
    pageParams: [undefined, "c"],
  });
  client.setQueryData(keys.detail, lamp);
  client.setQueryData(keys.other, other);
  const read = () => Object.values(keys).map((key) => client.getQueryData(key));
  return { client, read };
}

const fix = (ticket: Ticket): Ticket => ({ ...ticket, title: "Fixed" });
const fixed = fix(lamp);
const changes = [change(listTickets, updateItem("t1", fix)), change(getTicket, fix, { ticketId: "t1" })];

test("lists, pages and the one detail change at once, and come back with the rollback", async () => {
  const { client, read } = clientWithCache();
  const before = read();
  const rollback = await applyOptimistically(client, gateway, changes);
  expect(read()).toEqual([
    { items: [fixed, other] },
    { pages: [{ items: [other], nextCursor: "c" }, { items: [fixed] }], pageParams: [undefined, "c"] },
    fixed,
    other,
  ]);
  rollback();
  expect(read()).toEqual(before);
});

test("several changes of one entry come back together", async () => {
  const { client, read } = clientWithCache();
  const before = read();
  const rollback = await applyOptimistically(client, gateway, [
    ...changes,
    change(listTickets, removeItem("t1")),
  ]);
  expect(read()[0]).toEqual({ items: [other] });
  rollback();
  expect(read()).toEqual(before);
});

test("a fetch under way does not undo the change", async () => {
  const { client } = clientWithCache();
  let answer!: () => void;
  const fetch = fakeFetch(
    () =>
      new Promise<Response>((resolve) => {
        answer = () => resolve(json(lamp)());
      }),
  );
  const fetching = client
    .fetchQuery({ ...queryOptions(getTicket, gatewayWith({ fetch }), { ticketId: "t1" }), staleTime: 0 })
    .catch(() => {});
  await applyOptimistically(client, gateway, changes);
  answer();
  await fetching;
  expect(client.getQueryData(keys.detail)).toEqual(fixed);
});

test.each([
  ["version_conflict", 412, true],
  ["validation_failed", 422, false],
])("a mutation that fails with %s rolls back", async (code, status, invalidates) => {
  const { client, read } = clientWithCache();
  const before = read();
  let during: unknown[] = [];
  const fetch = fakeFetch(() => {
    during = read();
    return problem(code, status)();
  });
  const options = mutationOptions(updateTicket, gatewayWith({ fetch }), {
    optimistic: ({ ticketId }, client) =>
      applyOptimistically(client, gateway, [change(listTickets, updateItem(ticketId, fix))]),
  });
  await new MutationObserver(client, options).mutate({ ticketId: "t1", body: {} }).catch(() => {});
  expect(during[0]).toEqual({ items: [fixed, other] });
  expect(read()).toEqual(before);
  expect(client.getQueryState(keys.list)?.isInvalidated).toBe(invalidates);
});
