import { mutantsOf } from "./mutant.ts";
import { asking, beside, handling, type Json, refusing, succeeding } from "./rewrite.ts";

export const recordMutants = mutantsOf("records", {
  "creator-lost": [
    "createdBy is the service",
    "records/create",
    succeeding(["createRecord"], ({ json }) => {
      json.createdBy = "entities-service";
    }),
  ],
  "wrong-definition-id": [
    "definitionId is another",
    "records/create",
    succeeding(["createRecord"], ({ json }) => {
      json.definitionId = json.id;
    }),
  ],
  "patch-replaces": [
    "a patch replaces all fields",
    "records/merge",
    asking(["updateRecord"], (asked) => {
      asked.method = "PUT";
    }),
  ],
  "null-ignored": [
    "null in a patch does not remove a field",
    "records/merge",
    asking(["updateRecord"], ({ json }) => {
      for (const [name, value] of Object.entries(json?.fields ?? {}))
        if (value === null) delete json.fields[name];
    }),
  ],
  "shallow-merge": [
    "nested objects are replaced, not merged",
    "records/merge",
    succeeding(["updateRecord"], ({ json }) => {
      if (json.fields.address?.zip === "2") delete json.fields.address.city;
    }),
  ],
  "replace-merges": [
    "a replacement keeps fields that it does not name",
    "records/replace",
    asking(["replaceRecord"], (asked) => {
      asked.method = "PATCH";
    }),
  ],
  "updater-lost": [
    "updatedBy stays the creator",
    "records/updated-by",
    succeeding(["updateRecord"], ({ json }) => {
      json.updatedBy = json.createdBy;
    }),
  ],
  "any-definition": [
    "a record is found under every definition",
    "records/other-definition",
    (reference) => {
      const homes = new Map<string, string>();
      return handling([], async (asked, send) => {
        const id = asked.url.pathname.split("/").at(-1)!;
        if (asked.operationId === "getRecord" && homes.has(id)) asked.url.pathname = homes.get(id)!;
        const answered = await send(asked);
        if (asked.operationId === "createRecord" && answered.status === 201)
          homes.set(answered.json.id, `${asked.url.pathname}/${answered.json.id}`);
        return answered;
      })(reference);
    },
  ],
  "by-name-unknown": [
    "createRecordByName makes a definition that is missing",
    "records/by-name",
    refusing(["definition_not_found"], (answered, asked) => {
      if (asked.operationId === "createRecordByName") answered.status = 201;
    }),
  ],
});

export const deletionMutants = mutantsOf("deletion", {
  hard: [
    "a deletion is final",
    "deletion/hidden",
    asking([], ({ url, json }) => {
      url.searchParams.delete("includeDeleted");
      if (json) delete json.includeDeleted;
    }),
  ],
  "still-listed": [
    "deleted records are still listed",
    "deletion/hidden",
    asking(["listRecords"], ({ url }) => url.searchParams.set("includeDeleted", "true")),
  ],
  "still-queried": [
    "queries find deleted records",
    "deletion/hidden",
    asking(["queryRecords"], ({ json }) => {
      if (json) json.includeDeleted = true;
    }),
  ],
  "still-counted": [
    "counts count deleted records",
    "deletion/hidden",
    asking(["countRecords"], ({ json }) => {
      if (json) json.includeDeleted = true;
    }),
  ],
  "still-read": [
    "a deleted record is still answered",
    "deletion/hidden",
    asking(["getRecord"], ({ url }) => url.searchParams.set("includeDeleted", "true")),
  ],
  undated: [
    "deleted records have no deletedAt",
    "deletion/hidden",
    succeeding(["getRecord"], ({ json }) => {
      delete json.deletedAt;
    }),
  ],
  twice: [
    "deleting twice succeeds",
    "deletion/no-writes",
    refusing(["record_not_found"], (answered, asked) => {
      if (asked.operationId === "deleteRecord") answered.status = 204;
    }),
  ],
  "restore-nothing": [
    "restoring answers the record and does nothing",
    "deletion/restore",
    handling(["restoreRecord"], async (asked, send) => {
      const url = new URL(asked.url.href.replace("/restore", "?includeDeleted=true"));
      const answered = await send(beside(asked, { method: "GET", url }));
      if (answered.json) delete answered.json.deletedAt;
      return answered;
    }),
  ],
  "restore-touches": [
    "restoring a record that is not deleted changes it",
    "deletion/restore-again",
    succeeding(["restoreRecord"], ({ json }) => {
      json.version += 1;
    }),
  ],
});

export const historyMutants = mutantsOf("history", {
  "no-actor": [
    "revisions do not say who",
    "history/actor",
    succeeding(["listRecordHistory"], ({ json }) => {
      for (const item of json.items) item.actor = { userId: "system" };
    }),
  ],
  "oldest-first": [
    "revisions come oldest first",
    "history/actions",
    succeeding(["listRecordHistory"], ({ json }) => json.items.reverse()),
  ],
  "deletions-missing": [
    "deletions are no revisions",
    "history/actions",
    succeeding(["listRecordHistory"], ({ json }) => {
      json.items = json.items.filter(({ action }: Json) => action !== "deleted");
    }),
  ],
  "no-before": [
    "changes lack the value before",
    "history/changes",
    succeeding(["listRecordHistory"], ({ json }) => {
      for (const item of json.items) for (const change of item.changes) delete change.before;
    }),
  ],
  "request-lost": [
    "revisions name another request",
    "history/request",
    succeeding(["listRecordHistory"], ({ json }) => {
      for (const item of json.items) item.requestId = "another";
    }),
  ],
  "versions-shifted": [
    "revisions carry the version before",
    "history/versions",
    succeeding(["listRecordHistory"], ({ json }) => {
      for (const item of json.items) item.version += 1;
    }),
  ],
  "gone-with-the-record": [
    "a deleted record has no history",
    "history/deleted",
    handling(["listRecordHistory"], async (asked, send) => {
      const url = new URL(asked.url.href.replace(/\/history.*/, ""));
      const record = await send(beside(asked, { method: "GET", url }));
      return record.status === 404 ? record : send(asked);
    }),
  ],
});
