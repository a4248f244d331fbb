import type { Query, QueryClient } from "@tanstack/react-query";
import type { Gateway } from "../index.ts";
import type { OperationCarrier } from "./query-key.ts";

/**
 * Marks stale what a write made stale: every cached answer, in this organization, of the operations its
 * contract names. What is on screen is fetched again. It is exported from `@elqnt/api/queries`.
 *
 * @example
 * After a write outside of TanStack Query
 *
 * ```ts
 * await deleteRecord(gateway, { entityName: "ticket", recordId });
 * await invalidate(queryClient, gateway, deleteRecord);
 * ```
 *
 * @param concerns Narrows down what became stale. Default is everything that the contract names.
 */
export async function invalidate(
  client: QueryClient,
  { orgId }: Pick<Gateway, "orgId">,
  { operation }: OperationCarrier,
  concerns: (query: Query) => boolean = () => true,
): Promise<void> {
  const { service, invalidates = [] } = operation;
  if (!invalidates.length) return;
  await client.invalidateQueries({
    queryKey: ["elqnt", orgId, service],
    predicate: (query) => invalidates.includes(query.queryKey[3] as string) && concerns(query),
  });
}
