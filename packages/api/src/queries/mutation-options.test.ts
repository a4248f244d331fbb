import { dehydrate, hydrate, MutationObserver, onlineManager, QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, test, vi } from "vitest";
import { fakeFetch, json, problem } from "../__fixtures__/fake-fetch.ts";
import {
  createTicket,
  gatewayWith,
  getTicket,
  lamp,
  listTickets,
  orgId,
  updateTicket,
} from "../__fixtures__/tickets.ts";
import { infiniteQueryKey, mutationOptions, queryKey, registerMutations } from "../queries.ts";

afterEach(() => {
  onlineManager.setOnline(true);
});

const keysOf = (fetch: ReturnType<typeof fakeFetch>) =>
  fetch.sent.map(({ headers }) => headers["idempotency-key"]);
const failing = problem("internal_error", 500);
const input = () => ({ body: { title: "a" } });

describe("a success", () => {
  test("marks stale what the contract names, in this organization only", async () => {
    const client = new QueryClient();
    const gateway = gatewayWith({ fetch: fakeFetch(json(lamp)) });
    const stale = [queryKey(listTickets, gateway, { limit: 1 }), infiniteQueryKey(listTickets, gateway, {})];
    const fresh = [
      queryKey(getTicket, gateway, { ticketId: "t1" }),
      queryKey(listTickets, { orgId: "other" }, {}),
      ["elqnt", orgId, "agents", "listTickets", {}],
      ["app", "listTickets"],
    ];
    for (const key of [...stale, ...fresh]) client.setQueryData(key, {});
    const onSuccess = vi.fn();
    const { onSuccess: _, ...options } = mutationOptions(createTicket, gateway, { onSuccess });
    expect(options.mutationKey).toEqual(["elqnt", orgId, "tickets", "createTicket"]);
    const variables = input();
    await new MutationObserver(client, mutationOptions(createTicket, gateway, { onSuccess })).mutate(
      variables,
    );
    const isStale = (key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;
    expect(stale.map(isStale)).toEqual([true, true]);
    expect(fresh.map(isStale)).toEqual([false, false, false, false]);
    expect(onSuccess).toHaveBeenCalledWith(lamp, variables, client);
  });
});

describe("the idempotency key", () => {
  test("stays over TanStack's retries", async () => {
    const fetch = fakeFetch(failing, failing, json(lamp));
    const options = { ...mutationOptions(createTicket, gatewayWith({ fetch })), retry: 2, retryDelay: 0 };
    await new MutationObserver(new QueryClient(), options).mutate(input());
    expect(keysOf(fetch)).toHaveLength(3);
    expect(new Set(keysOf(fetch)).size).toBe(1);
  });

  test("stays when the same variables are submitted again after a failure, and not after a success", async () => {
    const fetch = fakeFetch(failing, json(lamp), json(lamp));
    const observer = new MutationObserver(
      new QueryClient(),
      mutationOptions(createTicket, gatewayWith({ fetch })),
    );
    const variables = input();
    await observer.mutate(variables).catch(() => {});
    await observer.mutate(variables);
    await observer.mutate(variables);
    const [first, second, third] = keysOf(fetch);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test("is another for other variables, also when they are equal", async () => {
    const fetch = fakeFetch(json(lamp));
    const observer = new MutationObserver(
      new QueryClient(),
      mutationOptions(createTicket, gatewayWith({ fetch })),
    );
    await Promise.all([observer.mutate(input()), observer.mutate(input()), observer.mutate(input())]);
    expect(new Set(keysOf(fetch)).size).toBe(3);
  });

  test("is the same when two submits of one object run at once", async () => {
    const fetch = fakeFetch(json(lamp));
    const options = mutationOptions(createTicket, gatewayWith({ fetch }));
    const client = new QueryClient();
    const variables = input();
    await Promise.all([
      new MutationObserver(client, options).mutate(variables),
      new MutationObserver(client, options).mutate(variables),
    ]);
    expect(new Set(keysOf(fetch)).size).toBe(1);
  });

  test("survives going offline and reloading the page", async () => {
    onlineManager.setOnline(false);
    const before = new QueryClient();
    const gateway = gatewayWith({ fetch: fakeFetch(json(lamp)) });
    void new MutationObserver(before, mutationOptions(createTicket, gateway)).mutate(input());
    await vi.waitFor(() =>
      expect(before.getMutationCache().getAll()[0]?.state).toMatchObject({
        isPaused: true,
        context: { idempotencyKey: expect.any(String) },
      }),
    );
    const stored = JSON.stringify(dehydrate(before));
    const promised = JSON.parse(stored).mutations[0].state.context.idempotencyKey;
    const fetch = fakeFetch(json(lamp));
    const after = new QueryClient();
    registerMutations(after, gatewayWith({ fetch }), [createTicket, updateTicket]);
    hydrate(after, JSON.parse(stored));
    onlineManager.setOnline(true);
    await after.resumePausedMutations();
    expect(keysOf(fetch)).toEqual([promised]);
    expect(JSON.parse(fetch.sent[0]?.body as string)).toEqual({ title: "a" });
    before.clear();
  });

  test("is not made for operations that take none", async () => {
    const fetch = fakeFetch(json(lamp));
    await new MutationObserver(
      new QueryClient(),
      mutationOptions(updateTicket, gatewayWith({ fetch })),
    ).mutate({ ticketId: "t1", body: {} });
    expect(keysOf(fetch)).toEqual([undefined]);
  });

  test("leaves the variables as they are", async () => {
    const variables = Object.freeze(input());
    await new MutationObserver(
      new QueryClient(),
      mutationOptions(createTicket, gatewayWith({ fetch: fakeFetch(json(lamp)) })),
    ).mutate(variables);
    expect(variables).toEqual(input());
  });
});
