import type { Gateway } from "../index.ts";
import { useGateway } from "./use-gateway.ts";

/** The gateway a hook or view was given, or else that of the nearest provider. Exported from `@elqnt/api/hooks`. */
export function useGivenGateway(given: Gateway | undefined): Gateway {
  const provided = useGateway(given && { baseUrl: given.baseUrl, orgId: given.orgId });
  return given ?? provided;
}
