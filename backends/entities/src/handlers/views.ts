import type { EntitiesOperations, EntityView } from "@elqnt/contracts/entities";
import { type Handlers, listPage, newId, ProblemError } from "@elqnt/service-kit";
import { type CompiledDefinition, fieldOf, fieldsOf, filterOf, sortOf } from "../definitions/compiled.ts";
import { viewNotFound } from "../definitions/problems.ts";
import { definitionLimits } from "../definitions/rules.ts";
import type { Desk } from "../ports.ts";
import { versionConflict } from "../records/problems.ts";
import { checkValues } from "../schema/values.ts";
import type { ViewPosition } from "../store.ts";

type ViewHandlers = Pick<
  Handlers<EntitiesOperations>,
  "listViews" | "createView" | "getView" | "replaceView" | "deleteView"
>;

type ViewBody = Partial<
  Pick<EntityView, "kind" | "filters" | "sort" | "columns" | "groupBy" | "isDefault">
> & { name: string };

export function viewHandlers({ store, definitions, now }: Desk): ViewHandlers {
  const requireView = async (org: string, definitionId: string, viewId: string): Promise<EntityView> => {
    const view = await store.getView(org, definitionId, viewId);
    if (!view) throw viewNotFound(viewId);
    return view;
  };

  return {
    listViews: ({ entityName, limit = 50, cursor }, { org, cursors }) =>
      definitions.use(org, entityName, ({ definition: { id } }) =>
        listPage({
          limit,
          cursor,
          cursors,
          query: ["listViews", id],
          read: (after: ViewPosition | undefined, count) => store.listViews(org, id, { after, limit: count }),
          position: ({ name, id }) => ({ name, id }),
        }),
      ),

    createView: ({ entityName, body }, { org, write }) =>
      definitions.use(org, entityName, (definition) => {
        const times = { createdAt: now(), updatedAt: now() };
        const view: EntityView = { id: newId(), ...viewOf(definition, body), version: 1, ...times };
        return store.insertView(org, definition.definition.id, view, definitionLimits.views, write);
      }),

    getView: ({ entityName, viewId }, { org }) =>
      definitions.use(org, entityName, ({ definition }) => requireView(org, definition.id, viewId)),

    replaceView: ({ entityName, viewId, version, body }, { org, write }) =>
      definitions.use(org, entityName, async (definition) => {
        const current = await requireView(org, definition.definition.id, viewId);
        if (version !== undefined && version !== current.version) throw versionConflict(current, version);
        const { id, createdAt } = current;
        const next = {
          id,
          ...viewOf(definition, body),
          version: current.version + 1,
          createdAt,
          updatedAt: now(),
        };
        return store.updateView(org, definition.definition.id, next, write);
      }),

    deleteView: ({ entityName, viewId, version }, { org, write }) =>
      definitions.use(org, entityName, ({ definition }) =>
        store.deleteView(org, definition.id, viewId, version, write),
      ),
  };
}

/** A view that names only what the definition has. */
function viewOf(
  definition: CompiledDefinition,
  body: ViewBody,
): Omit<EntityView, "id" | "version" | "createdAt" | "updatedAt"> {
  const { name, kind = "table", filters = {}, sort = [], columns = [], groupBy, isDefault = false } = body;
  const errors = checkValues(name, { parent: undefined, key: "name" });
  if (errors.length > 0)
    throw new ProblemError("validation_failed", { detail: "Failed to read the name.", errors });
  filterOf(definition, filters);
  sortOf(definition, sort);
  fieldsOf(definition, columns, "/columns");
  if (groupBy !== undefined) fieldOf(definition, groupBy, "/groupBy");
  return { name, kind, filters, sort, columns, ...(groupBy === undefined ? {} : { groupBy }), isDefault };
}
