import { mutantsOf } from "./mutant.ts";
import { answering, asking, crash, handling, refusing } from "./rewrite.ts";

const known = new Set([
  "name",
  "displayName",
  "description",
  "schema",
  "isActive",
  "fields",
  "entityName",
  "orgId",
]);

export const validationMutants = mutantsOf("validation", {
  "wrong-pointer": [
    "pointers lack their last segment",
    "validation/body:createDefinition",
    refusing(["validation_failed"], ({ json }) => {
      for (const error of json.errors ?? []) error.pointer = error.pointer.replace(/\/[^/]*$/, "");
    }),
  ],
  "dotted-pointer": [
    "pointers are dotted paths",
    "validation/body:createRecord",
    refusing(["validation_failed"], ({ json }) => {
      for (const error of json.errors ?? []) error.pointer = error.pointer.slice(1).replaceAll("/", ".");
    }),
  ],
  "no-errors": [
    "validation problems do not say where",
    "validation/body:createView",
    refusing(["validation_failed", "filter_invalid"], ({ json }) => {
      delete json.errors;
    }),
  ],
  "unknown-accepted": [
    "unknown properties are dropped in silence",
    "validation/body:createDefinition",
    asking(["createDefinition"], ({ json }) => {
      if (typeof json !== "object") return;
      for (const name of Object.keys(json ?? {})) if (!known.has(name)) delete json[name];
    }),
  ],
  "400-for-422": [
    "a body that breaks its schema is answered 400 bad_request",
    "validation/body:createRecord",
    refusing(["validation_failed"], (answered) => {
      answered.status = 400;
      Object.assign(answered.json, {
        status: 400,
        code: "bad_request",
        type: "urn:elqnt:problem:bad_request",
        title: "Bad request",
      });
    }),
  ],
  "stored-anyway": [
    "a refused record is stored all the same",
    "validation/body:createRecord",
    handling(["createRecord"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.status === 422)
        await send({ ...asked, text: undefined, json: { fields: { title: "x", status: "open" } } });
      return answered;
    }),
  ],
  "too-long-cut": [
    "texts that are too long are cut",
    "validation/body:createDefinition",
    asking(["createDefinition"], ({ json }) => {
      if (typeof json?.displayName === "string") json.displayName = json.displayName.slice(0, 200);
    }),
  ],
  "limit-clamped": [
    "a limit out of range is put into range",
    "validation/parameters:listRecords",
    asking(["listRecords"], ({ url }) => {
      const limit = Number(url.searchParams.get("limit") ?? 50);
      if (Number.isFinite(limit))
        url.searchParams.set("limit", String(Math.min(200, Math.max(1, Math.round(limit)))));
    }),
  ],
  "parameter-ignored": [
    "a parameter of the wrong type is ignored",
    "validation/parameters:listDefinitions",
    asking(["listDefinitions"], ({ url }) => {
      const value = url.searchParams.get("isActive");
      if (value !== null && value !== "true" && value !== "false") url.searchParams.delete("isActive");
    }),
  ],
  "uuid-404": [
    "an id that is no UUID is answered 404",
    "validation/parameters:getRecord",
    answering(["getRecord"], (answered) => {
      if (answered.status !== 400) return;
      answered.status = 404;
      Object.assign(answered.json, {
        status: 404,
        code: "record_not_found",
        type: "urn:elqnt:problem:record_not_found",
        title: "Record not found",
      });
    }),
  ],
  "broken-json-empty": [
    "JSON that does not parse counts as an empty object",
    "validation/malformed-json:queryRecords",
    asking(["queryRecords"], (asked) => {
      if (asked.json === undefined) asked.json = {};
    }),
  ],
  "any-media-type": [
    "the media type of bodies is not looked at",
    "validation/media-type:createRecord",
    asking(["createRecord"], ({ headers }) => headers.set("content-type", "application/json")),
  ],
  "body-optional": [
    "a missing body counts as an empty one",
    "validation/missing-body:countRecords",
    asking(["countRecords"], (asked) => {
      asked.json ??= {};
      asked.headers.set("content-type", "application/json");
    }),
  ],
  "500-on-odd-input": [
    "awkward text in a name is a server error",
    "fuzz/bodies:createView",
    handling(["createView"], async (asked, send) => {
      if (!/['<%$\\]|[^\x20-\x7e]/.test(String(asked.json?.name ?? ""))) return send(asked);
      return crash("oops");
    }),
  ],
  "parameter-crash": [
    "an optional parameter is a server error",
    "fuzz/parameters:listRecords",
    handling(["listRecords"], async (asked, send) => {
      if (asked.url.searchParams.get("count") !== "estimated") return send(asked);
      return crash("oops");
    }),
  ],
});
