import { catalogue } from "@elqnt/contracts/catalogue";
import {
  compileRouter,
  connectAuth,
  createGateway,
  type FetchGatewayOptions,
  type Gateway,
} from "@elqnt/gateway";
import { createTokenVerifier } from "@elqnt/gateway/verifier";
import { createHmac, cursorPurpose, type LogEntry, type ServicePorts, utf8 } from "@elqnt/service-kit";
import { SignJWT } from "jose";
import { createFaults, type Faults } from "./faults.ts";
import { demoOrgId, type Scenario, secondOrgId } from "./scenario.ts";
import { createMockServices } from "./services.ts";

/** The secret of every mock unless another is given. Worthless by design: a real gateway refuses it. */
export const mockJwtSecret = "mock-secret-for-development-and-tests-only";

/** How a mock starts. */
export interface MockGatewayOptions {
  /** What it holds at the start. Default: `typical`. */
  readonly scenario?: Scenario | undefined;
  /** Secret of the HS256 tokens it accepts. Default: {@link mockJwtSecret}. */
  readonly jwtSecret?: string | undefined;
  /** Page origins that may call it. Default: any, without credentials. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Takes one entry per request. Default: none. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
  /** Applies the platform's rate limits. Default: `false`. */
  readonly rateLimits?: boolean | undefined;
  /** Makes the keyed hash of cursors. Default: WebCrypto's, which every platform has. */
  readonly createHmac?: typeof createHmac | undefined;
}

/** Whose token to make. */
export interface MockTokenClaims {
  readonly orgId?: string;
  readonly userId?: string;
  readonly email?: string;
  readonly role?: string;
  readonly scopes?: readonly string[];
  readonly expiresInSeconds?: number;
}

/** The platform in memory. */
export interface MockGateway {
  /** Answers a request as the gateway would. */
  fetch(request: Request): Promise<Response>;
  /** A token the mock accepts. Default: user `demo` of the demo organization with `read`, `write` and `admin`. */
  token(claims?: MockTokenClaims): Promise<string>;
  /** What goes wrong on purpose. */
  readonly faults: Faults;
  /** Forgets everything, faults included, and starts over with a scenario. Default: the one it was made with. */
  reset(scenario?: Scenario): void;
  readonly orgId: string;
  /** The second organization of the scenario `twoOrgs`. */
  readonly otherOrgId: string;
  readonly jwtSecret: string;
}

const plainParts = new WeakMap<MockGateway, () => FetchGatewayOptions | undefined>();

/**
 * What the gateway of a mock is made of now, for a server that spares it the web objects; nothing while there are
 * faults, which are made of those, or for a mock that is not ours.
 */
export const plainPartsOf = (mock: MockGateway): FetchGatewayOptions | undefined => plainParts.get(mock)?.();

/**
 * Creates the gateway and its services on memory stores: the same code as the platform, so it validates, authorizes,
 * pages, conflicts and isolates as the platform does. Every instance has its own state.
 *
 * Exported from `@elqnt/mock-server`.
 *
 * @example In a test
 * ```ts
 * const mock = createMockGateway({ scenario: "empty" });
 * mock.faults.set("createRecord", { kind: "problem", code: "rate_limited", retryAfter: 1 }, { times: 1 });
 * const gateway = createGateway({ baseUrl: "http://mock", orgId: mock.orgId, getToken: () => mock.token(), fetch: (url, init) => mock.fetch(new Request(url, init)) });
 * ```
 */
export function createMockGateway(options: MockGatewayOptions = {}): MockGateway {
  const { jwtSecret = mockJwtSecret, corsOrigins = ["*"], log, rateLimits = false } = options;
  const kitPorts: Omit<ServicePorts, "idempotency" | "ready" | "close"> = {
    cursorHmac: (options.createHmac ?? createHmac)(jwtSecret, cursorPurpose),
    ...(log ? { log } : {}),
  };
  const faults = createFaults();
  const route = compileRouter(catalogue);
  const findOperation = ({ url, method }: Request) => route(new URL(url).pathname)?.operations.get(method);
  let current = start(options.scenario ?? "typical");

  function start(scenario: Scenario): { options: FetchGatewayOptions; gateway: Gateway } {
    const services = createMockServices(kitPorts, { scenario, jwtSecret });
    const auth = connectAuth(services.auth.fetch);
    const options: FetchGatewayOptions = {
      contracts: catalogue,
      upstreams: services,
      verifier: createTokenVerifier({
        secret: jwtSecret,
        jwks: auth.jwks,
        revocations: auth.revocations,
        allowSampleSecrets: true,
      }),
      orgs: auth.orgs,
      cors: { origins: corsOrigins },
      document: async () => (await import("@elqnt/contracts/openapi")).platformDocument(),
      ...(rateLimits ? {} : { rateLimits: false as const }),
      ...(log ? { log } : {}),
    };
    return { options, gateway: createGateway(options) };
  }

  const mock: MockGateway = {
    orgId: demoOrgId,
    otherOrgId: secondOrgId,
    jwtSecret,
    faults,
    fetch: (request) =>
      faults.apply(
        () => findOperation(request),
        request,
        () => current.gateway.fetch(request),
      ),
    reset(scenario = options.scenario ?? "typical") {
      faults.clear();
      current = start(scenario);
    },
    token: ({
      orgId = demoOrgId,
      userId = "demo",
      email = "demo@example.com",
      role = "admin",
      scopes = ["read", "write", "admin"],
      expiresInSeconds = 3_600,
    } = {}) =>
      new SignJWT({ org_id: orgId, user_id: userId, email, role, scopes: [...scopes] })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setIssuer("elqnt")
        .setAudience("elqnt-gateway")
        .setIssuedAt()
        .setJti(crypto.randomUUID())
        .setExpirationTime(Math.floor(Date.now() / 1000) + expiresInSeconds)
        .sign(utf8(jwtSecret)),
  };
  plainParts.set(mock, () => (faults.isAny ? undefined : current.options));
  return mock;
}
