import type { Problem } from "@elqnt/types";
import { callError } from "./call-error.ts";
import type { GatewayError } from "./gateway-error.ts";
import type { ClientOperation } from "./operation.ts";
import { isRetryableStatus, retryAfterMs } from "./retry.ts";

/** Reads a success as JSON; nothing at all is `undefined`. */
export async function readOutput(
  response: Response,
  operation: ClientOperation,
  name: string,
): Promise<unknown> {
  const text = await response.text();
  // A read without a body is no answer; a write may have nothing to say.
  if (!text && operation.method !== "GET") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const got = text ? (response.headers.get("content-type") ?? "no content type") : "nothing";
    const reason = `expected JSON, got ${got} (${response.status}). Check that baseUrl points to the gateway.`;
    const { status } = response;
    throw callError("protocol_error", name, reason, { status, requestId: requestIdOf(response), cause });
  }
}

/** Turns any failure status into an error, whatever its body is. */
export async function readError(response: Response, name: string): Promise<GatewayError> {
  const { status, headers } = response;
  const problem = parseProblem(await response.text());
  const reason = problem
    ? `${problem.code} (${status}). ${problem.detail ?? problem.title}`
    : `HTTP ${status} without a problem document. Check what stands between the client and the gateway.`;
  return callError(problem?.code ?? "http_error", name, reason, {
    status,
    problem,
    requestId: problem?.requestId ?? requestIdOf(response),
    retryable: isRetryableStatus(status),
    retryAfterMs: retryAfterMs(headers),
  });
}

function requestIdOf(response: Response): string | undefined {
  return response.headers.get("x-request-id") ?? undefined;
}

function parseProblem(text: string): Problem | undefined {
  try {
    const body = JSON.parse(text);
    return typeof body?.code === "string" ? body : undefined;
  } catch {
    return undefined;
  }
}
