import type { Problem } from "@elqnt/contracts";
import type { Exchange } from "../http/exchange.ts";
import { isEqualJson } from "./equal.ts";
import { show, Violation } from "./violation.ts";

/** What a problem answer must be. Several codes mean that each of them is acceptable. */
export interface ExpectedProblem {
  status: number | readonly number[];
  code?: string | readonly string[];
  /** A JSON Pointer that one of `errors[]` must carry. */
  pointer?: string;
}

const list = <TItem>(value: TItem | readonly TItem[]): readonly TItem[] =>
  Array.isArray(value) ? value : [value as TItem];

const observedStatus = ({ status, json, text }: Exchange): string => {
  const problem = json as Partial<Problem> | undefined;
  return problem?.code ? `${status} ${problem.code}` : `${status}${text ? ` ${show(text, 120)}` : ""}`;
};

/** Fails with what was expected and observed; the exchanges are printed with it. */
export function fail(expected: string, observed: string, ...exchanges: Exchange[]): never {
  throw new Violation(expected, observed, exchanges);
}

/** Fails unless the condition holds. */
export function ensure(
  condition: unknown,
  expected: string,
  observed: string,
  ...exchanges: Exchange[]
): asserts condition {
  if (!condition) fail(expected, observed, ...exchanges);
}

/** Fails unless the answer has one of these statuses. */
export function expectStatus(
  exchange: Exchange,
  status: number | readonly number[],
  why = "",
): asserts exchange is Exchange {
  if (list(status).includes(exchange.status)) return;
  fail(`status ${list(status).join(" or ")}${why ? ` ${why}` : ""}`, observedStatus(exchange), exchange);
}

/** Fails unless the answer is a 2xx. */
export function expectSuccess(exchange: Exchange, why = ""): void {
  if (exchange.status >= 200 && exchange.status < 300) return;
  fail(`success${why ? ` ${why}` : ""}`, observedStatus(exchange), exchange);
}

/** Fails unless the answer is this problem; gives the problem back. */
export function expectProblem(exchange: Exchange, expected: ExpectedProblem, why = ""): Problem {
  const codes = expected.code === undefined ? undefined : list(expected.code);
  const wanted = `${list(expected.status).join(" or ")}${codes ? ` ${codes.join(" or ")}` : ""}${why ? ` ${why}` : ""}`;
  const problem = exchange.json as Problem | undefined;
  if (
    !list(expected.status).includes(exchange.status) ||
    (codes && !codes.includes(problem?.code as string))
  ) {
    fail(wanted, observedStatus(exchange), exchange);
  }
  ensure(problem, `${wanted} as application/problem+json`, show(exchange.text, 120), exchange);
  if (expected.pointer !== undefined) {
    const pointers = (problem.errors ?? []).map(({ pointer }) => pointer);
    const wantedPointer = `an entry of errors[] with pointer ${show(expected.pointer)}`;
    ensure(pointers.includes(expected.pointer), wantedPointer, `pointers ${show(pointers)}`, exchange);
  }
  return problem;
}

/** Fails unless both values are deeply equal. */
export function expectEqual(
  observed: unknown,
  expected: unknown,
  what: string,
  ...exchanges: Exchange[]
): void {
  if (isEqualJson(observed, expected)) return;
  fail(`${what} ${show(expected)}`, show(observed), ...exchanges);
}

/** A response header, or a failure that names it. */
export function expectHeader(exchange: Exchange, name: string, why = ""): string {
  const value = exchange.headers[name.toLowerCase()];
  ensure(value !== undefined, `a ${name} header${why ? ` ${why}` : ""}`, "none", exchange);
  return value;
}
