import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { type ReactNode, StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, fakeFetch, json, problem } from "../__fixtures__/fake-fetch.ts";
import {
  closeTicket,
  createTicket,
  deleteTicket,
  gatewayWith,
  lamp,
  listTickets,
  type Ticket,
} from "../__fixtures__/tickets.ts";
import { action, useActions } from "../hooks.ts";
import { type Gateway, isGatewayError } from "../index.ts";
import { queryKey } from "../queries.ts";

const definitions = {
  createTicket: action(createTicket, (title: string) => ({ body: { title } }), null),
  deleteTicket: action(
    deleteTicket,
    (ticketId: string) => ({ ticketId }),
    false,
    () => true,
  ),
  listTickets: action(
    listTickets,
    (limit?: number) => ({ limit: limit ?? 50 }),
    [] as Ticket[],
    (page) => page.items,
  ),
  closeTicket,
};

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
});
afterEach(cleanup);

function render(answers: Answer[], wrapper?: (props: { children: ReactNode }) => ReactNode) {
  const fetch = fakeFetch(...answers);
  const gateway = gatewayWith({ fetch, retries: 0 });
  const renders: { loading: boolean; error: unknown }[] = [];
  const hook = renderHook(
    (props: { gateway: Gateway }) => {
      const actions = useActions(props.gateway, definitions);
      renders.push({ loading: actions.loading, error: actions.error });
      return actions;
    },
    { initialProps: { gateway }, ...(wrapper && { wrapper }) },
  );
  return { ...hook, fetch, gateway, renders };
}

/** An answer that is given when told to. */
function later(answer: () => Response) {
  let give = () => {};
  const promise = new Promise<Response>((resolve) => {
    give = () => resolve(answer());
  });
  return { give: () => give(), answer: () => promise };
}

describe("an action", () => {
  test("takes the hook's arguments and resolves to the result", async () => {
    const { result, fetch } = render([
      json(lamp),
      () => new Response(null, { status: 204 }),
      json({ items: [lamp] }),
      json(lamp),
    ]);
    await act(async () => {
      expect(await result.current.createTicket("Broken lamp")).toEqual(lamp);
      expect(await result.current.deleteTicket("t1")).toBe(true);
      expect(await result.current.listTickets()).toEqual([lamp]);
      expect(await result.current.closeTicket({ ticketId: "t1" })).toEqual(lamp);
    });
    expect(fetch.sent.map(({ method, url, body }) => [method, new URL(url).pathname, body])).toEqual([
      ["POST", "/api/v1/tickets", '{"title":"Broken lamp"}'],
      ["DELETE", "/api/v1/tickets/t1", undefined],
      ["GET", "/api/v1/tickets", undefined],
      ["POST", "/api/v1/tickets/t1/close", undefined],
    ]);
    expect(result.current).toMatchObject({ loading: false, error: null });
  });

  test("never rejects: it resolves to its fallback and sets a typed error", async () => {
    const { result } = render([problem("unique_conflict", 409)]);
    const outcomes: unknown[] = [];
    await act(async () => {
      outcomes.push(await result.current.createTicket("a"));
      outcomes.push(await result.current.deleteTicket("t1"));
      outcomes.push(await result.current.listTickets());
      outcomes.push(await result.current.closeTicket({ ticketId: "t1" }));
    });
    expect(outcomes).toEqual([null, false, [], null]);
    expect(isGatewayError(result.current.error, "unique_conflict")).toBe(true);
  });

  test("turns arguments that cannot be sent into an error as well", async () => {
    const { result } = render([json(lamp)]);
    await act(async () => expect(await result.current.deleteTicket("")).toBe(false));
    expect(result.current.error).toMatchObject({
      code: "invalid_argument",
      message: expect.stringContaining('"ticketId"'),
    });
  });

  test("that is aborted resolves to its fallback without an error", async () => {
    const { result } = render([json(lamp)]);
    await act(async () =>
      expect(
        await result.current.closeTicket({ ticketId: "t1" }, { signal: AbortSignal.abort("left") }),
      ).toBeNull(),
    );
    expect(result.current.error).toBeNull();
  });

  test("clears the error of the one before when it starts", async () => {
    const slow = later(json(lamp));
    const { result } = render([problem("x", 500), slow.answer]);
    await act(async () => void (await result.current.createTicket("a")));
    expect(result.current.error).not.toBeNull();
    await act(async () => void result.current.createTicket("b"));
    expect(result.current).toMatchObject({ loading: true, error: null });
    await act(async () => slow.give());
    expect(result.current).toMatchObject({ loading: false, error: null });
  });

  test("keeps its identity over renders and calls, and changes with the gateway", async () => {
    const { result, rerender, gateway } = render([json(lamp)]);
    const first = result.current;
    rerender({ gateway });
    expect(result.current).toBe(first);
    await act(async () => void (await first.createTicket("a")));
    expect(result.current.createTicket).toBe(first.createTicket);
    rerender({ gateway: gatewayWith({ orgId: "other" }) });
    expect(result.current.createTicket).not.toBe(first.createTicket);
  });
});

describe("rendering", () => {
  test("happens once when a call starts and once when it ends", async () => {
    const slow = later(problem("x", 500));
    const { result, renders } = render([slow.answer]);
    await act(async () => void result.current.createTicket("a"));
    await act(async () => slow.give());
    expect(renders).toEqual([
      { loading: false, error: null },
      { loading: true, error: null },
      { loading: false, error: expect.objectContaining({ status: 500 }) },
    ]);
  });

  test("loads until the last of several calls is through", async () => {
    const [one, two] = [later(json(lamp)), later(json(lamp))];
    const { result, renders } = render([one.answer, two.answer]);
    await act(async () => {
      void result.current.createTicket("a");
      void result.current.createTicket("b");
    });
    await act(async () => one.give());
    expect(result.current.loading).toBe(true);
    await act(async () => two.give());
    expect(result.current.loading).toBe(false);
    expect(renders).toHaveLength(3);
  });

  test("keeps the error of one call when another that began with it succeeds", async () => {
    const [one, two] = [later(problem("x", 500)), later(json(lamp))];
    const { result } = render([one.answer, two.answer]);
    await act(async () => {
      void result.current.createTicket("a");
      void result.current.createTicket("b");
    });
    await act(async () => one.give());
    await act(async () => two.give());
    expect(result.current).toMatchObject({ loading: false, error: { status: 500 } });
  });

  test("is left alone by a call that outlives the component", async () => {
    const warn = vi.spyOn(console, "error").mockImplementation(() => {});
    const slow = later(problem("x", 500));
    const { result, unmount, renders } = render([slow.answer], StrictMode as never);
    const call = act(async () => void result.current.createTicket("a"));
    await call;
    const before = renders.length;
    unmount();
    await act(async () => slow.give());
    expect(renders).toHaveLength(before);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  test("shows nothing of a call that began for another organization", async () => {
    const slow = later(problem("x", 500));
    const { result, rerender } = render([slow.answer]);
    await act(async () => void result.current.createTicket("a"));
    rerender({ gateway: gatewayWith({ orgId: "other" }) });
    await act(async () => slow.give());
    expect(result.current).toMatchObject({ loading: false, error: null });
  });
});

describe("the cache", () => {
  test("is marked stale by a success in the mounted QueryClient, and not by a failure", async () => {
    const client = new QueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    );
    const { result, gateway } = render([problem("x", 500), json(lamp)], wrapper);
    const key = queryKey(listTickets, gateway, {});
    client.setQueryData(key, { items: [] });
    await act(async () => void (await result.current.createTicket("a")));
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    await act(async () => void (await result.current.createTicket("a")));
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
  });
});
