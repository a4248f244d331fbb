import { mutantsOf } from "./mutant.ts";
import { asking, beside, handling, type Json, refusing, succeeding } from "./rewrite.ts";

export const definitionMutants = mutantsOf("definitions", {
  "reserved-accepted": [
    "reserved names are taken",
    "definitions/reserved-names",
    asking(["createDefinition"], ({ json }) => {
      if (["records", "definitions"].includes(json?.name))
        json.name = `x${json.name}${Math.random().toString(36).slice(2)}`;
    }),
  ],
  "names-lowered": [
    "names in upper case are changed to lower case",
    "definitions/names",
    asking(["createDefinition"], ({ json }) => {
      if (typeof json?.name === "string") json.name = json.name.toLowerCase();
    }),
  ],
  "exists-replaces": [
    "creating an existing definition replaces it",
    "definitions/exists",
    refusing(["definition_exists"], (answered) => {
      answered.status = 201;
    }),
  ],
  "remote-ref": [
    "remote references are taken",
    "definitions/schema-invalid:remote reference",
    asking(["createDefinition"], ({ json }) => {
      for (const property of Object.values<Json>(json?.schema?.properties ?? {}))
        if (/^https?:/.test(property?.$ref)) delete property.$ref;
    }),
  ],
  "schema-unchecked": [
    "unknown types in schemas are taken",
    "definitions/schema-invalid:unknown type",
    asking(["createDefinition"], ({ json }) => {
      for (const property of Object.values<Json>(json?.schema?.properties ?? {}))
        if (property?.type === "strin") property.type = "string";
    }),
  ],
  "ref-not-enforced": [
    "local references are not followed",
    "definitions/local-references",
    asking(["createDefinition"], ({ json }) => {
      if (json?.schema?.$defs) json.schema.$defs = { size: {} };
    }),
  ],
  "null-kept": [
    "null in a patch does not remove",
    "definitions/merge-patch",
    asking(["updateDefinition"], ({ json }) => {
      if (json?.description === null) delete json.description;
    }),
  ],
  "replace-merges": [
    "a replacement keeps what it does not name",
    "definitions/replace",
    asking(["replaceDefinition"], (asked) => {
      asked.method = "PATCH";
    }),
  ],
  "inactive-writable": [
    "inactive definitions take records",
    "definitions/inactive",
    asking(["updateDefinition"], ({ json }) => {
      if (json?.isActive === false) json.isActive = true;
    }),
  ],
  "in-use-deleted": [
    "a definition with records is deleted without force",
    "definitions/in-use",
    asking(["deleteDefinition"], ({ url }) => url.searchParams.set("force", "true")),
  ],
  "conflict-forced": [
    "a schema that records do not fit is taken without force",
    "definitions/conflict",
    asking(["replaceDefinition"], ({ url }) => url.searchParams.set("force", "true")),
  ],
  "wrong-description": [
    "a description is not stored",
    "definitions/round-trip",
    asking(["createDefinition"], ({ json }) => {
      delete json?.description;
    }),
  ],
  "odd-names-dropped": [
    "property names with quotes are lost",
    "definitions/odd-property-names",
    asking(["createRecord"], ({ json }) => {
      for (const name of Object.keys(json?.fields ?? {})) if (/["'`$]/.test(name)) delete json.fields[name];
    }),
  ],
  "patterns-explode": [
    "patterns run on an engine that can explode",
    "definitions/linear-patterns",
    handling(["createRecord"], async (asked, send) => {
      if (/^a{40}!$/.test(asked.json?.fields?.text ?? ""))
        await new Promise((resolve) => setTimeout(resolve, 2500));
      return send(asked);
    }),
  ],
});

export const planMutants = mutantsOf("plan", {
  miscounted: [
    "incompatible records are miscounted",
    "plan/required",
    succeeding(["planDefinition"], ({ json }) => {
      if (json.incompatibleCount > 0) json.incompatibleCount -= 1;
    }),
  ],
  "always-compatible": [
    "every change is compatible",
    "plan/required",
    succeeding(["planDefinition"], ({ json }) => {
      json.compatible = true;
    }),
  ],
  "no-backfill": [
    "backfills have no suggested value",
    "plan/required",
    succeeding(["planDefinition"], ({ json }) => {
      for (const backfill of json.backfills) delete backfill.suggestedValue;
    }),
  ],
  "samples-ignored": [
    "the number of samples is not obeyed",
    "plan/samples",
    asking(["planDefinition"], ({ json }) => {
      delete json?.samples;
    }),
  ],
  "removed-unseen": [
    "removed fields are not named",
    "plan/changes",
    succeeding(["planDefinition"], ({ json }) => {
      json.changes = json.changes.filter(({ kind }: Json) => kind !== "fieldRemoved");
    }),
  ],
  writes: [
    "a plan stores the schema",
    "plan/writes-nothing",
    handling(["planDefinition"], async (asked, send) => {
      const answered = await send(asked);
      const url = new URL(asked.url.href.replace("/plan", "?force=true"));
      const body = { displayName: "Planned", schema: asked.json?.schema };
      await send(beside(asked, { method: "PUT", url, json: body }));
      return answered;
    }),
  ],
  "never-compatible": [
    "every change is incompatible",
    "plan/compatible",
    succeeding(["planDefinition"], ({ json }) => {
      json.compatible = false;
    }),
  ],
});
