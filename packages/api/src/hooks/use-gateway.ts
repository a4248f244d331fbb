import { useContext, useEffect, useMemo, useRef } from "react";
import { browserGateway, browserTokens } from "../browser.ts";
import { createGateway, type Gateway, type GatewayOptions } from "../index.ts";
import { GatewayContext } from "./gateway-context.ts";

/**
 * Gives the gateway for the options, or that of the nearest `GatewayProvider` without any.
 *
 * In a browser `baseUrl` and `orgId` suffice: tokens then come from `/api/gateway-token`. With the `baseUrl`
 * and `orgId` of the provider and nothing else, the provider's gateway is used. The result is stable while
 * those two are; functions among the options may change with every render. It is exported from
 * `@elqnt/api/hooks`.
 *
 * @example
 * Inside a hook of a domain package
 *
 * ```ts
 * const gateway = useGateway({ baseUrl, orgId });
 * ```
 */
export function useGateway(options?: GatewayOptions): Gateway {
  const provided = useContext(GatewayContext);
  const takesProvided = provided !== undefined && (!options || isSame(provided, options));
  const own = useStableGateway(takesProvided ? undefined : options);
  const gateway = takesProvided ? provided : own;
  if (gateway) return gateway;
  throw new Error(
    "Failed to use a gateway: none is provided. Pass { baseUrl, orgId } or mount a GatewayProvider.",
  );
}

/** One gateway for as long as `baseUrl` and `orgId` stay; everything else is read from the latest options. */
export function useStableGateway(options: GatewayOptions | undefined): Gateway | undefined {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const baseUrl = options?.baseUrl;
  const orgId = options?.orgId;
  const shared = options !== undefined && isPlain(options) && typeof location !== "undefined";
  return useMemo(() => {
    if (baseUrl === undefined || orgId === undefined) return undefined;
    return shared ? browserGateway({ baseUrl, orgId }) : createLateGateway(baseUrl, orgId, latest);
  }, [baseUrl, orgId, shared]);
}

function createLateGateway(
  baseUrl: string,
  orgId: string,
  latest: { readonly current: GatewayOptions | undefined },
): Gateway {
  const fixed: Partial<GatewayOptions> = {
    baseUrl,
    orgId,
    getToken: (request) => (latest.current?.getToken ?? browserTokens().getToken)(request),
  };
  const get = (_: object, name: keyof GatewayOptions) => fixed[name] ?? latest.current?.[name];
  return createGateway(new Proxy({} as GatewayOptions, { get } as ProxyHandler<GatewayOptions>));
}

function isSame(gateway: Gateway, options: GatewayOptions): boolean {
  const { baseUrl, orgId } = options;
  return gateway.orgId === orgId && gateway.baseUrl === baseUrl.replace(/\/+$/, "") && isPlain(options);
}

/** Whether nothing but `baseUrl` and `orgId` is said. */
function isPlain({ baseUrl, orgId, ...others }: GatewayOptions): boolean {
  return Object.values(others).every((value) => value === undefined);
}
