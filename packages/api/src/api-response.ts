import type { APIResponse } from "@elqnt/types";
import { GatewayError, isGatewayError } from "./index.ts";

/** Settles a call as data or error. Only an abort by the caller's signal still rejects. */
export async function settle<TData>(
  signal: AbortSignal | undefined,
  call: (onResponse: (response: Response) => void) => Promise<TData>,
): Promise<APIResponse<TData>> {
  let requestId: string | undefined;
  try {
    const data = await call((response) => {
      requestId = response.headers.get("x-request-id") ?? undefined;
    });
    return { data, metadata: { success: true, timestamp: Date.now(), ...(requestId && { requestId }) } };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    return failed(toGatewayError(cause));
  }
}

/** Arguments that cannot be sent throw a TypeError; callers that never reject get it as an error, too. */
export function toGatewayError(cause: unknown): GatewayError {
  if (isGatewayError(cause)) return cause;
  const message = cause instanceof Error ? cause.message : "Failed to call the gateway. The cause says why.";
  return new GatewayError(message, { code: "invalid_argument", cause });
}

function failed({ code, message, status, requestId, problem }: GatewayError): APIResponse<never> {
  const details = { status, requestId, errors: problem?.errors };
  const metadata = { success: false, timestamp: Date.now(), error: message, ...(requestId && { requestId }) };
  return { error: { code, message, details }, metadata };
}
