import type { CallOptions } from "./gateway-options.ts";
import type { ClientOperation } from "./operation.ts";

/** What `fetch` needs, and whether the body can be sent a second time. */
export interface PreparedRequest {
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Record<string, string>;
  readonly body: BodyInit | undefined;
  readonly repeatable: boolean;
}

/** Splits the flat input of an operation into path, query, `If-Match` and body. */
export function prepareRequest(
  baseUrl: string,
  operation: ClientOperation,
  input: Readonly<Record<string, unknown>> = {},
  headers: Record<string, string>,
  options: CallOptions,
): PreparedRequest {
  const { body } = input;
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
    toSegment(operation, name, input[name]),
  );
  const search: string[] = [];
  for (const name in input) {
    if (name === "body" || operation.path.includes(`{${name}}`)) continue;
    if (name !== "version" || !operation.concurrency) appendQuery(search, name, input[name]);
    else if (input.version !== undefined) headers["if-match"] = `"${input.version}"`;
  }
  return {
    url: baseUrl + path + (search.length > 0 ? `?${search.join("&")}` : ""),
    headers,
    body: serializeBody(body, headers, options.contentType ?? operation.contentType),
    repeatable: !(body instanceof ReadableStream),
  };
}

/** A missing or empty segment, `.` and `..` would reach another path than the operation's. */
function toSegment({ service, id }: ClientOperation, name: string, value: unknown): string {
  const segment = encodeURIComponent(String(value ?? ""));
  if (!/^\.{0,2}$/.test(segment)) return segment;
  throw new TypeError(
    `Failed to call "${service}.${id}": "${name}" is no path segment. Pass a non-empty id or name.`,
  );
}

/** Arrays repeat their name, objects become `name[key]`: OpenAPI's `form` and `deepObject`. Names are escaped as well as values. */
function appendQuery(search: string[], name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof value !== "object")
    search.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  else
    for (const [key, part] of Object.entries(value))
      appendQuery(search, Array.isArray(value) ? name : `${name}[${key}]`, part);
}

function serializeBody(
  body: unknown,
  headers: Record<string, string>,
  contentType: string | undefined,
): BodyInit | undefined {
  if (body === undefined) return undefined;
  if (contentType) headers["content-type"] = contentType;
  if (isBinary(body) || (contentType && typeof body === "string")) return body as BodyInit;
  if (!contentType) headers["content-type"] = "application/json";
  return JSON.stringify(body);
}

function isBinary(body: unknown): boolean {
  return (
    body instanceof ReadableStream ||
    body instanceof Blob ||
    body instanceof FormData ||
    body instanceof URLSearchParams ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}
