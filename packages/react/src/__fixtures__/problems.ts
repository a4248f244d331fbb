import type { Problem } from "@elqnt/types";
import { ticket } from "./ticket.ts";

const requestId = "0197b2d3-9a01-7c3e-8f10-2b6f4f0c9a13";

function problem(code: Problem["code"], status: number, more: Partial<Problem> = {}): Problem {
  return { type: `urn:elqnt:problem:${code}`, title: code, status, code, requestId, ...more };
}

/** One problem per kind a person can meet. */
export const problems = {
  unauthorized: problem("token_expired", 401),
  forbidden: problem("insufficient_scope", 403, { detail: "Reading tickets needs the scope read:entities." }),
  notFound: problem("record_not_found", 404),
  conflict: problem("unique_conflict", 409, {
    detail: "Another ticket already has this e-mail address.",
    errors: [{ pointer: "/fields/email", code: "unique", message: "is already used by another ticket" }],
  }),
  versionConflict: problem("version_conflict", 412, {
    current: {
      ...ticket(0, { status: "closed", priority: 4, tags: ["hardware", "warranty"] }),
      version: 7,
      updatedAt: "2026-03-12T10:41:00.000Z",
    } as unknown as Record<string, unknown>,
  }),
  validation: problem("validation_failed", 422, {
    detail: "2 values do not fit the definition.",
    errors: [
      { pointer: "/fields/email", code: "format", message: "must be an e-mail address" },
      { pointer: "/fields/address/city", code: "required", message: "is required" },
    ],
  }),
  rateLimited: { ...problem("rate_limited", 429), retryAfter: 12 },
  server: problem("internal_error", 500),
  unavailable: { ...problem("upstream_unavailable", 503), retryAfter: 3 },
  network: Object.assign(new Error("fetch failed"), { code: "network_error" }),
};
