import type { Duplex } from "node:stream";
import { type ProblemCode, problems } from "@elqnt/contracts";

const reasons: Record<number, string> = {
  400: "Bad Request",
  405: "Method Not Allowed",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

/** What an error of Node's HTTP parser means. */
export function codeOfParserError(code: string | undefined): ProblemCode {
  if (code === "HPE_HEADER_OVERFLOW") return "headers_too_large";
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "request_timeout";
  return "bad_request";
}

/** Answers on a connection that has no parsed request, and ends it: after broken framing no byte can be trusted. */
export function endWithProblem(socket: Duplex, code: ProblemCode, requestId: string): void {
  const { status, title } = problems[code];
  const body = JSON.stringify({ type: `urn:elqnt:problem:${code}`, title, status, code, requestId });
  socket.end(
    [
      `HTTP/1.1 ${status} ${reasons[status] ?? title}`,
      "Connection: close",
      "Content-Type: application/problem+json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Cache-Control: no-store",
      `X-Request-ID: ${requestId}`,
      "",
      body,
    ].join("\r\n"),
  );
}
