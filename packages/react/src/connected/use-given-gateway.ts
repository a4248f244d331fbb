import type { Gateway } from "@elqnt/api";
import { useGateway } from "@elqnt/api/hooks";

/** The gateway a view was given, or that of the nearest provider. */
export function useGivenGateway(given: Gateway | undefined): Gateway {
  const provided = useGateway(given && { baseUrl: given.baseUrl, orgId: given.orgId });
  return given ?? provided;
}
