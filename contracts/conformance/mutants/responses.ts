import { mutantsOf } from "./mutant.ts";
import { answering, refusing, succeeding } from "./rewrite.ts";

const records = ["getRecord", "createRecord", "updateRecord", "replaceRecord"];

export const responseMutants = mutantsOf("responses", {
  "no-etag": [
    "a record is answered without ETag",
    "responses/etag:getRecord",
    succeeding(records, ({ headers }) => headers.delete("etag")),
  ],
  "weak-etag": [
    "ETags are weak",
    "responses/etag:getDefinition",
    succeeding(["getDefinition"], ({ headers }) => headers.set("etag", `W/${headers.get("etag")}`)),
  ],
  "old-etag": [
    "an update answers the ETag of the version before",
    "responses/etag:updateRecord",
    succeeding(["updateRecord"], ({ headers, json }) => headers.set("etag", `"${json.version - 1}"`)),
  ],
  "created-200": [
    "a creation answers 200",
    "responses/documented-status:createRecord",
    succeeding(["createRecord"], (answered) => {
      answered.status = 200;
    }),
  ],
  "no-location": [
    "a creation answers no Location",
    "responses/location:createView",
    succeeding(["createView"], ({ headers }) => headers.delete("location")),
  ],
  "wrong-location": [
    "Location is the path of the list",
    "responses/location:createRecord",
    succeeding(["createRecord"], ({ headers }, { url }) => headers.set("location", url.pathname)),
  ],
  "location-nowhere": [
    "Location has an id that does not exist",
    "responses/location-resolves:createRecord",
    succeeding(["createRecord"], ({ headers }) =>
      headers.set("location", headers.get("location")!.replace(/[^/]+$/, crypto.randomUUID())),
    ),
  ],
  "delete-200": [
    "a deletion answers 200 with a body",
    "responses/documented-status:deleteRecord",
    succeeding(["deleteRecord"], (answered) => {
      answered.status = 200;
      answered.json = { deleted: true };
      answered.headers.set("content-type", "application/json");
    }),
  ],
  "missing-property": [
    "records lack definitionId",
    "responses/schema:getRecord",
    succeeding(["getRecord"], ({ json }) => {
      delete json.definitionId;
    }),
  ],
  "wrong-type": [
    "version is text",
    "responses/schema:getRecord",
    succeeding(["getRecord"], ({ json }) => {
      json.version = String(json.version);
    }),
  ],
  "extra-property": [
    "records carry an internal property",
    "responses/undeclared:getRecord",
    succeeding(["getRecord"], ({ json }) => {
      json.tableName = "entity_records";
    }),
  ],
  "extra-in-items": [
    "items of a list carry an internal property",
    "responses/undeclared:listDefinitions",
    succeeding(["listDefinitions"], ({ json }) => {
      for (const item of json.items) item.rowNumber = 1;
    }),
  ],
  "short-timestamps": [
    "timestamps have no milliseconds",
    "responses/timestamps:createRecord",
    succeeding(records, ({ json }) => {
      json.createdAt = json.createdAt.replace(/\.\d+Z/, "Z");
    }),
  ],
  "offset-timestamps": [
    "timestamps carry an offset",
    "responses/timestamps:getDefinition",
    succeeding(["getDefinition"], ({ json }) => {
      json.updatedAt = json.updatedAt.replace("Z", "+00:00");
    }),
  ],
  "text-html": [
    "JSON is sent as text/html",
    "responses/content-type:getRecord",
    succeeding(["getRecord"], ({ headers }) => headers.set("content-type", "text/html")),
  ],
  "random-ids": [
    "new records have UUIDv4 ids",
    "responses/ids:createRecord",
    succeeding(["createRecord"], ({ json }) => {
      json.id = crypto.randomUUID();
    }),
  ],
  "500": [
    "an operation fails on valid input",
    "responses/no-server-error:countRecords",
    answering(["countRecords"], (answered) => {
      answered.status = 500;
      answered.text = "Internal Server Error";
      answered.json = undefined;
    }),
  ],
  "204-with-a-body": [
    "a deletion answers a body with its 204",
    "responses/empty-204:deleteView",
    (reference) => async (request) => {
      const response = await reference(request);
      if (response.status !== 204) return response;
      // The Fetch API refuses such a response, so one that only looks like it.
      return new Proxy(response, {
        get: (target, name) => (name === "text" ? async () => "deleted" : Reflect.get(target, name, target)),
      });
    },
  ],
});

export const problemMutants = mutantsOf("problems", {
  "plain-json": [
    "problems are application/json",
    "problems/media-type:getRecord",
    refusing([], ({ headers }) => headers.set("content-type", "application/json")),
  ],
  "plain-text": [
    "problems are text",
    "problems/media-type:createRecord",
    refusing([], (answered) => {
      answered.headers.set("content-type", "text/plain");
      answered.text = "Something went wrong";
      answered.json = undefined;
    }),
  ],
  "no-code": [
    "problems have no code",
    "problems/schema:getRecord",
    refusing([], ({ json }) => {
      delete json.code;
    }),
  ],
  "own-code": [
    "problems have a code of the backend's own",
    "problems/registered:getRecord",
    refusing(["record_not_found", "definition_not_found"], ({ json }) => {
      json.code = "resource_missing";
    }),
  ],
  "wrong-status": [
    "insufficient_scope is answered with 401",
    "problems/registered:createRecord",
    refusing(["insufficient_scope"], (answered) => {
      answered.status = 401;
    }),
  ],
  "wrong-type-uri": [
    "the type of problems is about:blank",
    "problems/registered:getRecord",
    refusing([], ({ json }) => {
      json.type = "about:blank";
    }),
  ],
  "code-of-another-operation": [
    "an unknown definition is answered as an unknown view",
    "problems/allowed:getRecord",
    refusing(["definition_not_found", "record_not_found"], (answered) => {
      answered.json.code = "view_not_found";
      answered.json.type = "urn:elqnt:problem:view_not_found";
      answered.json.title = "View not found";
    }),
  ],
  "other-request-id": [
    "problems carry another request id than the header",
    "problems/request-id:getRecord",
    refusing([], ({ json }) => {
      json.requestId = crypto.randomUUID();
    }),
  ],
  "wrong-instance": [
    "the instance of problems is the service's own path",
    "problems/instance:getRecord",
    refusing([], ({ json }) => {
      json.instance = "/internal/records";
    }),
  ],
  stack: [
    "problems show a stack trace",
    "problems/no-internals:getRecord",
    refusing([], ({ json }) => {
      json.detail = "Error: no such record\n    at findRecord (/app/src/records/find.js:12:9)";
    }),
  ],
  sql: [
    "problems show the SQL statement",
    "problems/no-internals:createRecord",
    refusing([], ({ json }) => {
      json.detail = 'pq: syntax error near "x": SELECT fields FROM entity_records WHERE id = $1';
    }),
  ],
  "go-panic": [
    "problems show a Go panic",
    "problems/no-internals:getRecord",
    refusing([], ({ json }) => {
      json.detail = "panic: runtime error\n\ngoroutine 7 [running]:\nmain.handle(records.go:41)";
    }),
  ],
});
