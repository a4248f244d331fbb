import type { Operation } from "@elqnt/contracts";
import { type Call, type Credential, isJsonType } from "./exchange.ts";

/** Flat operation input: path and query parameters by name, `body`, and `version` for `If-Match`. */
export type Input = Readonly<Record<string, unknown>>;

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string;
  /** Sent instead of the caller's own credential. */
  readonly credential?: Credential;
  /** Sent as it is instead of the JSON of `input.body`. */
  readonly rawBody?: string | Uint8Array;
  /** `null` sends no Content-Type at all. */
  readonly contentType?: string | null;
  /** Appended to the query, for parameters no contract has. */
  readonly extraQuery?: string;
  /** Called when the status and headers of the answer are there: from then on a stream hears. */
  opened?(): void;
}

const missing = (operation: Operation, name: string) =>
  new TypeError(`Failed to build ${operation.operationId}: path parameter "${name}" is missing.`);

function pathOf(operation: Operation, input: Input): string {
  return operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    if (input[name] === undefined) throw missing(operation, name);
    return encodeURIComponent(String(input[name]));
  });
}

function queryOf(operation: Operation, input: Input, extra: string | undefined): string {
  const query = new URLSearchParams();
  for (const { name, in: place } of operation.parameters) {
    if (place !== "query" || input[name] === undefined) continue;
    for (const value of Array.isArray(input[name]) ? input[name] : [input[name]])
      query.append(name, String(value));
  }
  const text = [query.toString(), extra].filter(Boolean).join("&");
  return text ? `?${text}` : "";
}

/** The strong ETag of a version (RFC 9110 §8.8.3). */
export const etagOf = (version: number): string => `"${version}"`;

/** Turns a row of the operation table and a flat input into a request. */
export function buildCall(
  operation: Operation,
  input: Input,
  credential: Credential,
  options: CallOptions = {},
): Call {
  const isText = typeof input.body === "string" && !isJsonType(operation.body?.contentTypes[0]);
  const json = isText ? undefined : input.body;
  const body =
    options.rawBody ??
    (isText ? (input.body as string) : json === undefined ? undefined : JSON.stringify(json));
  const type =
    options.contentType === undefined
      ? (operation.body?.contentTypes[0] ?? "application/json")
      : options.contentType;
  const headers: Record<string, string> = {};
  if (body !== undefined && type !== null) headers["content-type"] = type;
  if (typeof input.version === "number") headers["if-match"] = etagOf(input.version);
  if (options.idempotencyKey !== undefined) headers["idempotency-key"] = options.idempotencyKey;
  return {
    method: operation.method,
    target: pathOf(operation, input) + queryOf(operation, input, options.extraQuery),
    headers: { ...headers, ...options.headers },
    credential: options.credential ?? credential,
    operation,
    ...(body === undefined ? {} : { body }),
    ...(json === undefined || options.rawBody !== undefined ? {} : { json }),
    ...(options.opened && { opened: options.opened }),
  };
}
