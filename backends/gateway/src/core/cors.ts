/** Which web origins may call the gateway from a browser. */
export interface CorsOptions {
  /** Exact origins such as `https://app.example.com`, or `["*"]` for every origin (never with credentials). */
  readonly origins: readonly string[];
  /** Lets browsers send cookies. The SDK never needs it; refused together with `*`. Default `false`. */
  readonly credentials?: boolean;
  /** Seconds a browser may remember a preflight. Default 600. */
  readonly maxAgeSeconds?: number;
}

/** The CORS decisions of one gateway: response headers as flat name, value lists. */
export interface Cors {
  /** Headers of every answer to this origin. */
  headersFor(origin: string | null | undefined): readonly string[];
  /** Headers of the answer to a preflight for a path that has these methods. */
  preflight(origin: string | null | undefined, methods: string): readonly string[];
}

const exposed =
  "X-Request-ID, ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Idempotency-Replayed, Deprecation, Sunset";
const requestHeaders =
  "Authorization, Content-Type, Accept, X-Org-ID, X-Request-ID, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Prefer, traceparent, tracestate";
const vary = ["Vary", "Origin"];

/** @throws TypeError when `*` is combined with credentials */
export function createCors(options: CorsOptions): Cors {
  const any = options.origins.includes("*");
  if (any && options.credentials) {
    throw new TypeError('Failed to set up CORS: "*" cannot be combined with credentials. List the origins.');
  }
  const answers = new Map<string, readonly string[]>();
  for (const origin of options.origins) answers.set(origin, grant(origin, options.credentials === true));
  const headersFor: Cors["headersFor"] = (origin) => {
    if (!origin) return vary;
    return (any ? answers.get("*") : answers.get(origin)) ?? vary;
  };
  return {
    headersFor,
    preflight(origin, methods) {
      const granted = headersFor(origin);
      if (granted === vary) return vary;
      return [
        ...granted,
        ...["Access-Control-Allow-Methods", methods],
        ...["Access-Control-Allow-Headers", requestHeaders],
        ...["Access-Control-Max-Age", String(options.maxAgeSeconds ?? 600)],
      ];
    },
  };
}

function grant(origin: string, credentials: boolean): readonly string[] {
  return [
    ...["Access-Control-Allow-Origin", origin],
    ...["Access-Control-Expose-Headers", exposed],
    ...(credentials ? ["Access-Control-Allow-Credentials", "true"] : []),
    ...vary,
  ];
}
