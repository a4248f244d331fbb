import type { Gateway, GatewayOptions } from "@elqnt/api";
import { type Action, type Actions, action, useActions, useGateway } from "@elqnt/api/hooks";
import type {
  CreateDefinitionBody,
  CreateViewBody,
  EntityDefinition,
  EntityView,
  JsonSchema,
  ListDefinitionsInput,
  ReplaceDefinitionBody,
  ReplaceViewBody,
  UpdateDefinitionBody,
} from "@elqnt/types/entities";
import {
  createDefinition,
  createView,
  deleteDefinition,
  deleteView,
  getDefinition,
  getView,
  listDefinitions,
  listViews,
  planDefinition,
  replaceDefinition,
  replaceView,
  updateDefinition,
} from "../api.ts";
import { collect } from "./collect.ts";

/** What a change of a definition may say besides the change. */
export interface DefinitionWriteOptions {
  /** Version you read; a newer one answers `version_conflict`. */
  readonly version?: number | undefined;
  /** Go through although stored records do not fit, or although records exist. */
  readonly force?: boolean | undefined;
}

const listAllDefinitions: Action<
  [filter?: Pick<ListDefinitionsInput, "isActive">],
  EntityDefinition[],
  EntityDefinition[]
> = {
  run: (gateway: Gateway, filter = {}) => collect(listDefinitions, gateway, { limit: 200, ...filter }),
  fallback: [],
  writes: [],
};

const listAllViews: Action<[entityName: string], EntityView[], EntityView[]> = {
  run: (gateway: Gateway, entityName) => collect(listViews, gateway, { entityName, limit: 200 }),
  fallback: [],
  writes: [],
};

const definitions = {
  listDefinitions: listAllDefinitions,
  getDefinition: action(getDefinition, (entityName: string) => ({ entityName }), null),
  createDefinition: action(
    createDefinition,
    (definition: CreateDefinitionBody) => ({ body: definition }),
    null,
  ),
  updateDefinition: action(
    updateDefinition,
    (entityName: string, updates: UpdateDefinitionBody, options: DefinitionWriteOptions = {}) => ({
      entityName,
      body: updates,
      ...options,
    }),
    null,
  ),
  replaceDefinition: action(
    replaceDefinition,
    (entityName: string, definition: ReplaceDefinitionBody, options: DefinitionWriteOptions = {}) => ({
      entityName,
      body: definition,
      ...options,
    }),
    null,
  ),
  deleteDefinition: action(
    deleteDefinition,
    (entityName: string, options: DefinitionWriteOptions = {}) => ({ entityName, ...options }),
    false,
    () => true,
  ),
  planDefinition: action(
    planDefinition,
    (entityName: string, schema: JsonSchema) => ({ entityName, body: { schema } }),
    null,
  ),
  listViews: listAllViews,
  getView: action(getView, (entityName: string, viewId: string) => ({ entityName, viewId }), null),
  createView: action(
    createView,
    (entityName: string, view: CreateViewBody) => ({ entityName, body: view }),
    null,
  ),
  updateView: action(
    replaceView,
    (entityName: string, viewId: string, view: ReplaceViewBody, version?: number) => ({
      entityName,
      viewId,
      body: view,
      version,
    }),
    null,
  ),
  deleteView: action(
    deleteView,
    (entityName: string, viewId: string) => ({ entityName, viewId }),
    false,
    () => true,
  ),
};

/** What {@link useEntityDefinitions} gives. */
export type EntityDefinitions = Actions<typeof definitions>;

/**
 * Gives imperative actions on definitions and their views. Lists resolve to `[]` on failure, reads and writes to
 * `null`, deletes to `false`; `error` says why. Exported from `@elqnt/entity/hooks`.
 *
 * @example
 * ```tsx
 * const { createDefinition, planDefinition, error } = useEntityDefinitions({ baseUrl, orgId });
 * const definition = await createDefinition(ticket.definition);
 * ```
 *
 * @param options `baseUrl` and `orgId`; without them, those of the nearest provider.
 */
export function useEntityDefinitions(options?: GatewayOptions): EntityDefinitions {
  return useActions(useGateway(options), definitions);
}
