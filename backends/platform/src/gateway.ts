import { catalogue } from "@elqnt/contracts/catalogue";
import { platformDocument } from "@elqnt/contracts/openapi";
import { connectAuth, type RateLimitOptions } from "@elqnt/gateway";
import {
  createNodeGateway,
  createNodeHmac,
  createNodeHs256,
  type HttpUpstreamOptions,
  type NodeGateway,
} from "@elqnt/gateway/node";
import { createTokenVerifier } from "@elqnt/gateway/verifier";
import { createHttpUpstream, proofPurpose, type Service, type Tracer } from "@elqnt/service-kit";
import { type Config, ConfigError } from "./config.ts";
import type { Log } from "./log.ts";
import type { SharedLimits } from "./shared-limits.ts";
import { validateResponse } from "./validate-response.ts";

/** What a gateway of this platform is made of. */
export interface PlatformGatewayOptions {
  readonly config: Config;
  readonly secret: string;
  readonly log: Log;
  /** Services of this process by name; the others are looked for at `<NAME>_SERVICE_URL`. */
  readonly services: Readonly<Record<string, Service>>;
  /** Shared with other gateways; default in this process. */
  readonly limits?: SharedLimits | undefined;
  readonly tracer?: Tracer | undefined;
  /** Checks every answer of a service against the contracts and reports violations. */
  readonly validate: boolean;
}

/** For one developer, whose tools make more requests than people do. */
const relaxed = {
  user: { name: "default", capacity: 5_000, perSecond: 5_000 },
  address: { name: "address", capacity: 5_000, perSecond: 5_000 },
  failures: { name: "failures", capacity: 2_000, perSecond: 2_000 },
};

function rateLimitsOf({ rateLimits }: Config, limits: SharedLimits | undefined): RateLimitOptions | false {
  if (rateLimits === "off") return false;
  return { ...(rateLimits === "relaxed" ? relaxed : {}), ...(limits ? { store: limits.store } : {}) };
}

const serviceNames = catalogue.map(({ service }) => service).filter((name) => name !== "gateway");

/** Creates the gateway over the services of this process and those in others. */
export function createPlatformGateway({
  config,
  secret,
  log,
  services,
  limits,
  tracer,
  validate,
}: PlatformGatewayOptions): NodeGateway {
  const proofHmac = createNodeHmac(secret, proofPurpose);
  const upstreams: Record<string, Service | HttpUpstreamOptions> = { ...services };
  for (const name of serviceNames) {
    const url = config.serviceUrl(name);
    if (url) upstreams[name] = { url };
  }
  const authUrl = config.serviceUrl("auth");
  const authUpstream = authUrl ? createHttpUpstream(authUrl, proofHmac) : services.auth?.fetch;
  if (!authUpstream) throw new ConfigError("The gateway needs the auth service. Set AUTH_SERVICE_URL.");
  const auth = connectAuth(authUpstream);
  return createNodeGateway({
    contracts: catalogue,
    upstreams,
    proofHmac,
    log,
    orgs: auth.orgs,
    rateLimits: rateLimitsOf(config, limits),
    ...(limits ? { ready: async () => [limits.check()] } : {}),
    ...(tracer ? { tracer } : {}),
    cors: { origins: config.corsOrigins },
    document: platformDocument(),
    verifier: createTokenVerifier({
      secret,
      hs256: createNodeHs256,
      issuer: config.issuer,
      audience: config.audience,
      jwks: auth.jwks,
      revocations: auth.revocations,
      allowSampleSecrets: !config.isProduction,
    }),
    ...(validate ? { validate: validateResponse } : {}),
  });
}
