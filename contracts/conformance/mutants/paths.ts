import { mutantsOf } from "./mutant.ts";
import {
  asking,
  believing,
  crash,
  handling,
  type Json,
  now,
  refusing,
  signAs,
  succeeding,
} from "./rewrite.ts";

const isLarge = (text: string | undefined): boolean => (text?.length ?? 0) > 1024 * 1024;

export const pathMutants = mutantsOf("paths", {
  "200-everywhere": [
    "unknown paths answer a page",
    "paths/unknown",
    refusing(["not_found"], (answered) => {
      answered.status = 200;
    }),
  ],
  "404-for-405": [
    "a wrong method is answered 404",
    "paths/method:/api/v1/entities/definitions",
    refusing(["method_not_allowed"], (answered) => {
      answered.status = 404;
      Object.assign(answered.json, { status: 404, code: "not_found" });
    }),
  ],
  "no-allow": [
    "405 does not say which methods there are",
    "paths/method:/api/v1/entities/definitions",
    refusing(["method_not_allowed"], ({ headers }) => headers.delete("allow")),
  ],
  "decoded-late": [
    "encoded letters hide a path from authorization",
    "paths/spellings",
    handling([], async (asked, send) => {
      if (!/%65|%64/.test(asked.url.pathname)) return send(asked);
      asked.url.pathname = decodeURIComponent(asked.url.pathname);
      const answered = await send(asked);
      if (answered.status === 403) Object.assign(answered, { status: 200, json: { items: [] } });
      return answered;
    }),
  ],
  "slashes-merged": [
    "doubled slashes hide a path from authentication",
    "paths/spellings",
    handling([], async (asked, send) => {
      const answered = await send(asked);
      if (asked.url.pathname.includes("//") && answered.status >= 400)
        Object.assign(answered, { status: 200, json: { items: [] } });
      return answered;
    }),
  ],
});

export const headerMutants = mutantsOf("headers", {
  "scopes-trusted": [
    "X-Scopes of the client adds scopes",
    "headers/no-scopes",
    believing([], (claims, { headers }) => {
      const scopes = headers.get("x-scopes");
      return scopes ? { ...claims, scopes: [...claims.scopes, ...scopes.split(/[ ,]+/)] } : undefined;
    }),
  ],
  "user-trusted": [
    "X-User-ID of the client acts",
    "headers/no-user",
    believing([], (claims, { headers }) => {
      const user = headers.get("x-user-id");
      return user ? { ...claims, user_id: user } : undefined;
    }),
  ],
  "method-override": [
    "X-HTTP-Method-Override is obeyed",
    "headers/method-override",
    asking([], (asked) => {
      const method = asked.headers.get("x-http-method-override");
      if (method) asked.method = method;
    }),
  ],
  "identity-trusted": [
    "identity headers stand in for a token",
    "headers/no-identity",
    asking([], async (asked) => {
      const [org_id, user_id] = [asked.headers.get("x-org-id"), asked.headers.get("x-user-id")];
      const isAnonymous = !asked.headers.get("authorization") && org_id && user_id;
      if (isAnonymous) await signAs(asked, { org_id, user_id, scopes: ["admin"], exp: now() + 60 });
    }),
  ],
  "any-uri-length": [
    "targets of any length are read",
    "headers/uri-too-long",
    asking([], ({ url }) => url.searchParams.delete("x")),
  ],
  "half-a-rate-limit": [
    "answers tell what is left and not of how much",
    "headers/rate-limit",
    succeeding([], ({ headers }) => headers.set("ratelimit", '"default";r=98;t=1')),
  ],
  "429-without-a-word": [
    "a 429 does not say when to come back",
    "headers/rate-limited",
    (reference) => {
      let requests = 0;
      return handling([], async (asked, send) => {
        const isDue = ++requests > 3 && requests < 6 && asked.operationId === "listDefinitions";
        return isDue
          ? { status: 429, headers: new Headers(), text: "slow down", json: undefined }
          : send(asked);
      })(reference);
    },
  ],
});

export const limitMutants = mutantsOf("limits", {
  "any-size": [
    "bodies of any size are read",
    "limits/body:createRecord",
    asking(["createRecord"], (asked) => {
      if (isLarge(asked.text)) Object.assign(asked, { text: undefined, json: { fields: {} } });
      asked.headers.delete("content-length");
    }),
  ],
  "413-later": [
    "a body that is too large is answered 400",
    "limits/body:createDefinition",
    refusing(["body_too_large"], (answered) => {
      answered.status = 400;
    }),
  ],
  "deep-json-crashes": [
    "deep JSON is a server error",
    "limits/json-depth",
    handling([], async (asked, send): Promise<Json> => {
      if (!/^(\[|\{"a":){1000}/.test(asked.text ?? "")) return send(asked);
      return crash("RangeError");
    }),
  ],
  "encoding-ignored": [
    "Content-Encoding is not looked at",
    "limits/content-encoding",
    asking([], ({ headers }) => headers.delete("content-encoding")),
  ],
  "odd-json-crashes": [
    "numbers beyond all bounds are a server error",
    "limits/json-shapes",
    handling([], async (asked, send) => (asked.text?.includes("1e999") ? crash("RangeError") : send(asked))),
  ],
});
