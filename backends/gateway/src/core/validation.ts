import type { Operation } from "@elqnt/contracts";
import type { LogEntry } from "@elqnt/service-kit";
import type { Metrics } from "./metrics.ts";
import type { Exchange } from "./types.ts";

/** One way in which an answer breaks its contract. */
export interface ContractViolation {
  /** JSON Pointer into the body, or `#/status`, `#/header/<name>`. */
  readonly pointer: string;
  readonly message: string;
}

/** Holds an answer of an upstream against the contract of its operation. */
export type ValidateResponse = (
  operation: Operation,
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: unknown,
) => readonly ContractViolation[];

/** Checks answers during development; a finding is reported, never turned into a failure. */
export interface ResponseChecker {
  /** Whether the body of this answer is wanted whole. */
  wants(contentType: string | undefined, isStream: boolean): boolean;
  /** Reports violations and returns their number. */
  check(exchange: Exchange, status: number, headers: Parameters<ValidateResponse>[2], text: string): number;
}

/** Header that carries the number of violations to the client. */
export const violationsHeader = "X-Elqnt-Contract-Violations";

export function createResponseChecker(
  validate: ValidateResponse,
  metrics: Metrics,
  log: (entry: LogEntry) => void,
): ResponseChecker {
  return {
    wants: (contentType, isStream) =>
      !isStream && (contentType === undefined || /[/+]json\b/.test(contentType)),
    check(exchange, status, headers, text) {
      const operation = exchange.operation!;
      const violations = findViolations(validate, operation, status, headers, text);
      if (violations.length === 0) return 0;
      const { operationId } = operation;
      const labels = `operation="${operationId}"`;
      metrics.count(
        "elqnt_gateway_contract_violations_total",
        "Violations found in upstream answers.",
        labels,
        violations.length,
      );
      const { requestId } = exchange;
      log({
        level: "warn",
        message: "contract violation",
        requestId,
        operation: operationId,
        status,
        violations,
      });
      return violations.length;
    },
  };
}

function findViolations(
  validate: ValidateResponse,
  operation: Operation,
  status: number,
  headers: Parameters<ValidateResponse>[2],
  text: string,
): readonly ContractViolation[] {
  let body: unknown;
  try {
    body = text === "" ? undefined : JSON.parse(text);
  } catch {
    return [{ pointer: "", message: "is not JSON" }];
  }
  return validate(operation, status, headers, body);
}
