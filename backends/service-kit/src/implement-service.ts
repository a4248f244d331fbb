import type { Operation, OperationShape, ServiceContract, Validators } from "@elqnt/contracts";
import { Hono } from "hono";
import { readBody } from "./body.ts";
import type { Hmac } from "./bytes.ts";
import type { Context, PendingIdempotency } from "./context.ts";
import { createCursorCodec } from "./cursor.ts";
import { newId } from "./id.ts";
import { createIdempotency, type IdempotencyPort } from "./idempotency.ts";
import { hasScope, type Identity, internalScope, type ReadyCheck, type Upstream } from "./identity.ts";
import { toInput } from "./input.ts";
import { handlerResponse } from "./output.ts";
import { asProblemError, ProblemError, problemResponse } from "./problem.ts";
import { provenIdentity } from "./proof.ts";

/** One structured log line. Never carries a token, key or body. */
export type LogEntry = {
  level: "info" | "warn" | "error";
  message: string;
  requestId?: string;
  error?: unknown;
} & Record<string, unknown>;

/** What every service needs besides its own ports. */
export interface ServicePorts {
  /** Signs cursors. */
  readonly cursorHmac: Hmac;
  /** Checks the gateway's proof on requests from another process; without it only in-process callers are known. */
  readonly proofHmac?: Hmac;
  /** Verifies a bearer token for direct callers; without it tokens are not accepted. */
  readonly verifyToken?: (token: string) => Promise<Identity | null>;
  readonly idempotency?: IdempotencyPort;
  readonly log?: (entry: LogEntry) => void;
  readonly ready?: () => Promise<readonly ReadyCheck[]>;
  readonly close?: () => Promise<void>;
}

/** A running service: a fetch handler over its ports. */
export interface Service {
  readonly name: string;
  readonly fetch: Upstream;
  ready(): Promise<readonly ReadyCheck[]>;
  close(): Promise<void>;
}

/** What a handler may return: the output, a stream of outputs, or a finished response. */
type HandlerResult<TOutput> =
  | Promise<TOutput | AsyncIterable<TOutput> | Response>
  | AsyncIterable<TOutput>
  | TOutput;

/** One handler per operation; a missing one does not compile. */
export type Handlers<TOperations> = {
  readonly [TId in keyof TOperations]: TOperations[TId] extends OperationShape
    ? (input: TOperations[TId]["input"], context: Context) => HandlerResult<TOperations[TId]["output"]>
    : never;
};

type AnyHandler = (input: unknown, context: Context) => unknown;

async function identify(request: Request, ports: ServicePorts): Promise<Identity | null> {
  const url = new URL(request.url);
  if (ports.proofHmac) {
    const proven = await provenIdentity(
      ports.proofHmac,
      request.method,
      url.pathname + url.search,
      request.headers,
    );
    if (proven) return proven;
  }
  const token = /^Bearer (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return token && ports.verifyToken ? ports.verifyToken(token) : null;
}

/** The caller of an operation, or a problem when it is unknown or not allowed. */
async function authorize(
  operation: Operation,
  request: Request,
  given: Identity | undefined,
  ports: ServicePorts,
): Promise<Identity> {
  const identity = given ?? (await identify(request, ports));
  if (operation.access === "public")
    return identity ?? { orgId: "", userId: "", scopes: [], requestId: newId() };
  if (!identity)
    throw new ProblemError("unauthorized", { detail: "The request carries no valid proof or token." });
  if (operation.access === "internal" && !identity.scopes.includes(internalScope))
    throw new ProblemError("not_found");
  const missing = operation.scopes.find((scope) => !hasScope(identity.scopes, scope));
  if (missing === undefined) return identity;
  throw new ProblemError("insufficient_scope", {
    detail: `"${operation.operationId}" needs the scope "${missing}".`,
  });
}

function createContext(
  request: Request,
  identity: Identity,
  ports: ServicePorts,
  idempotency: PendingIdempotency | undefined,
): Context {
  const { orgId, userId, email, role, scopes, sessionId, requestId, traceparent } = identity;
  const actor = { userId, ...(email ? { email } : {}), ...(role ? { role } : {}) };
  const trace = traceparent ? { traceparent } : {};
  return {
    org: orgId,
    actor,
    scopes,
    ...(sessionId ? { sessionId } : {}),
    requestId,
    ...trace,
    signal: request.signal,
    headers: request.headers,
    write: { actor, requestId, ...trace, ...(idempotency ? { idempotency } : {}) },
    cursors: createCursorCodec(ports.cursorHmac, orgId),
  };
}

/** Literal segments before parameters, so that `/definitions` is never taken for an entity's name. */
const bySpecificity = (left: Operation, right: Operation): number => {
  const rank = (path: string): string =>
    path
      .split("/")
      .map((segment) => (segment.startsWith("{") ? "1" : "0"))
      .join("");
  return rank(left.path).localeCompare(rank(right.path));
};

/**
 * Turns a contract and its handlers into a service. Routing, validation, problems, scopes, idempotency, ETag,
 * Location, cursors and request ids follow from the operation table; handlers say only what happens.
 *
 * @param handlers One function per operationId, from checked input to output.
 */
export function implementService<TOperations extends object>(
  contract: ServiceContract<TOperations>,
  validators: Validators,
  handlers: Handlers<TOperations>,
  ports: ServicePorts,
): Service {
  const app = new Hono<{ Bindings: { identity?: Identity } }>();
  const withIdempotency = createIdempotency(ports.idempotency);

  const run = async (
    operation: Operation,
    request: Request,
    path: Record<string, string>,
    given: Identity | undefined,
  ) => {
    const identity = await authorize(operation, request, given, ports);
    const { body, bytes } = await readBody(operation, request);
    const url = new URL(request.url);
    const input = toInput(operation, validators, {
      path,
      query: url.searchParams,
      headers: request.headers,
      body,
      org: identity.orgId,
    });
    const handler = handlers[operation.operationId as keyof TOperations] as AnyHandler;
    return withIdempotency(operation, identity, request, { value: input, bytes }, async (pending) => {
      const output = await handler(input, createContext(request, identity, ports, pending));
      return handlerResponse(operation, input, output, identity.requestId, url.pathname);
    });
  };

  const fail = (error: unknown, request: Request, requestId: string): Response => {
    const problem = asProblemError(error);
    if (problem.code === "internal_error" || problem.code === "service_unavailable") {
      ports.log?.({
        level: "error",
        message: problem.message,
        requestId,
        service: contract.service,
        error: problem.cause,
      });
    }
    return problemResponse(problem, new URL(request.url).pathname, requestId);
  };

  for (const operation of Object.values<Operation>(contract.operations).sort(bySpecificity)) {
    app.on(operation.method, operation.path.replaceAll(/\{(\w+)\}/g, ":$1"), async ({ req, env }) => {
      const identity = env?.identity;
      try {
        return await run(operation, req.raw, req.param() as Record<string, string>, identity);
      } catch (error) {
        return fail(error, req.raw, identity?.requestId ?? req.raw.headers.get("x-request-id") ?? newId());
      }
    });
  }
  app.notFound(({ req, env }) =>
    fail(new ProblemError("not_found"), req.raw, env?.identity?.requestId ?? newId()),
  );

  return {
    name: contract.service,
    fetch: async (request, identity) => app.fetch(request, identity ? { identity } : {}),
    ready: async () => (await ports.ready?.()) ?? [],
    close: async () => ports.close?.(),
  };
}
