import type { EntityDefinition, EntityView } from "@elqnt/contracts/entities";
import { compareText, type Field } from "@elqnt/service-kit/filter";
import { duplicateIssue } from "../definitions/plan.ts";
import {
  definitionConflict,
  definitionExists,
  definitionInUse,
  definitionNotFound,
  limitReached,
  viewExists,
  viewNotFound,
} from "../definitions/problems.ts";
import type { Memory } from "../memory-store.ts";
import { definitionEvent } from "../records/events.ts";
import { versionConflict } from "../records/problems.ts";
import { uniqueKey } from "../records/write-plan.ts";
import { fieldPlan } from "../schema/fields.ts";
import type { DefinitionStore, Duplicate, ViewStore } from "../store.ts";
import type { MemoryOrg } from "./org.ts";

export function memoryDefinitions(memory: Memory): DefinitionStore {
  return {
    async listDefinitions(org, { isActive, after, limit }) {
      return [...memory.org(org).definitions.values()]
        .filter((definition) => isActive === undefined || definition.isActive === isActive)
        .filter(({ name }) => after === undefined || compareText(name, after) > 0)
        .sort((left, right) => compareText(left.name, right.name))
        .slice(0, limit);
    },
    async getDefinition(org, name) {
      return memory.org(org).definitions.get(name);
    },
    async insertDefinition(org, { definition }, limit, write) {
      const data = memory.org(org);
      if (data.definitions.has(definition.name)) throw definitionExists(definition.name);
      if (data.definitions.size >= limit) throw limitReached("definitions", limit);
      return memory.commit(org, write, definition, (meta) => {
        data.definitions.set(definition.name, definition);
        return [definitionEvent("created", definition, meta)];
      });
    },
    async updateDefinition(org, current, { definition, unique }, write) {
      const data = memory.org(org);
      requireCurrent(data, current);
      const had = new Set(
        fieldPlan(current.schema)
          .indexed.filter(({ unique }) => unique)
          .map(({ field }) => field.name),
      );
      for (const field of unique.filter(({ name }) => !had.has(name))) {
        const [first] = duplicatesOf(data, current, field, 1);
        if (first) throw definitionConflict(current.name, [duplicateIssue(field, first.value, first.count)]);
      }
      return memory.commit(org, write, definition, (meta) => {
        data.definitions.set(definition.name, definition);
        return [definitionEvent("updated", definition, meta)];
      });
    },
    async deleteDefinition(org, definition, force, write) {
      const data = memory.org(org);
      requireCurrent(data, definition);
      const records = data.recordsOf(definition.id);
      if (!force && [...records.values()].some(({ deletedAt }) => !deletedAt))
        throw definitionInUse(definition.name);
      memory.commit(org, write, undefined, (meta) => {
        for (const id of records.keys()) data.revisions.delete(id);
        for (const [id, row] of data.relationships) {
          if (row.sourceDefinitionId === definition.id || row.targetDefinitionId === definition.id)
            data.relationships.delete(id);
        }
        data.forget(definition.id);
        data.definitions.delete(definition.name);
        return [definitionEvent("deleted", definition, meta)];
      });
    },
  };
}

export function duplicatesOf(
  data: MemoryOrg,
  definition: EntityDefinition,
  field: Field,
  limit: number,
): Duplicate[] {
  const groups = new Map<string, string[]>();
  for (const record of data.recordsOf(definition.id).values()) {
    const key = record.deletedAt ? undefined : uniqueKey(field, record);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), record.id]);
  }
  return [...groups]
    .filter(([, ids]) => ids.length > 1)
    .sort(([, left], [, right]) => right.length - left.length)
    .slice(0, limit)
    .map(([key, ids]) => ({
      value: key.slice(key.lastIndexOf("\n") + 1),
      recordIds: ids.slice(0, limit),
      count: ids.length,
    }));
}

function requireCurrent(data: MemoryOrg, seen: EntityDefinition): void {
  const stored = data.definitions.get(seen.name);
  if (!stored || stored.id !== seen.id) throw definitionNotFound(seen.name);
  if (stored.version !== seen.version) throw versionConflict(stored, seen.version);
}

export function memoryViews(memory: Memory): ViewStore {
  const requireFreeName = (views: Map<string, EntityView>, view: EntityView) => {
    for (const other of views.values())
      if (other.name === view.name && other.id !== view.id) throw viewExists(view.name);
  };
  const requireVersion = (views: Map<string, EntityView>, viewId: string, version: number | undefined) => {
    const stored = views.get(viewId);
    if (!stored) throw viewNotFound(viewId);
    if (version !== undefined && stored.version !== version) throw versionConflict(stored, version);
  };
  const put = (views: Map<string, EntityView>, view: EntityView) => {
    if (view.isDefault)
      for (const other of views.values())
        if (other.isDefault) views.set(other.id, { ...other, isDefault: false });
    views.set(view.id, view);
    return [];
  };
  return {
    async listViews(org, definitionId, { after, limit }) {
      const order = (left: { name: string; id: string }, right: { name: string; id: string }) =>
        compareText(left.name, right.name) || compareText(left.id, right.id);
      return [...memory.org(org).viewsOf(definitionId).values()]
        .filter((view) => !after || order(view, after) > 0)
        .sort(order)
        .slice(0, limit);
    },
    async getView(org, definitionId, viewId) {
      return memory.org(org).viewsOf(definitionId).get(viewId);
    },
    async insertView(org, definitionId, view, limit, write) {
      const views = memory.org(org).viewsOf(definitionId);
      requireFreeName(views, view);
      if (views.size >= limit) throw limitReached("views", limit);
      return memory.commit(org, write, view, () => put(views, view));
    },
    async updateView(org, definitionId, view, write) {
      const views = memory.org(org).viewsOf(definitionId);
      requireVersion(views, view.id, view.version - 1);
      requireFreeName(views, view);
      return memory.commit(org, write, view, () => put(views, view));
    },
    async deleteView(org, definitionId, viewId, version, write) {
      const views = memory.org(org).viewsOf(definitionId);
      requireVersion(views, viewId, version);
      memory.commit(org, write, undefined, () => {
        views.delete(viewId);
        return [];
      });
    },
  };
}
