import type { ReadyCheck, Service, Upstream } from "@elqnt/service-kit";
import { createCore, type GatewayOptions } from "./core/core.ts";
import { Metrics } from "./core/metrics.ts";
import { type DocumentSource, operationalAnswers } from "./core/operational.ts";
import type { Answer, Forward } from "./core/types.ts";
import { createResponseChecker, type ValidateResponse } from "./core/validation.ts";
import { callService, type FetchShell, toHead, toResponse } from "./fetch-exchange.ts";

/** A service of the same process; what service-kit's `implementService` returns fits. */
export interface ServiceUpstream {
  readonly fetch: Upstream;
  /** Used instead of `fetch`, because it needs no web objects. */
  readonly handle?: NonNullable<Service["handle"]>;
  ready?(): Promise<readonly ReadyCheck[]>;
}

/** Everything a gateway without a socket is made of. */
export interface FetchGatewayOptions extends GatewayOptions {
  /** By service name. */
  readonly upstreams: Readonly<Record<string, ServiceUpstream>>;
  /** Bundled document for `/openapi.json` and `/docs`. */
  readonly document?: DocumentSource;
  /** Version of the deployment, for `/health`. */
  readonly version?: string;
  /** Holds every JSON answer of a service against the contracts and reports what breaks them. */
  readonly validate?: ValidateResponse;
}

/** A gateway as a function from request to response. */
export interface Gateway {
  fetch(request: Request): Promise<Response>;
  /** Answers `/ready` with `draining` from now on. The services belong to whoever made them. */
  close(): Promise<void>;
}

/**
 * Creates a gateway that runs wherever `fetch` does: in a test, in a browser tab behind MSW, in front of services of
 * the same process. Its decisions are those of the Node gateway.
 *
 * @throws TypeError when the contracts or options contradict themselves
 * @example
 * ```ts
 * import { createGateway } from "@elqnt/gateway";
 *
 * const gateway = createGateway({ contracts: catalogue, verifier, upstreams: { entities, auth } });
 * const response = await gateway.fetch(new Request("http://mock/api/v1/auth/me", { headers }));
 * ```
 */
export function createGateway(options: FetchGatewayOptions): Gateway {
  const metrics = new Metrics();
  let draining = false;
  const own = operationalAnswers({
    metrics,
    checks: Object.fromEntries(
      Object.entries(options.upstreams).map(([name, upstream]) => [
        name,
        async () => (await upstream.ready?.()) ?? [],
      ]),
    ),
    isDraining: () => draining,
    ...(options.document && { document: options.document }),
    ...(options.version && { version: options.version }),
  });
  const core = createCore(options, {
    metrics,
    own,
    admit: ({ service }) =>
      options.upstreams[service]
        ? undefined
        : { code: "not_implemented", detail: `The deployment has no ${service} service.` },
  });
  const log = options.log ?? (() => undefined);
  const shell: FetchShell = {
    core,
    checker: options.validate && createResponseChecker(options.validate, metrics, log),
  };

  async function forward(request: Request, decision: Forward): Promise<Response> {
    const upstream = options.upstreams[decision.upstream]!;
    try {
      return await callService(shell, upstream, decision, request);
    } catch (error) {
      return answer(core.recover(decision.exchange, error));
    }
  }

  function answer(decision: Answer): Response {
    core.finish(decision.exchange, { status: decision.status });
    return toResponse(decision);
  }

  return {
    async fetch(request) {
      const decision = await core.decide(toHead(request));
      return decision.kind === "answer" ? answer(decision) : forward(request, decision);
    },
    async close() {
      draining = true;
    },
  };
}
