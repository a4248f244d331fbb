import { curlLine } from "../http/curl.ts";
import type { Call, Exchange } from "../http/exchange.ts";
import { excerpt, redactBody, redactHeaders } from "../http/redact.ts";
import { headersOf } from "../http/transport.ts";
import type { Failure, PrintedExchange } from "./report.ts";
import type { NoAnswer } from "./session.ts";
import type { Violation } from "./violation.ts";

const headerLines = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(redactHeaders(headers)).map(([name, value]) => `${name}: ${excerpt(value, 200)}`);

function requestText(call: Call): string {
  const body =
    call.body === undefined
      ? []
      : ["", typeof call.body === "string" ? excerpt(redactBody(call.body)) : `(${call.body.length} bytes)`];
  return [`${call.method} ${excerpt(call.target, 500)}`, ...headerLines(headersOf(call)), ...body].join("\n");
}

function responseText({ status, headers, text }: Exchange): string {
  return [`${status}`, ...headerLines(headers), ...(text ? ["", excerpt(redactBody(text))] : [])].join("\n");
}

/** An exchange without secrets, as people read it. */
export const printExchange = (exchange: Exchange): PrintedExchange => ({
  request: requestText(exchange.call),
  response: responseText(exchange),
  milliseconds: Math.round(exchange.milliseconds),
});

/** The last few exchanges say enough; a rule may have sent a thousand. */
const mostPrinted = 3;

/** A violation with its exchanges and the command that repeats the last of them. */
export function printViolation(violation: Violation, target: string): Failure {
  const last = violation.exchanges.at(-1);
  return {
    expected: violation.expected,
    observed: violation.observed,
    exchanges: violation.exchanges.slice(-mostPrinted).map(printExchange),
    ...(last ? { curl: curlLine(target, last.call) } : {}),
  };
}

/** A request that nobody answered, which is a failure of its own. */
export const printNoAnswer = (error: NoAnswer, target: string): Failure => ({
  expected: "an answer",
  observed: error.message,
  exchanges: [{ request: requestText(error.call), response: "(none)", milliseconds: 0 }],
  curl: curlLine(target, error.call),
});
