import type { Gateway, GatewayOptions } from "@elqnt/api";
import { GatewayProvider } from "@elqnt/api/hooks";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { ElqntTheme, type ElqntThemeProps } from "./theme.tsx";

/** Props of {@link ElqntProvider}: where the platform is, or a gateway made elsewhere, and how things look. */
export type ElqntProviderProps = ElqntThemeProps & {
  /** Default: one of its own, that never retries by itself, for the gateway's client has done so already. */
  readonly queryClient?: QueryClient | undefined;
} & (
    | {
        readonly gateway: Gateway;
        readonly baseUrl?: undefined;
        readonly orgId?: undefined;
        readonly getToken?: undefined;
      }
    | {
        readonly gateway?: undefined;
        /** Public URL of the API gateway. */
        readonly baseUrl: string;
        readonly orgId: string;
        /** Default: the app's own `POST /api/gateway-token`. */
        readonly getToken?: GatewayOptions["getToken"];
      }
  );

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
  });

/**
 * Gives everything below it the gateway, the query cache and the theme. Mount it once, at the root.
 *
 * `import { ElqntProvider } from "@elqnt/react"`
 *
 * @example
 * ```tsx
 * <ElqntProvider baseUrl={config.apiGatewayUrl} orgId={config.orgId}>
 *   <AuthProvider session={session}>{children}</AuthProvider>
 * </ElqntProvider>
 * ```
 */
export function ElqntProvider(props: ElqntProviderProps): ReactElement {
  const { queryClient, gateway, baseUrl, orgId, getToken, children, ...theme } = props;
  const [own] = useState(createQueryClient);
  const content = (
    <QueryClientProvider client={queryClient ?? own}>
      <ElqntTheme {...theme}>{children}</ElqntTheme>
    </QueryClientProvider>
  );
  if (gateway) return <GatewayProvider gateway={gateway}>{content}</GatewayProvider>;
  return (
    <GatewayProvider options={{ baseUrl: baseUrl!, orgId: orgId!, getToken }}>{content}</GatewayProvider>
  );
}
