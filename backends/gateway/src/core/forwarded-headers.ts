/** Connection-level headers (RFC 9110 §7.6.1) and those the gateway writes itself, both directions. */
const hopByHop = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "http2-settings",
];

const neverToUpstreams = new Set([
  ...hopByHop,
  // Framing and addressing belong to the connection to the upstream.
  ...["host", "content-length", "expect"],
  // The identity is passed on as claims; the credential itself stays here.
  ...["authorization", "cookie"],
  // Written by the gateway: what a client sends under these names is a forgery.
  ...["x-org-id", "x-scopes", "x-session-id", "x-request-id", "traceparent", "x-real-ip", "forwarded", "via"],
  // CORS is answered here, and a method override would execute another operation than the one authorized.
  ...["origin", "x-http-method-override", "x-http-method", "x-method-override"],
]);
const spoofable = ["x-user-", "x-elqnt-", "x-internal-", "x-forwarded-", "access-control-"];

const neverToClients = new Set([
  ...hopByHop,
  ...["x-request-id", "x-powered-by", "server", "ratelimit", "ratelimit-policy", "x-accel-buffering"],
]);
const internal = ["access-control-", "x-elqnt-"];

/** Answers per header name are remembered: names repeat, and a client that invents names cannot grow this. */
function remembered(decide: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) {
      answer = decide(name.toLowerCase());
      if (known.size < 512) known.set(name, answer);
    }
    return answer;
  };
}

/**
 * Whether a client's request header goes on to the upstream. Names with an underscore never do: behind CGI-style
 * servers `x_org_id` and `X-Org-ID` are one header.
 */
export const goesToUpstream: (name: string) => boolean = remembered(
  (name) =>
    !name.includes("_") &&
    !neverToUpstreams.has(name) &&
    !spoofable.some((prefix) => name.startsWith(prefix)),
);

/** Whether an upstream's response header goes on to the client. */
export const goesToClient: (name: string) => boolean = remembered(
  (name) => !neverToClients.has(name) && !internal.some((prefix) => name.startsWith(prefix)),
);

/** Names listed in `Connection` are hop-by-hop too; `undefined` when there are none beyond the usual ones. */
export function connectionNames(connection: string | null | undefined): ReadonlySet<string> | undefined {
  if (!connection || connection === "keep-alive" || connection === "close") return undefined;
  return new Set(connection.split(",").map((name) => name.trim().toLowerCase()));
}
