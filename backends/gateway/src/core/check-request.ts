import type { Operation } from "@elqnt/contracts";
import { mediaTypeFault } from "./media-type.ts";
import type { Refusal } from "./problem-answer.ts";
import type { HeaderReader, RequestHead } from "./types.ts";

/** Refuses requests whose headers two parsers could read differently, before anything is matched. */
export function headFault({ headers, fault }: RequestHead): Refusal | undefined {
  if (fault) return fault;
  if (headers.get("upgrade")) return badRequest("The gateway does not upgrade connections.");
  // One line per request: a list here is a duplicate or an attempt to be two callers at once.
  for (const name of ["authorization", "host", "x-org-id"]) {
    if (headers.get(name)?.includes(",")) return badRequest(`The header "${name}" is sent more than once.`);
  }
  const coding = headers.get("transfer-encoding");
  if (coding && coding !== "chunked") return badRequest("The only transfer coding is chunked.");
  return undefined;
}

/** Refuses a body that the operation does not take, as far as the headers tell. */
export function bodyFault(operation: Operation, head: RequestHead): Refusal | undefined {
  if (!head.hasBody) return undefined;
  const { headers } = head;
  const length = headers.get("content-length");
  if (length && Number(length) > operation.maxBodyBytes) return bodyTooLarge(operation);
  const fault = mediaTypeFault(operation, headers.get("content-type"), headers.get("content-encoding"));
  return fault ? { code: "unsupported_media_type", detail: fault } : undefined;
}

export function bodyTooLarge({ maxBodyBytes }: Operation): Refusal {
  return { code: "body_too_large", detail: `The operation takes at most ${maxBodyBytes} bytes.` };
}

/** Refuses a request that names another organization than its token does. */
export function orgFault(orgId: string, headers: HeaderReader, search: string): Refusal | undefined {
  const named = headers.get("x-org-id");
  if (named && named !== orgId) return orgMismatch("X-Org-ID");
  if (search === "" || !/org|%/i.test(search)) return undefined;
  const parameters = new URLSearchParams(search);
  return parameters.getAll("orgId").some((value) => value !== orgId)
    ? orgMismatch("The parameter orgId")
    : undefined;
}

function orgMismatch(where: string): Refusal {
  return { code: "org_mismatch", detail: `${where} names another organization than the token.` };
}

function badRequest(detail: string): Refusal {
  return { code: "bad_request", detail };
}
