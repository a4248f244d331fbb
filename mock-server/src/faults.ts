import { type Operation, type ProblemCode, problems } from "@elqnt/contracts";

/** Something that goes wrong with an operation on purpose. */
export type Fault =
  /** Answers late, by `ms` milliseconds. */
  | { readonly kind: "latency"; readonly ms: number }
  /** Answers this problem instead; `retryAfter` in seconds. */
  | {
      readonly kind: "problem";
      readonly code: ProblemCode;
      readonly retryAfter?: number;
      readonly detail?: string;
    }
  /** Answers this status with no body at all, as a broken proxy would. */
  | { readonly kind: "empty"; readonly status: number }
  /** Fails as if the network were gone. */
  | { readonly kind: "network" }
  /** Breaks the answer off after this many bytes. */
  | { readonly kind: "cut"; readonly afterBytes: number }
  /** Adds unknown fields and an unknown enum-like value, as a newer server would. */
  | { readonly kind: "extraFields" };

/** How long a fault lasts: that many answers, or until it is cleared. */
export interface FaultOptions {
  readonly times?: number;
}

interface ActiveFault {
  readonly fault: Fault;
  remaining: number;
}

/** Faults by operationId; `"*"` stands for every operation. */
export interface Faults {
  /** Puts a fault on an operation; several add up, in the order they were set. */
  set(operationId: string, fault: Fault, options?: FaultOptions): void;
  /** Removes the faults of one operation, or all of them. */
  clear(operationId?: string): void;
}

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

function problemAnswer(fault: Extract<Fault, { kind: "problem" }>, request: Request): Response {
  const { status, title } = problems[fault.code];
  const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
  const problem = {
    type: `urn:elqnt:problem:${fault.code}`,
    title,
    status,
    ...(fault.detail ? { detail: fault.detail } : {}),
    instance: new URL(request.url).pathname,
    code: fault.code,
    requestId,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "x-request-id": requestId,
      ...(fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) }),
    },
  });
}

function cut(response: Response, afterBytes: number): Response {
  let sent = 0;
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        const rest = afterBytes - sent;
        sent += chunk.byteLength;
        if (rest > 0) controller.enqueue(chunk.subarray(0, rest));
        if (sent >= afterBytes) controller.error(new TypeError("The connection was cut."));
      },
    }),
  );
  return new Response(body ?? null, response);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

async function withExtraFields(response: Response): Promise<Response> {
  if (!response.headers.get("content-type")?.includes("json")) return response;
  const body: unknown = await response.json();
  const drifted = isPlain(body) ? { ...body, fromTheFuture: { kind: "notYetKnown" } } : body;
  return new Response(JSON.stringify(drifted), response);
}

/** The faults of one mock, and the function that applies them around an answer. */
export function createFaults(): Faults & {
  /** Whether there is any. */
  readonly isAny: boolean;
  apply(
    find: () => Operation | undefined,
    request: Request,
    answer: () => Promise<Response>,
  ): Promise<Response>;
} {
  const active = new Map<string, ActiveFault[]>();

  const take = (id: string): Fault[] => {
    const list = active.get(id) ?? [];
    for (const entry of list) entry.remaining--;
    active.set(
      id,
      list.filter(({ remaining }) => remaining > 0),
    );
    return list.map(({ fault }) => fault);
  };

  return {
    get isAny() {
      return active.size > 0;
    },
    set: (operationId, fault, { times = Number.POSITIVE_INFINITY } = {}) => {
      active.set(operationId, [...(active.get(operationId) ?? []), { fault, remaining: times }]);
    },
    clear: (operationId) => {
      if (operationId === undefined) active.clear();
      else active.delete(operationId);
    },
    async apply(find, request, answer) {
      const operation = active.size === 0 ? undefined : find();
      if (!operation) return answer();
      const faults = [...take("*"), ...take(operation.operationId)];
      for (const fault of faults) {
        if (fault.kind === "latency") await wait(fault.ms, request.signal);
        if (fault.kind === "network") return Response.error();
        if (fault.kind === "problem") return problemAnswer(fault, request);
        if (fault.kind === "empty") return new Response(null, { status: fault.status });
      }
      let response = await answer();
      for (const fault of faults) {
        if (fault.kind === "cut") response = cut(response, fault.afterBytes);
        if (fault.kind === "extraFields") response = await withExtraFields(response);
      }
      return response;
    },
  };
}
