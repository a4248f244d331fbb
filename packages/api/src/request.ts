import type { CallOptions } from "./gateway-options.ts";
import type { ClientOperation } from "./operation.ts";

/** What `fetch` needs, and whether the body can be sent a second time. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
  readonly repeatable: boolean;
}

/** Splits the flat input of an operation into path, query, `If-Match` and body. */
export function prepareRequest(
  baseUrl: string,
  operation: ClientOperation,
  input: Readonly<Record<string, unknown>> = {},
  headers: Headers,
  options: CallOptions,
): PreparedRequest {
  const { body, ...query }: Record<string, unknown> = input;
  const path = operation.path.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const segment = toSegment(operation, name, query[name]);
    delete query[name];
    return segment;
  });
  if (operation.concurrency) {
    if (query.version !== undefined) headers.set("if-match", `"${query.version}"`);
    delete query.version;
  }
  const search = serializeQuery(query);
  return {
    url: baseUrl + path + (search && `?${search}`),
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
function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  const append = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (typeof value !== "object") search.append(name, String(value));
    else
      for (const [key, part] of Object.entries(value))
        append(Array.isArray(value) ? name : `${name}[${key}]`, part);
  };
  for (const name in query) append(name, query[name]);
  return search.toString();
}

function serializeBody(
  body: unknown,
  headers: Headers,
  contentType: string | undefined,
): BodyInit | undefined {
  if (body === undefined) return undefined;
  if (contentType) headers.set("content-type", contentType);
  if (isBinary(body) || (contentType && typeof body === "string")) return body as BodyInit;
  if (!contentType) headers.set("content-type", "application/json");
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
