import type { EntitiesOperations, EntityRelationship } from "@elqnt/contracts/entities";
import { type Handlers, listPage, newId, ProblemError } from "@elqnt/service-kit";
import type { Desk } from "../ports.ts";
import { recordNotFound } from "../records/problems.ts";
import { checkValues } from "../schema/values.ts";

type RelationshipHandlers = Pick<
  Handlers<EntitiesOperations>,
  "listRelationships" | "createRelationship" | "deleteRelationship"
>;

export function relationshipHandlers({ store, definitions, now }: Desk): RelationshipHandlers {
  const requireRecord = (org: string, entityName: string, recordId: string) =>
    definitions.use(org, entityName, async ({ definition }) => {
      const record = await store.getRecord(org, definition, recordId);
      if (!record || record.deletedAt) throw recordNotFound(entityName, recordId);
      return record;
    });
  return {
    listRelationships: async (
      { entityName, recordId, limit = 50, cursor, name, direction = "both" },
      { org, cursors },
    ) => {
      await requireRecord(org, entityName, recordId);
      return listPage({
        limit,
        cursor,
        cursors,
        query: ["listRelationships", recordId, name ?? null, direction],
        read: (after: string | undefined, count) =>
          store.listRelationships(org, recordId, { name, direction, after, limit: count }),
        position: ({ id }) => id,
      });
    },

    createRelationship: async ({ entityName, recordId, body }, { org, actor, write }) => {
      const source = await requireRecord(org, entityName, recordId);
      const target = await requireRecord(org, body.targetEntity, body.targetRecordId);
      const errors = checkValues(body.properties ?? {}, { parent: undefined, key: "properties" });
      if (errors.length > 0)
        throw new ProblemError("validation_failed", { detail: "Failed to read the properties.", errors });
      const relationship: EntityRelationship = {
        id: newId(),
        name: body.name,
        sourceEntity: entityName,
        sourceRecordId: recordId,
        targetEntity: body.targetEntity,
        targetRecordId: body.targetRecordId,
        ...(body.properties ? { properties: body.properties } : {}),
        createdAt: now(),
        createdBy: actor.userId,
      };
      const definitionIds = {
        sourceDefinitionId: source.definitionId,
        targetDefinitionId: target.definitionId,
      };
      return store.insertRelationship(org, { relationship, ...definitionIds }, write);
    },

    deleteRelationship: async ({ entityName, recordId, relationshipId }, { org, write }) => {
      await requireRecord(org, entityName, recordId);
      if (await store.deleteRelationship(org, recordId, relationshipId, write)) return;
      throw new ProblemError("relationship_not_found", {
        detail: `Failed to find the relationship "${relationshipId}".`,
      });
    },
  };
}
