import { mutantsOf } from "./mutant.ts";
import { asking, handling, type Json, pretending, refusing, succeeding } from "./rewrite.ts";

export const relationshipMutants = mutantsOf("relationships", {
  "direction-ignored": [
    "direction is not looked at",
    "relationships/both-ends",
    asking(["listRelationships"], ({ url }) => url.searchParams.delete("direction")),
  ],
  "one-end-only": [
    "relationships are seen from their source only",
    "relationships/both-ends",
    asking(["listRelationships"], ({ url }) => {
      if (url.searchParams.get("direction") !== "in") url.searchParams.set("direction", "out");
    }),
  ],
  "name-ignored": [
    "name does not narrow the list",
    "relationships/name",
    asking(["listRelationships"], ({ url }) => url.searchParams.delete("name")),
  ],
  twice: [
    "a relationship may be there twice",
    "relationships/exists",
    asking(["createRelationship"], ({ json }) => {
      if (json?.name === "blocks") json.name = `blocks${Math.random().toString(36).slice(2)}`;
    }),
  ],
  "delete-nothing": [
    "a deleted relationship is still there",
    "relationships/delete",
    handling(["deleteRelationship"], pretending),
  ],
  "not-expanded": [
    "expand is not looked at",
    "relationships/expand",
    asking(["queryRecords"], ({ json }) => {
      delete json?.expand;
    }),
  ],
  "across-refused": [
    "records of different definitions cannot be related",
    "relationships/across",
    asking(["createRelationship"], ({ url, json }) => {
      const [, , , , entityName] = url.pathname.split("/");
      if (json && json.targetEntity !== entityName) json.targetRecordId = crypto.randomUUID();
    }),
  ],
  "any-end": [
    "a relationship may end nowhere",
    "relationships/unknown-end",
    refusing(["record_not_found"], (answered, asked) => {
      if (asked.operationId === "createRelationship") answered.status = 201;
    }),
  ],
  "deleted-end-shown": [
    "relationships with deleted records are listed",
    "relationships/deleted-end",
    (reference) => {
      const last = new Map<string, Json>();
      return succeeding(["listRelationships", "createRelationship"], (answered, asked) => {
        if (asked.operationId === "createRelationship") last.set(asked.url.pathname, answered.json);
        const known = last.get(asked.url.pathname);
        if (asked.operationId === "listRelationships" && answered.json.items.length === 0 && known)
          answered.json.items.push(known);
      })(reference);
    },
  ],
  "deleted-from-anywhere": [
    "a relationship is deleted from a record that has no part in it",
    "relationships/other-record",
    refusing(["relationship_not_found"], (answered) => {
      answered.status = 204;
    }),
  ],
  "foreign-target": [
    "a record of another organization can be a target",
    "relationships/foreign-target",
    refusing(["record_not_found", "definition_not_found"], (answered, asked) => {
      if (asked.operationId === "createRelationship") answered.status = 201;
    }),
  ],
});
