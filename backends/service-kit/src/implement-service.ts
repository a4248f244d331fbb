import type { Operation, OperationShape, ServiceContract, Validators } from "@elqnt/contracts";
import { readBody } from "./body.ts";
import type { ByteSource } from "./byte-source.ts";
import type { Hmac } from "./bytes.ts";
import { type ServiceAnswer, type ServiceCall, toCall, toResponse } from "./call.ts";
import type { Context, PendingIdempotency } from "./context.ts";
import { createCursorCodec } from "./cursor.ts";
import { newId } from "./id.ts";
import { createIdempotency, type IdempotencyPort } from "./idempotency.ts";
import { hasScope, type Identity, internalScope, type ReadyCheck, type Upstream } from "./identity.ts";
import { toInput } from "./input.ts";
import { handlerAnswer } from "./output.ts";
import { pathReader } from "./path.ts";
import { asProblemError, ProblemError, problemAnswer } from "./problem.ts";
import { provenIdentity } from "./proof.ts";
import { compileRouter } from "./router.ts";
import type { Span, Tracer } from "./tracing.ts";

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
  /** Makes each operation a span of its caller's trace; what it writes and publishes belongs to that span. */
  readonly tracer?: Tracer;
  /** Hears of every answer, for metrics; `operation` is the operationId, or `none` where nothing matched. */
  readonly observe?: (operation: string, status: number, seconds: number) => void;
  readonly ready?: () => Promise<readonly ReadyCheck[]>;
  readonly close?: () => Promise<void>;
}

/** A running service: a fetch handler over its ports. */
export interface Service {
  readonly name: string;
  readonly fetch: Upstream;
  /** The same without web objects, for servers that have none; `identity` is trusted as by `fetch`. Never rejects. */
  readonly handle?: (call: ServiceCall, identity?: Identity) => Promise<ServiceAnswer>;
  ready(): Promise<readonly ReadyCheck[]>;
  /** Ends the streams that never end by themselves, before a server waits for the requests under way. */
  drain?(): void;
  close(): Promise<void>;
}

/** What a handler may return: the output, a stream of outputs, a source of their bytes, or a finished response. */
type HandlerResult<TOutput> =
  | Promise<TOutput | AsyncIterable<TOutput> | ByteSource | Response>
  | AsyncIterable<TOutput>
  | TOutput;

/** One handler per operation; a missing one does not compile. */
export type Handlers<TOperations> = {
  readonly [TId in keyof TOperations]: TOperations[TId] extends OperationShape
    ? (input: TOperations[TId]["input"], context: Context) => HandlerResult<TOperations[TId]["output"]>
    : never;
};

type AnyHandler = (input: unknown, context: Context) => unknown;

async function identify(
  { method, path, search, headers }: ServiceCall,
  ports: ServicePorts,
): Promise<Identity | null> {
  if (ports.proofHmac) {
    const proven = await provenIdentity(ports.proofHmac, method, path + search, headers);
    if (proven) return proven;
  }
  const token = /^Bearer (\S+)$/.exec(headers.get("authorization") ?? "")?.[1];
  return token && ports.verifyToken ? ports.verifyToken(token) : null;
}

/** The caller of an operation, or a problem when it is unknown or not allowed. */
async function authorize(
  operation: Operation,
  call: ServiceCall,
  given: Identity | undefined,
  ports: ServicePorts,
): Promise<Identity> {
  const identity = given ?? (await identify(call, ports));
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

/** What is known of one call, for traces and metrics. */
interface CallRecord {
  readonly startedAt: number;
  operation: Operation | undefined;
  span: Span | undefined;
}

/** The caller, with the call's own span as what everything that follows belongs to. */
function inSpan(
  record: CallRecord,
  { operationId, service }: Operation,
  caller: Identity,
  { tracer }: ServicePorts,
): Identity {
  if (!tracer) return caller;
  const name = `${service}.${operationId}`;
  record.span = tracer.start({ name, kind: "server", parent: caller.traceparent });
  return { ...caller, traceparent: record.span.traceparent };
}

/** A stream that follows the answer's head is not waited for. */
function close({ startedAt, operation, span }: CallRecord, status: number, { observe }: ServicePorts): void {
  span?.end({ failed: status >= 500, attributes: { "http.response.status_code": status } });
  observe?.(operation?.operationId ?? "none", status, (performance.now() - startedAt) / 1000);
}

function createContext(
  call: ServiceCall,
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
    headers: call.headers,
    write: { actor, requestId, ...trace, ...(idempotency ? { idempotency } : {}) },
    // Made when they are asked for, which most operations never do.
    get signal() {
      return call.signal;
    },
    get cursors() {
      return createCursorCodec(ports.cursorHmac, orgId);
    },
  };
}

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
  const route = compileRouter([contract], { internal: true });
  const withIdempotency = createIdempotency(ports.idempotency);
  const operations = Object.values<Operation>(contract.operations);
  const readPath = new Map(operations.map((operation) => [operation, pathReader(operation.path)]));

  const run = async (
    call: ServiceCall,
    given: Identity | undefined,
    record: CallRecord,
  ): Promise<ServiceAnswer> => {
    const { path, search, headers } = call;
    const operation = route(path)?.operations.get(call.method);
    if (!operation) throw new ProblemError("not_found");
    record.operation = operation;
    const identity = inSpan(record, operation, await authorize(operation, call, given, ports), ports);
    const { body, bytes } = await readBody(operation, call);
    const raw = { path: readPath.get(operation)!(path), search, headers, body, org: identity.orgId };
    const input = toInput(operation, validators, raw);
    const handler = handlers[operation.operationId as keyof TOperations] as AnyHandler;
    return withIdempotency(operation, identity, call, { value: input, bytes }, async (pending) => {
      const output = await handler(input, createContext(call, identity, ports, pending));
      return handlerAnswer(operation, input, output, identity.requestId, path);
    });
  };

  const fail = (error: unknown, path: string, requestId: string): ServiceAnswer => {
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
    return problemAnswer(problem, path, requestId);
  };

  const handle = async (call: ServiceCall, given?: Identity): Promise<ServiceAnswer> => {
    const record: CallRecord = { startedAt: performance.now(), operation: undefined, span: undefined };
    const answer = await run(call, given, record).catch((error: unknown) =>
      fail(error, call.path, given?.requestId ?? call.headers.get("x-request-id") ?? newId()),
    );
    close(record, answer.status, ports);
    return answer;
  };

  return {
    name: contract.service,
    handle,
    fetch: async (request, identity) => toResponse(await handle(toCall(request), identity)),
    ready: async () => (await ports.ready?.()) ?? [],
    close: async () => ports.close?.(),
  };
}
