import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ProblemCode } from "@elqnt/contracts";
import { codeOfParserError, endWithProblem } from "./raw-answer.ts";

/** What a client may take of the server's time and memory. Every value has a safe default. */
export interface ServerLimits {
  /** Milliseconds for the request head. Default 10,000. */
  readonly headersTimeoutMs?: number;
  /** Milliseconds for the whole request, body included. Default 300,000. */
  readonly requestTimeoutMs?: number;
  /** Milliseconds an idle connection is kept. Default 65,000, above the usual 60 of load balancers. */
  readonly keepAliveTimeoutMs?: number;
  /** Bytes of all headers. Default 16,384. */
  readonly maxHeaderBytes?: number;
  /** Open connections; more are dropped. Default unlimited. */
  readonly maxConnections?: number;
}

/** What the `Expect` header of a request asks for. */
export type Expectation = "none" | "continue" | "unknown";

/** Handles one request. Never rejects. */
export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  expectation: Expectation,
) => Promise<void>;

/** A connection whose bytes are no HTTP request. */
export interface BrokenRequest {
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly reason: string;
  readonly clientAddress: string | undefined;
}

/** A `node:http` server that leaves no decision about framing to its defaults. */
export function createServer(
  limits: ServerLimits,
  handle: RequestHandler,
  onBroken: (broken: BrokenRequest) => void,
): Server {
  const headersTimeout = limits.headersTimeoutMs ?? 10_000;
  const server = createHttpServer({
    insecureHTTPParser: false,
    maxHeaderSize: limits.maxHeaderBytes ?? 16_384,
    headersTimeout,
    requestTimeout: limits.requestTimeoutMs ?? 300_000,
    connectionsCheckingInterval: Math.min(5000, Math.max(50, headersTimeout / 2)),
    keepAliveTimeout: limits.keepAliveTimeoutMs ?? 65_000,
    // Duplicates stay visible instead of the first silently winning.
    joinDuplicateHeaders: true,
    // Answered by the core, with a problem and a request id.
    requireHostHeader: false,
    noDelay: true,
  });
  if (limits.maxConnections !== undefined) server.maxConnections = limits.maxConnections;
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  const onRequest = (expectation: Expectation) => (request: IncomingMessage, response: ServerResponse) => {
    const responses = open.get(request.socket) ?? new Set();
    open.set(request.socket, responses.add(response));
    response.once("close", () => responses.delete(response));
    void handle(request, response, expectation);
  };

  function refuse(socket: Socket, code: ProblemCode, reason: string): void {
    const requestId = crypto.randomUUID();
    onBroken({ code, requestId, reason, clientAddress: socket.remoteAddress });
    endWithProblem(socket, code, requestId);
  }

  server.on("request", onRequest("none"));
  server.on("checkContinue", onRequest("continue"));
  server.on("checkExpectation", onRequest("unknown"));
  server.on("connect", (_request, socket) => refuse(socket as Socket, "method_not_allowed", "CONNECT"));
  server.on("clientError", (error: NodeJS.ErrnoException, duplex) => {
    const socket = duplex as Socket;
    if (!socket.writable || error.code === "ECONNRESET" || hasBegun(open.get(socket))) socket.destroy();
    else refuse(socket, codeOfParserError(error.code), String(error.code));
  });
  return server;
}

/** With an answer on its way, or several owed, one more could be taken for another request's. */
function hasBegun(responses: ReadonlySet<ServerResponse> | undefined): boolean {
  const [first, second] = responses ?? [];
  return second !== undefined || first?.headersSent === true;
}
