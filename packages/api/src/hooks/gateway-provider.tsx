import type { ReactElement, ReactNode } from "react";
import type { Gateway, GatewayOptions } from "../index.ts";
import { GatewayContext } from "./gateway-context.ts";
import { useStableGateway } from "./use-gateway.ts";

/** Props of {@link GatewayProvider}: a gateway, or what to make one from. */
export type GatewayProviderProps = { readonly children?: ReactNode } & (
  | { readonly gateway: Gateway; readonly options?: undefined }
  | { readonly gateway?: undefined; readonly options: GatewayOptions }
);

/**
 * Gives one gateway to every hook below it. It is exported from `@elqnt/api/hooks`.
 *
 * @example
 * At the root of an app
 *
 * ```tsx
 * <GatewayProvider options={{ baseUrl: config.apiGatewayUrl, orgId: config.orgId }}>{children}</GatewayProvider>
 * ```
 */
export function GatewayProvider({ gateway, options, children }: GatewayProviderProps): ReactElement {
  const own = useStableGateway(options);
  return <GatewayContext.Provider value={gateway ?? own}>{children}</GatewayContext.Provider>;
}
