import type { Operation } from "@elqnt/contracts";

/** The claims of a gateway token, as on the wire. Rules also mint deliberately wrong ones, hence `unknown`. */
export type Claims = Record<string, unknown>;

/** How a request identifies itself. A literal header is for tokens that are wrong on purpose. */
export type Credential =
  | { readonly kind: "none" }
  | { readonly kind: "minted"; readonly claims: Claims; readonly token: string }
  | { readonly kind: "literal"; readonly header: string; readonly claims?: Claims };

/** A request as the suite sends it. */
export interface Call {
  readonly method: string;
  /** Path and query, already encoded, starting with `/`. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly credential: Credential;
  /** The row of the operation table, unless the request is outside every contract. */
  readonly operation?: Operation;
  /** The body as sent, before serialisation, where it was JSON. */
  readonly json?: unknown;
  /** Called when the status and headers of the answer are there, before its body. */
  opened?(): void;
}

/** The answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body, or `undefined` when it is no JSON. */
  readonly json: unknown;
}

/** One request with its answer: what every check looks at and every failure prints. */
export interface Exchange extends Answer {
  readonly call: Call;
  readonly milliseconds: number;
}

/** How a request goes over the wire when the Fetch API would not send it that way. */
export interface RawOptions {
  /** Sent after the call's own headers, exactly as given, repeated ones included. */
  readonly headerLines?: readonly (readonly [string, string])[];
  /** Sends the body without saying how long it is. */
  readonly chunked?: boolean;
  /** Announces more than the body, and breaks the connection once the answer has begun to come or nothing has. */
  readonly cut?: boolean;
}

/** Sends a request byte by byte over a connection of its own. */
export type SendRaw = (call: Call, options?: RawOptions) => Promise<Exchange>;

/** Whether a media type is JSON or one of its structured suffixes. */
export const isJsonType = (contentType: string | undefined): boolean =>
  /^application\/([\w.-]+\+)?json\b/i.test(contentType ?? "");

/** The organization a request acts for, as far as its credential says. */
export function orgOf(call: Call): string | undefined {
  const claims = call.credential.kind === "none" ? undefined : call.credential.claims;
  return typeof claims?.org_id === "string" ? claims.org_id : undefined;
}

/** `POST /api/v1/… -> 201` for messages. */
export const summaryOf = ({ call, status }: Exchange): string =>
  `${call.method} ${call.target.split("?")[0]} -> ${status}`;
