/** Who calls, as the gateway established it from the token. */
export interface Identity {
  readonly orgId: string;
  readonly userId: string;
  readonly email?: string;
  readonly role?: string;
  readonly scopes: readonly string[];
  /** Session the token belongs to, when it names one. */
  readonly sessionId?: string;
  readonly requestId: string;
  /** W3C Trace Context of the request. */
  readonly traceparent?: string;
}

/**
 * Something that answers requests: a service in this process, or a proxy to one elsewhere.
 *
 * An `identity` given here is trusted: only code that verified it may pass one. Without it the request must
 * carry the gateway's proof or a token.
 */
export type Upstream = (request: Request, identity?: Identity) => Promise<Response>;

/** State of one dependency of a service, as `/ready` reports it. */
export interface ReadyCheck {
  readonly name: string;
  readonly ready: boolean;
  /** The service works without it, slower or with events that wait: it is told and stops no traffic. */
  readonly optional?: boolean;
  readonly detail?: string;
}

/** The scope of service-to-service calls; never granted to a user. */
export const internalScope = "internal";

/**
 * Whether `granted` satisfies one required scope: `admin` everything, `read` every `read:*`, `write` every `write:*`.
 */
export function hasScope(granted: readonly string[], required: string): boolean {
  if (granted.includes(required) || granted.includes("admin")) return true;
  const colon = required.indexOf(":");
  return colon > 0 && granted.includes(required.slice(0, colon));
}
