import { mutantsOf } from "./mutant.ts";
import { answering, asking, refusing, succeeding } from "./rewrite.ts";

function lastOrg(headers: Headers): string {
  const payload = headers.get("authorization")?.split(".")[1];
  return payload ? String(JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))).org_id) : "";
}

export const gatewayMutants = mutantsOf("gateway", {
  "health-down": [
    "/health fails",
    "gateway/health",
    succeeding(["getHealth"], (answered) => {
      answered.json = { status: "down" };
    }),
  ],
  "always-ready": [
    "/ready names no service",
    "gateway/ready",
    succeeding(["getReadiness"], ({ json }) => {
      json.checks = [];
    }),
  ],
  "ready-503": [
    "/ready answers 200 although a service is down",
    "gateway/ready",
    succeeding(["getReadiness"], ({ json }) => {
      json.checks[0].ok = false;
    }),
  ],
  "metrics-stand-still": [
    "request counters do not grow",
    "gateway/metrics",
    (reference) => {
      let first: string | undefined;
      return succeeding(["getMetrics"], (answered) => {
        first ??= answered.text;
        answered.text = first;
      })(reference);
    },
  ],
  "metrics-json": [
    "/metrics is no Prometheus text",
    "gateway/metrics",
    succeeding(["getMetrics"], (answered) => {
      answered.text = '{"requests": 7}';
      answered.json = undefined;
    }),
  ],
  "metrics-by-org": [
    "metrics have a label with the organization",
    "gateway/metrics-anonymous",
    (reference) => {
      let path = "";
      return answering([], (answered, asked) => {
        if (asked.operationId === "getMetrics") answered.text += `\nrequests{token="${path}"} 1\n`;
        else path = asked.headers.get("authorization") ? lastOrg(asked.headers) : path;
      })(reference);
    },
  ],
  "openapi-incomplete": [
    "/openapi.json lacks an operation",
    "gateway/openapi",
    succeeding(["getOpenApi"], ({ json }) => {
      delete json.paths["/api/v1/entities/definitions"].post;
    }),
  ],
  "openapi-internal": [
    "/openapi.json shows operations between services",
    "gateway/openapi",
    succeeding(["getOpenApi"], ({ json }) => {
      json.paths["/api/v1/auth/identities"] = { post: { operationId: "resolveIdentity", responses: {} } };
    }),
  ],
  "openapi-open": [
    "/openapi.json refers to other files",
    "gateway/openapi-closed",
    succeeding(["getOpenApi"], (answered) => {
      answered.text = JSON.stringify(answered.json).replace(
        '"#/components',
        '"common/problem.yaml#/components',
      );
      answered.json = undefined;
    }),
  ],
  "docs-from-cdn": [
    "/docs loads a script from elsewhere",
    "gateway/docs",
    succeeding(["getDocs"], (answered) => {
      answered.text += '<script src="https://cdn.example.com/docs.js"></script>';
    }),
  ],
});

const wellFormed = /^[A-Za-z0-9._-]{1,128}$/;

export const requestIdMutants = mutantsOf("request-ids", {
  none: [
    "answers have no X-Request-ID",
    "request-ids/answered",
    answering([], ({ headers }) => headers.delete("x-request-id")),
  ],
  "none-on-404": [
    "unknown paths have no X-Request-ID",
    "request-ids/answered",
    refusing(["not_found"], ({ headers }) => headers.delete("x-request-id")),
  ],
  "not-echoed": [
    "the client's id is not kept",
    "request-ids/echo",
    asking([], ({ headers }) => headers.delete("x-request-id")),
  ],
  "bad-echoed": [
    "a bad id of the client is kept",
    "request-ids/replaced",
    answering([], ({ headers }, asked) => {
      const id = asked.headers.get("x-request-id");
      if (id && !wellFormed.test(id)) headers.set("x-request-id", id);
    }),
  ],
  constant: [
    "generated ids are all the same",
    "request-ids/unique",
    asking([], ({ headers }) => {
      if (!headers.has("x-request-id")) headers.set("x-request-id", "req-1");
    }),
  ],
});
