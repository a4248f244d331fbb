import { createGateway, type GatewayOptions, operation, streamOperation } from "../index.ts";

/** Operations of a small service, as the generator writes them. */
export interface Ticket {
  id: string;
  title: string;
  version: number;
}

export interface TicketPage {
  items: Ticket[];
  nextCursor?: string;
}

const ticket = "/api/v1/tickets/{ticketId}";

export const listTickets = operation<{ limit?: number; cursor?: string }, TicketPage>(
  "tickets",
  "listTickets",
  "GET",
  "/api/v1/tickets",
  {
    pagination: "query",
  },
);
export const queryTickets = operation<{ body: { cursor?: string; search?: string } }, TicketPage>(
  "tickets",
  "queryTickets",
  "POST",
  "/api/v1/tickets/query",
  { pagination: "body", retry: "safe" },
);
export const getTicket = operation<
  { ticketId: string; fields?: string[]; where?: object },
  Ticket,
  "not_found"
>("tickets", "getTicket", "GET", ticket);
export const createTicket = operation<
  { body: { title: string } },
  Ticket,
  "validation_failed" | "unique_conflict"
>("tickets", "createTicket", "POST", "/api/v1/tickets", {
  idempotency: true,
  invalidates: ["listTickets", "queryTickets"],
});
export const updateTicket = operation<
  { ticketId: string; version?: number; body: object },
  Ticket,
  "version_conflict"
>("tickets", "updateTicket", "PATCH", ticket, {
  concurrency: true,
  invalidates: ["listTickets", "getTicket"],
});
export const deleteTicket = operation<{ ticketId: string; version?: number }, void>(
  "tickets",
  "deleteTicket",
  "DELETE",
  ticket,
  {
    concurrency: true,
    invalidates: ["listTickets"],
  },
);
export const closeTicket = operation<{ ticketId: string }, Ticket>(
  "tickets",
  "closeTicket",
  "POST",
  `${ticket}/close`,
);
export const watchTickets = streamOperation<{ from?: string }, { title: string }>(
  "tickets",
  "watchTickets",
  "GET",
  "/api/v1/tickets/events",
  {
    stream: "sse",
  },
);
export const importTickets = streamOperation<{ body: ReadableStream<Uint8Array> | string }, { done: number }>(
  "tickets",
  "importTickets",
  "POST",
  "/api/v1/tickets/import",
  { stream: "ndjson", contentType: "application/x-ndjson" },
);
export const uploadFile = operation<{ body: Blob | ReadableStream<Uint8Array> }, { id: string }>(
  "tickets",
  "uploadFile",
  "PUT",
  "/api/v1/files",
  {
    stream: "upload",
    contentType: "application/octet-stream",
  },
);
export const downloadFile = operation<{ fileId: string }, Response>(
  "tickets",
  "downloadFile",
  "GET",
  "/api/v1/files/{fileId}",
  {
    stream: "download",
  },
);
export const signIn = operation<{ body: { apiKey: string } }, { token: string }>(
  "auth",
  "signIn",
  "POST",
  "/api/v1/auth/token",
  {
    public: true,
  },
);

export const orgId = "0197b2d3-982f-7b79-b2bf-710f6def104a";

/** A gateway without jitter, so that waits are exact. */
export const gatewayWith = (options: Partial<GatewayOptions>) =>
  createGateway({ baseUrl: "https://gateway.test", orgId, random: () => 1, ...options });

export const lamp: Ticket = { id: "t1", title: "Broken lamp", version: 3 };
