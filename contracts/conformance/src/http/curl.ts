import type { Call } from "./exchange.ts";
import { redactBody } from "./redact.ts";

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The `Authorization` argument: minted tokens become a sub-command, so the line holds no secret and never expires. */
function authorization(call: Call): string[] {
  if (call.credential.kind === "none") return [];
  if (call.credential.kind === "literal") return [`-H ${quote(`Authorization: ${call.credential.header}`)}`];
  const claims = quote(JSON.stringify(call.credential.claims));
  return [`-H "Authorization: Bearer $(elqnt-conformance token --claims ${claims})"`];
}

function bodyArguments(call: Call): string[] {
  if (call.body === undefined) return [];
  if (typeof call.body !== "string") return ["--data-binary @body.bin"];
  if (call.body.length > 8000) return ["--data-binary @body.txt"];
  return [`--data-binary ${quote(redactBody(call.body))}`];
}

/**
 * The shell command that repeats a call. `elqnt-conformance token` mints the token with `JWT_SECRET` or
 * `ELQNT_TOKEN_COMMAND` from the environment.
 */
export function curlLine(baseUrl: string, call: Call): string {
  const headers = Object.entries(call.headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    "curl -sS -i --path-as-is",
    ...(call.method === "GET" ? [] : [`-X ${call.method}`]),
    quote(baseUrl.replace(/\/$/, "") + call.target),
    ...authorization(call),
    ...headers,
    ...bodyArguments(call),
  ].join(" ");
}
