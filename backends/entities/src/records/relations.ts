import type { EntityRecord, RecordFields } from "@elqnt/contracts/entities";
import { isUuid, type ProblemError } from "@elqnt/service-kit";
import type { CompiledDefinition } from "../definitions/compiled.ts";
import { filterInvalid } from "../definitions/problems.ts";
import { type RelationField, valueAt } from "../schema/fields.ts";
import { escapeSegment, type Issue } from "../schema/pointer.ts";
import type { EntityStore } from "../store.ts";
import { fieldsInvalid } from "./problems.ts";

/** One value of a relation field, and where it stands. */
interface Reference {
  pointer: string;
  id: string;
}

function referencesOf({ field }: RelationField, fields: RecordFields): Reference[] {
  const value = valueAt(fields, field);
  const pointer = `/fields${field.path.map((key) => `/${escapeSegment(key)}`).join("")}`;
  if (typeof value === "string") return [{ pointer, id: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((id, index) =>
    typeof id === "string" ? [{ pointer: `${pointer}/${index}`, id }] : [],
  );
}

/**
 * Finds relation values that name no record: for each fields object its problem, or undefined. One look-up per
 * related entity, however many records there are.
 *
 * @param before The fields as stored, by position: a value that was there already is not asked for again, so that a
 * record whose relation was deleted later can still be written.
 */
export async function missingRelations(
  store: EntityStore,
  org: string,
  definition: CompiledDefinition,
  all: readonly RecordFields[],
  before: readonly (RecordFields | undefined)[] = [],
): Promise<(ProblemError | undefined)[]> {
  const issues: Issue[][] = all.map(() => []);
  for (const relation of definition.relations) {
    const asked = all.map((fields, index) => {
      const kept = before[index]
        ? new Set(referencesOf(relation, before[index]).map(({ id }) => id))
        : undefined;
      return referencesOf(relation, fields).filter(({ id }) => !kept?.has(id));
    });
    const known = await existing(
      store,
      org,
      relation.entity,
      asked.flat().map(({ id }) => id),
    );
    for (const [index, references] of asked.entries()) {
      for (const { pointer, id } of references) {
        if (!known.has(id))
          issues[index]!.push({
            pointer,
            code: "relation",
            message: `must be the id of a "${relation.entity}"`,
          });
      }
    }
  }
  return issues.map((found) =>
    found.length > 0 ? fieldsInvalid(definition.definition.name, found) : undefined,
  );
}

/** The ids among `ids` of records that are not deleted. */
async function existing(
  store: EntityStore,
  org: string,
  entity: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const wanted = [...new Set(ids)].filter(isUuid);
  const target = wanted.length > 0 ? await store.getDefinition(org, entity) : undefined;
  const records = target ? await store.getRecords(org, target, wanted) : [];
  return new Set(records.filter(({ deletedAt }) => !deletedAt).map(({ id }) => id));
}

/** The relation fields a query asks to expand. */
export function relationsOf(definition: CompiledDefinition, names: readonly string[]): RelationField[] {
  return names.map((name, index) => {
    const relation = definition.relations.find(({ field }) => field.name === name);
    if (relation) return relation;
    const message = `"${name.slice(0, 80)}" is no field with x-relation.`;
    throw filterInvalid([{ pointer: `/${index}`, code: "unknown_field", message }], "/expand");
  });
}

/** Adds the related records of a page: one look-up per relation, never one per record. */
export async function expandRecords(
  store: EntityStore,
  org: string,
  records: readonly EntityRecord[],
  relations: readonly RelationField[],
): Promise<EntityRecord[]> {
  const found = new Map<string, Map<string, EntityRecord>>();
  for (const relation of relations) {
    const ids = records.flatMap(({ fields }) => referencesOf(relation, fields).map(({ id }) => id));
    found.set(relation.field.name, await relatedById(store, org, relation.entity, ids));
  }
  return records.map((record) => ({
    ...record,
    expanded: Object.fromEntries(
      relations.map((relation) => {
        const related = found.get(relation.field.name);
        return [
          relation.field.name,
          referencesOf(relation, record.fields).flatMap(({ id }) => related?.get(id) ?? []),
        ];
      }),
    ),
  }));
}

async function relatedById(store: EntityStore, org: string, entity: string, ids: readonly string[]) {
  const wanted = [...new Set(ids)].filter(isUuid);
  const target = wanted.length > 0 ? await store.getDefinition(org, entity) : undefined;
  const records = target ? await store.getRecords(org, target, wanted) : [];
  return new Map(records.filter(({ deletedAt }) => !deletedAt).map((record) => [record.id, record]));
}
