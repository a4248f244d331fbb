import type { Operation } from "@elqnt/contracts";
import { sha256, utf8 } from "./bytes.ts";
import type { HeaderReader, ServiceAnswer, ServiceCall } from "./call.ts";
import {
  type IdempotencyRecord,
  isIdempotencyConflict,
  type PendingIdempotency,
  type StoredResponse,
} from "./context.ts";
import type { Identity } from "./identity.ts";
import { stamped, successAnswer } from "./output.ts";
import { ProblemError } from "./problem.ts";

/** Where the idempotency records are read. They are written by the stores, in the transaction of the write. */
export interface IdempotencyPort {
  find(org: string, scope: string, key: string): Promise<IdempotencyRecord | null>;
}

const keyPattern = /^[\x21-\x7e]{1,255}$/;

function keyOf(headers: HeaderReader): string | null {
  const key = headers.get("idempotency-key");
  if (key === null || keyPattern.test(key)) return key;
  throw new ProblemError("bad_request", {
    detail: "`Idempotency-Key` takes 1 to 255 visible ASCII characters.",
    errors: [
      {
        pointer: "#/header/Idempotency-Key",
        code: "pattern",
        message: "must be 1 to 255 visible ASCII characters",
      },
    ],
  });
}

const replay = (record: IdempotencyRecord, fingerprint: string, requestId: string): StoredResponse => {
  if (record.fingerprint !== fingerprint) {
    throw new ProblemError("idempotency_key_reused", {
      detail: "The Idempotency-Key was used with another request. Use a new key for a new request.",
    });
  }
  return stamped(record.response, requestId, { "idempotency-replayed": "true" });
};

async function fingerprintOf(
  { method, path, search }: ServiceCall,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const head = utf8(`${method} ${path}${search}\n`);
  const all = new Uint8Array(head.byteLength + bytes.byteLength);
  all.set(head);
  all.set(bytes, head.byteLength);
  return sha256(all);
}

/** One run of an operation, given the idempotency its write must record. */
type Run = (pending: PendingIdempotency | undefined) => Promise<ServiceAnswer>;

/**
 * Runs an operation at most once per key (draft-ietf-httpapi-idempotency-key-header, with the semantics of
 * `contract.md` §1). A key seen before replays its answer; one that is running here answers
 * `idempotency_in_progress`; one that another process commits first is rolled back here and replayed.
 */
export function createIdempotency(port: IdempotencyPort | undefined) {
  const running = new Set<string>();

  const recorded = async (identity: Identity, scope: string, key: string, fingerprint: string) => {
    const record = await port?.find(identity.orgId, scope, key);
    return record ? replay(record, fingerprint, identity.requestId) : null;
  };

  return async (
    operation: Operation,
    identity: Identity,
    call: ServiceCall,
    input: { value: Record<string, unknown>; bytes: Uint8Array<ArrayBuffer> },
    run: Run,
  ): Promise<ServiceAnswer> => {
    const key = operation.idempotency && port ? keyOf(call.headers) : null;
    if (key === null) return run(undefined);
    const scope = `${identity.userId}\n${operation.operationId}`;
    const id = `${identity.orgId}\n${scope}\n${key}`;
    const fingerprint = await fingerprintOf(call, input.bytes);
    if (running.has(id)) {
      throw new ProblemError("idempotency_in_progress", {
        detail: "A request with this Idempotency-Key is still running.",
        retryAfter: 1,
      });
    }
    running.add(id);
    try {
      const prior = await recorded(identity, scope, key, fingerprint);
      if (prior) return prior;
      return await run({
        scope,
        key,
        fingerprint,
        respond: (output) => successAnswer(operation, input.value, output),
      });
    } catch (error) {
      if (!isIdempotencyConflict(error)) throw error;
      const winner = await recorded(identity, scope, key, fingerprint);
      if (winner) return winner;
      throw error;
    } finally {
      running.delete(id);
    }
  };
}
