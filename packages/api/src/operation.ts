import type { GatewayErrorCode } from "./gateway-error.ts";
import type { CallOptions, Gateway } from "./gateway-options.ts";

/** Where the cursor of a list operation travels. The items are in `items`, the next cursor in `nextCursor`. */
export interface OperationPagination {
  readonly in: "query" | "body";
  readonly items?: string;
  readonly cursor?: string;
  readonly nextCursor?: string;
}

/** What an operation does beyond the defaults of its method. Left out where the default holds. */
export interface OperationFlags {
  /** GET is `safe`, PUT and DELETE are `idempotent`; POST and PATCH only with `idempotency`, else `never`. */
  readonly retry?: "safe" | "idempotent" | "never";
  /** Sends an `Idempotency-Key`, the same one with every retry. */
  readonly idempotency?: boolean;
  /** Sends the input property `version` as `If-Match`. */
  readonly concurrency?: boolean;
  readonly pagination?: "query" | "body" | OperationPagination;
  /** `upload` streams the body; with the others a call resolves to the `Response`, its body unread. */
  readonly stream?: "sse" | "ndjson" | "upload" | "download";
  /** Operations of the same service whose cached answers this one makes stale. */
  readonly invalidates?: readonly string[];
  /** Default is the deadline of the gateway, 30,000 ms. */
  readonly timeoutMs?: number;
  /** Media type of a body that is not JSON. */
  readonly contentType?: string;
  /** Needs no token, so none is fetched. */
  readonly public?: boolean;
}

/** One row of the operation table as the client needs it. */
export interface ClientOperation extends OperationFlags {
  readonly service: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/** A typed call of one operation. Throws {@link GatewayError} with one of `TCode`. */
export interface OperationFunction<TInput, TOutput, TCode extends string = GatewayErrorCode> {
  (gateway: Gateway, input: TInput, options?: CallOptions): Promise<TOutput>;
  readonly operation: ClientOperation;
  /** Never set: carries the codes the operation documents. */
  readonly "~code"?: TCode;
}

/** A typed call of an operation that streams values of `TItem`; itself it resolves to the open response. */
export interface StreamFunction<TInput, TItem, TCode extends string = GatewayErrorCode>
  extends OperationFunction<TInput, Response, TCode> {
  /** Never set: carries the type of an event or line. */
  readonly "~item"?: TItem;
}

/**
 * Makes the typed function of one operation: a row of data and one call into the pipeline.
 *
 * Generated code calls it; write it by hand only for operations of your own services. The input is flat: the
 * names in the path template fill the path, `body` is the body, `version` becomes `If-Match` when the
 * operation has `concurrency`, everything else goes to the query. It is exported from `@elqnt/api`.
 *
 * @example
 * Call an operation that has no generated function
 *
 * ```ts
 * const getInvoice = operation<{ invoiceId: string }, Invoice>("billing", "getInvoice", "GET", "/api/v1/billing/invoices/{invoiceId}");
 * const invoice = await getInvoice(gateway, { invoiceId: "7" });
 * ```
 *
 * @param service Service the operation belongs to; part of every cache key.
 * @param id The operationId; unique within the service.
 * @param method HTTP method in capitals.
 * @param path Path template below the base URL of the gateway.
 * @param flags What differs from the defaults of the method.
 */
export function operation<TInput, TOutput, TCode extends string = GatewayErrorCode>(
  service: string,
  id: string,
  method: string,
  path: string,
  flags?: OperationFlags,
): OperationFunction<TInput, TOutput, TCode> {
  const row: ClientOperation = { service, id, method, path, ...flags };
  return Object.assign(
    (gateway: Gateway, input: TInput, options?: CallOptions) =>
      gateway.call<TOutput>(row, input as Readonly<Record<string, unknown>>, options),
    { operation: row },
  );
}

/**
 * {@link operation} for operations that stream values of `TItem`: read them with `streamEvents` or `streamLines`.
 * It is exported from `@elqnt/api`.
 */
export const streamOperation: <TInput, TItem, TCode extends string = GatewayErrorCode>(
  service: string,
  id: string,
  method: string,
  path: string,
  flags?: OperationFlags,
) => StreamFunction<TInput, TItem, TCode> = operation;
