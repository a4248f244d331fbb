import type { GatewayOptions } from "@elqnt/api";
import { type Actions, useActions, useGateway } from "@elqnt/api/hooks";
import { useMemo } from "react";
import type { Entity } from "../define-entity.ts";
import { recordActions } from "./record-actions.ts";

/** Which entity, by name or by its definition in code, and which gateway. */
export type EntityRecordsOptions<TFields extends object> = (
  | GatewayOptions
  | { baseUrl?: undefined; orgId?: undefined }
) &
  (
    | { readonly entityName: string; readonly entity?: undefined }
    | { readonly entity: Entity<TFields>; readonly entityName?: undefined }
  );

/** What {@link useEntityRecords} gives. */
export type EntityRecords<TFields extends object> = Actions<ReturnType<typeof recordActions<TFields>>>;

/**
 * Gives imperative actions on the records of one entity; with an `entity` from `defineEntity` their fields are typed.
 *
 * Lists resolve to `[]` on failure, reads and writes to `null`, deletes to `false`; `error` says why. Exported from
 * `@elqnt/entity/hooks`.
 *
 * @example
 * ```tsx
 * const { queryRecords, updateRecord, loading, error } = useEntityRecords({ baseUrl, orgId, entity: ticket });
 * const page = await queryRecords({ filters: { status: "open" }, page: 1, pageSize: 20 });
 * ```
 */
export function useEntityRecords<TFields extends object = Record<string, unknown>>({
  entity,
  entityName,
  ...options
}: EntityRecordsOptions<TFields>): EntityRecords<TFields> {
  const name = entity?.name ?? entityName!;
  const definitions = useMemo(() => recordActions<TFields>(name), [name]);
  const gateway = useGateway(options.baseUrl === undefined ? undefined : (options as GatewayOptions));
  return useActions(gateway, definitions) as EntityRecords<TFields>;
}
