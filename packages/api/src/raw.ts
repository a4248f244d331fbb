/**
 * openapi-fetch on the gateway's pipeline: for calls that have no typed operation.
 *
 * @module
 */
import createClient, { type Client } from "openapi-fetch";
import type { Gateway } from "./index.ts";

const origin = "http://raw.invalid";

/**
 * Creates an openapi-fetch client, typed by an OpenAPI document, on the pipeline of a gateway: tokens, retries,
 * deadline and errors are those of `gateway.call`.
 *
 * A failure throws a `GatewayError`, so `data` is there whenever a call resolves. A POST or PATCH is repeated
 * only with an `Idempotency-Key` header. Types over a whole document are expensive to check: prefer the typed
 * operations. It is exported from `@elqnt/api/raw`.
 *
 * @example
 * Call a path of your own service
 *
 * ```ts
 * import type { paths } from "./billing-api";
 *
 * const raw = createRawClient<paths>(gateway);
 * const { data } = await raw.GET("/api/v1/billing/invoices/{invoiceId}", { params: { path: { invoiceId: "7" } } });
 * ```
 *
 * @param gateway The gateway to call through.
 */
export function createRawClient<TPaths extends object>(gateway: Gateway): Client<TPaths> {
  return createClient<TPaths>({ baseUrl: origin, fetch: (request) => send(gateway, request) });
}

async function send(gateway: Gateway, request: Request): Promise<Response> {
  const { method, headers, signal } = request;
  const path = request.url.slice(origin.length);
  const idempotencyKey = headers.get("idempotency-key") ?? undefined;
  const body = request.body ? await request.blob() : undefined;
  const operation = {
    service: "raw",
    id: `${method} ${path.split("?", 1)[0]}`,
    method,
    path,
    idempotency: !!idempotencyKey,
  };
  return gateway.call<Response>(
    { ...operation, stream: "download" },
    { body },
    { headers: Object.fromEntries(headers), signal, idempotencyKey },
  );
}
