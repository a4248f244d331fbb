/** The kinds of trouble a person can act on differently. */
export type ProblemVariant =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "version-conflict"
  | "validation"
  | "rate-limited"
  | "server"
  | "network"
  | "offline"
  | "unknown";

const BY_STATUS: Readonly<Record<number, ProblemVariant>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "not-found",
  412: "version-conflict",
  422: "validation",
  429: "rate-limited",
};

const BY_CODE: Readonly<Record<string, ProblemVariant>> = {
  network_error: "network",
  deadline_exceeded: "network",
  offline: "offline",
  token_unavailable: "unauthorized",
  protocol_error: "server",
  contract_violation: "server",
};

/** Groups a problem by what its reader can do about it. */
export function problemVariant(problem: { status: number; code: string }): ProblemVariant {
  const { status, code } = problem;
  if (status >= 500) return "server";
  if (Object.hasOwn(BY_STATUS, status)) return BY_STATUS[status] ?? "unknown";
  if (status >= 400) return "validation";
  return (Object.hasOwn(BY_CODE, code) && BY_CODE[code]) || "unknown";
}

/** Whether the same request may succeed later without the person changing anything. */
export function isRetryable(variant: ProblemVariant): boolean {
  return ["rate-limited", "server", "network", "offline", "unknown"].includes(variant);
}
