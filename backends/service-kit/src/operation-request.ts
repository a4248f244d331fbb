import type { Operation } from "@elqnt/contracts";

/** What a request of an operation carries. */
export interface OperationRequestOptions {
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The request of an operation, for calls between services; its path comes from the contract. */
export function operationRequest(
  operation: Operation,
  { path = {}, body, signal }: OperationRequestOptions = {},
): Request {
  const pathname = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(path[name] ?? ""),
  );
  return new Request(`http://${operation.service}${pathname}`, {
    method: operation.method,
    ...(signal ? { signal } : {}),
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
}
