import type { Org } from "../engine/org.ts";
import type { Exchange } from "../http/exchange.ts";
import { queryRecords } from "./entity-fixture.ts";
import { bodyOf, type Prepared } from "./recipe.ts";

/** What an observer sees: the status and the body, request ids left out. */
export const seen = ({ status, json }: Exchange): unknown => (status < 300 ? json : status);

export const observing =
  (org: Org, operationId: string, input: Record<string, unknown>): NonNullable<Prepared["observe"]> =>
  async () =>
    seen(await org.admin.call(operationId, input));

/** Every record of a definition, deleted ones included: what a refused write must leave alone. */
export const observingRecords = (org: Org, entityName: string) => async () => {
  const page = await queryRecords(org, entityName, { limit: 200, includeDeleted: true, count: "exact" });
  return { total: page.total, items: page.items };
};

/** How many items a list has; for lists that only this case adds to. */
export const countingItems =
  (org: Org, operationId: string, input: Record<string, unknown>): NonNullable<Prepared["effects"]> =>
  async () => {
    const exchange = await org.admin.call(operationId, { ...input, limit: 200 });
    return bodyOf<{ items: unknown[] }>(exchange, 200).items.length;
  };

export const countingRecords = (org: Org, entityName: string, perCall = 1) => {
  const body = { limit: 1, includeDeleted: true, count: "exact" };
  return async () => ((await queryRecords(org, entityName, body)).total ?? 0) / perCall;
};
