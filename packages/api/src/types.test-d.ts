import type { InfiniteData } from "@tanstack/react-query";
import { QueryClient, useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { expectTypeOf, test } from "vitest";
import {
  createTicket,
  downloadFile,
  gatewayWith,
  getTicket,
  listTickets,
  type Ticket,
  type TicketPage,
  watchTickets,
} from "./__fixtures__/tickets.ts";
import type { APIResponse } from "./browser.ts";
import { browserApiRequest } from "./browser.ts";
import { action, useActions } from "./hooks.ts";
import {
  type ClientErrorCode,
  type GatewayError,
  type GatewayErrorCode,
  isGatewayError,
  operation,
  paginate,
  type StreamEvent,
  streamEvents,
} from "./index.ts";
import { infiniteQueryOptions, mutationOptions, queryOptions } from "./queries.ts";
import { createRawClient } from "./raw.ts";
import { createServerClient } from "./server.ts";

const gateway = gatewayWith({});

const useTicket = () => useQuery(queryOptions(getTicket, gateway, { ticketId: "t1" }));
const useSuspended = () =>
  useSuspenseQuery({ ...queryOptions(getTicket, gateway, { ticketId: "t1" }), staleTime: 1 });
const useCreate = () => useMutation(mutationOptions(createTicket, gateway));
const actions = {
  createTicket: action(createTicket, (title: string) => ({ body: { title } }), null),
  listTickets: action(
    listTickets,
    () => ({}),
    [] as Ticket[],
    (page) => page.items,
  ),
  getTicket,
};
const useTickets = () => useActions(gateway, actions);

test("an operation takes its input and gives its output", () => {
  const ticket = getTicket(gateway, { ticketId: "t1" });
  expectTypeOf(ticket).not.toBeAny();
  expectTypeOf(ticket).resolves.not.toBeAny();
  expectTypeOf(ticket).resolves.toEqualTypeOf<Ticket>();
  expectTypeOf(downloadFile(gateway, { fileId: "f" })).resolves.toEqualTypeOf<Response>();
  // @ts-expect-error an input that is missing
  void getTicket(gateway, {});
  // @ts-expect-error an input that does not exist
  void getTicket(gateway, { ticketId: "t1", tiketId: "t1" });
  // @ts-expect-error no gateway
  void getTicket({ ticketId: "t1" });
  const ping = operation<{ verbose?: boolean } | void, string>("tickets", "ping", "GET", "/ping");
  void ping(gateway);
  void ping(gateway, { verbose: true });
});

test("codes are a closed union that narrows", () => {
  const error: unknown = undefined;
  if (isGatewayError(error)) expectTypeOf(error).toEqualTypeOf<GatewayError>();
  if (isGatewayError(error, "version_conflict")) expectTypeOf(error.code).toEqualTypeOf<"version_conflict">();
  // @ts-expect-error no such code
  isGatewayError(error, "verison_conflict");
  expectTypeOf<GatewayErrorCode>().not.toEqualTypeOf<string>();
  expectTypeOf<"validation_failed" | "network_error">().toExtend<GatewayErrorCode>();
});

test("pages and events carry their items", () => {
  const items = paginate(listTickets, gateway, {});
  expectTypeOf(items).not.toBeAny();
  expectTypeOf(items.toArray()).resolves.toEqualTypeOf<Ticket[]>();
  expectTypeOf(items.pages()).toEqualTypeOf<AsyncIterable<TicketPage>>();
  // @ts-expect-error not a list
  paginate(getTicket, gateway, { ticketId: "t1" });
  const events = streamEvents(watchTickets, gateway, {});
  expectTypeOf(events).toEqualTypeOf<AsyncGenerator<StreamEvent<{ title: string }>, void, undefined>>();
  // @ts-expect-error not a stream
  streamEvents(downloadFile, gateway, { ticketId: "t1" });
});

test("query options carry data and error", () => {
  const options = queryOptions(getTicket, gateway, { ticketId: "t1" });
  type Failure = GatewayError<"not_found" | ClientErrorCode>;
  expectTypeOf(useTicket).returns.toHaveProperty("data").toEqualTypeOf<Ticket | undefined>();
  expectTypeOf(useSuspended).returns.toHaveProperty("data").toEqualTypeOf<Ticket>();
  expectTypeOf(new QueryClient().getQueryData(options.queryKey)).toEqualTypeOf<Ticket | undefined>();
  expectTypeOf(new QueryClient().getQueryState(options.queryKey)?.error).toEqualTypeOf<
    Failure | null | undefined
  >();
  const pages = infiniteQueryOptions(listTickets, gateway, {});
  expectTypeOf(new QueryClient().getQueryData(pages.queryKey)).toEqualTypeOf<
    InfiniteData<TicketPage, string | undefined> | undefined
  >();
});

test("mutation options carry variables, data and error", () => {
  type Mutation = ReturnType<typeof useCreate>;
  expectTypeOf<Mutation["data"]>().toEqualTypeOf<Ticket | undefined>();
  expectTypeOf<Mutation["variables"]>().toEqualTypeOf<{ body: { title: string } } | undefined>();
  expectTypeOf<NonNullable<Mutation["error"]>["code"]>().toEqualTypeOf<
    "validation_failed" | "unique_conflict" | ClientErrorCode
  >();
});

test("actions carry arguments, result and fallback", () => {
  type Tickets = ReturnType<typeof useTickets>;
  expectTypeOf<Tickets["createTicket"]>().toEqualTypeOf<(title: string) => Promise<Ticket | null>>();
  expectTypeOf<Tickets["listTickets"]>().toEqualTypeOf<() => Promise<Ticket[]>>();
  expectTypeOf<ReturnType<Tickets["getTicket"]>>().resolves.toEqualTypeOf<Ticket | null>();
  expectTypeOf<Tickets["error"]>().toEqualTypeOf<GatewayError | null>();
  expectTypeOf<Tickets["loading"]>().toEqualTypeOf<boolean>();
});

test("untyped paths carry what the caller says", () => {
  const result = browserApiRequest<Ticket>("/x", { baseUrl: "", orgId: "" });
  expectTypeOf(result).resolves.toEqualTypeOf<APIResponse<Ticket>>();
  const client = createServerClient({ gatewayUrl: "", jwtSecret: "" });
  expectTypeOf(client.post<Ticket>("/x", { orgId: "", body: {} })).resolves.toEqualTypeOf<
    APIResponse<Ticket>
  >();
  // @ts-expect-error every request of a server names its organization
  void client.get("/x", {});
  const raw = createRawClient<import("@elqnt/types/paths").entitiesPaths>(gateway);
  // @ts-expect-error no such path
  void raw.GET("/api/v1/nothing");
});
