import { mutantsOf } from "./mutant.ts";
import { asking, believing, claimsIn, handling, type Json, now, refusing, signAs } from "./rewrite.ts";

const isUuid = /^[0-9a-f-]{36}$/;
/** Claims that the reference would refuse for other reasons than the mutant's stay refused. */
const isComplete = ({ org_id, user_id, scopes, exp }: Json): boolean =>
  isUuid.test(org_id) && typeof user_id === "string" && Array.isArray(scopes) && typeof exp === "number";

const later = (claims: Json): Json => ({ ...claims, exp: now() + 600 });

export const tokenMutants = mutantsOf("tokens", {
  "expired-accepted": [
    "exp is not looked at",
    "tokens/expired",
    believing([], (claims) => (isComplete(claims) ? later(claims) : undefined)),
  ],
  "wide-leeway": [
    "clocks may differ by ten minutes",
    "tokens/expired",
    believing([], (claims) =>
      isComplete(claims) && claims.exp > now() - 600 && claims.exp < now() ? later(claims) : undefined,
    ),
  ],
  "no-leeway": [
    "clocks may not differ at all",
    "tokens/leeway",
    believing([], (claims) => (claims.exp < now() ? { ...claims, exp: 1 } : undefined)),
  ],
  "known-for-ever": [
    "a token that was good once stays good",
    "tokens/expiry-of-known",
    (reference) => {
      const known = new Set<string>();
      const inner = believing([], (claims, { headers }) =>
        known.has(headers.get("authorization")!) ? later(claims) : undefined,
      )(reference);
      return async (request) => {
        const token = request.headers.get("authorization");
        const response = await inner(request);
        if (token && response.status === 200) known.add(token);
        return response;
      };
    },
  ],
  "none-accepted": [
    "alg none is believed",
    "tokens/unsigned",
    believing([], (claims, { headers }) => {
      const header = headers.get("authorization")!.slice(7).split(".")[0]!;
      return atob(header).includes('"none"') && isComplete(claims) ? claims : undefined;
    }),
  ],
  "signature-ignored": [
    "signatures are not checked",
    "tokens/wrong-secret",
    believing([], (claims) => (isComplete(claims) && claims.exp > now() ? claims : undefined)),
  ],
  "cached-by-payload": [
    "verified tokens are remembered by their claims, not their signature",
    "tokens/tampered",
    (reference) => {
      const known = new Set<string>();
      const inner = believing([], (claims, { headers }) =>
        known.has(headers.get("authorization")!.split(".")[1]!) ? claims : undefined,
      )(reference);
      return async (request) => {
        const payload = request.headers.get("authorization")?.split(".")[1];
        const response = await inner(request);
        if (payload && response.status < 400) known.add(payload);
        return response;
      };
    },
  ],
  "audience-ignored": [
    "aud is not looked at",
    "tokens/issuer",
    believing([], ({ aud, ...claims }) => (aud === undefined ? undefined : claims)),
  ],
  "issuer-ignored": [
    "iss is not looked at",
    "tokens/issuer",
    believing([], ({ iss, ...claims }) => (iss === undefined ? undefined : claims)),
  ],
  "not-before-ignored": [
    "nbf is not looked at",
    "tokens/future",
    believing([], ({ nbf, ...claims }) => (nbf === undefined ? undefined : claims)),
  ],
  "scopes-as-text": [
    "scopes may be one text",
    "tokens/claims:scopes as text",
    believing([], (claims) =>
      typeof claims.scopes === "string" ? { ...claims, scopes: claims.scopes.split(" ") } : undefined,
    ),
  ],
  "org-prefix": [
    "org_id may have a prefix",
    "tokens/claims:org_id with a prefix",
    believing([], (claims) =>
      String(claims.org_id).startsWith("org_") ? { ...claims, org_id: claims.org_id.slice(4) } : undefined,
    ),
  ],
  "no-expiry": [
    "tokens without exp live for ever",
    "tokens/claims:no exp",
    believing([], (claims) => (claims.exp === undefined ? later(claims) : undefined)),
  ],
  "token-in-query": [
    "a token in the query is taken",
    "tokens/elsewhere",
    asking([], ({ url, headers }) => {
      const token = url.searchParams.get("access_token");
      if (token) headers.set("authorization", `Bearer ${token}`);
      url.searchParams.delete("access_token");
    }),
  ],
  "token-in-cookie": [
    "a token in a cookie is taken",
    "tokens/elsewhere",
    asking([], ({ headers }) => {
      const token = /access_token=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1];
      if (token) headers.set("authorization", `Bearer ${token}`);
    }),
  ],
  "missing-403": [
    "a missing token is answered with 403",
    "tokens/missing:getRecord",
    refusing(["unauthorized"], (answered) => {
      answered.status = 403;
      Object.assign(answered.json, {
        status: 403,
        code: "forbidden",
        type: "urn:elqnt:problem:forbidden",
        title: "Forbidden",
      });
    }),
  ],
  "no-challenge": [
    "401 has no WWW-Authenticate",
    "tokens/missing:listRecords",
    refusing(["unauthorized"], ({ headers }) => headers.delete("www-authenticate")),
  ],
  "one-open-door": [
    "one operation needs no token",
    "tokens/missing:listDefinitions",
    (reference) => {
      let lastClaims: Json;
      return handling([], async (asked, send) => {
        if (asked.headers.get("authorization")) lastClaims = claimsIn(asked) ?? lastClaims;
        else if (asked.operationId === "listDefinitions" && lastClaims) await signAs(asked, lastClaims);
        return send(asked);
      })(reference);
    },
  ],
  "existence-first": [
    "without a token unknown resources are answered 404",
    "tokens/not-before-path",
    (reference) => {
      const known = new Set<string>();
      return handling([], async (asked, send) => {
        const answered = await send(asked);
        if (answered.status < 300) {
          known.add(asked.url.pathname);
          known.add(`${asked.url.pathname}/${answered.json?.id}`);
          known.add(`${asked.url.pathname}/${answered.json?.name}`);
        }
        const isUnknown = answered.status === 401 && asked.method === "GET" && !known.has(asked.url.pathname);
        if (isUnknown) answered.status = 404;
        return answered;
      })(reference);
    },
  ],
  "longer-signature": [
    "what comes after a signature is not looked at",
    "tokens/malformed",
    asking([], ({ headers }) => {
      const token = headers.get("authorization");
      if (token?.endsWith("AAAA")) headers.set("authorization", token.slice(0, -4));
    }),
  ],
  "two-tokens": [
    "of several bearer tokens the last one counts",
    "tokens/scheme",
    asking([], ({ headers }) => {
      const token = headers.get("authorization");
      if (token?.includes(", ")) headers.set("authorization", token.split(", ").at(-1)!);
    }),
  ],
  "any-hmac": [
    "HS512 with the right secret is believed",
    "tokens/other-algorithm",
    believing([], (claims, { headers }) => {
      const header = headers.get("authorization")!.slice(7).split(".")[0]!;
      return atob(header).includes('"HS512"') && isComplete(claims) ? claims : undefined;
    }),
  ],
  "kid-ignored": [
    "an unknown kid means the secret",
    "tokens/header",
    believing([], (claims, { headers }) => {
      const header = headers.get("authorization")!.slice(7).split(".")[0]!;
      return atob(header.replaceAll("-", "+").replaceAll("_", "/")).includes('"kid"') ? claims : undefined;
    }),
  ],
  "public-closed": [
    "a public operation wants a token",
    "tokens/public:getJwks",
    handling(["getJwks"], async (asked, send) => {
      if (!asked.headers.get("authorization")) asked.url.pathname = "/api/v1/auth/me";
      return send(asked);
    }),
  ],
  "internal-open": [
    "an operation between services answers clients",
    "tokens/internal:getOrgStatus",
    handling(["getOrgStatus"], async () => ({
      status: 200,
      headers: new Headers({ "content-type": "application/json" }),
      text: "",
      json: { status: "active" },
    })),
  ],
});

export const scopeMutants = mutantsOf("scopes", {
  "not-asked": [
    "an operation asks for no scope",
    "scopes/required:deleteRecord",
    believing(["deleteRecord"], (claims) => ({ ...claims, scopes: ["admin"] })),
  ],
  "read-writes": [
    "read:entities is enough for writing",
    "scopes/required:updateRecord",
    believing(["updateRecord"], (claims) =>
      claims.scopes.includes("read:entities") ? { ...claims, scopes: ["admin"] } : undefined,
    ),
  ],
  "write-reads": [
    "write is enough for reading",
    "scopes/required:getRecord",
    believing([], (claims) =>
      claims.scopes.includes("write") ? { ...claims, scopes: [...claims.scopes, "read"] } : undefined,
    ),
  ],
  prefix: [
    "scopes are compared by their beginning",
    "scopes/required:createRecord",
    believing(["createRecord"], (claims) =>
      claims.scopes.some((scope: string) => scope.startsWith("write:entities"))
        ? { ...claims, scopes: ["admin"] }
        : undefined,
    ),
  ],
  "any-case": [
    "scopes are compared without case",
    "scopes/required:createRecord",
    believing([], (claims) =>
      Array.isArray(claims.scopes)
        ? { ...claims, scopes: claims.scopes.map((scope: string) => scope.toLowerCase()) }
        : undefined,
    ),
  ],
  "no-wildcards": [
    "read does not satisfy read:entities",
    "scopes/wildcards:listRecords",
    believing(["listRecords"], (claims) => ({
      ...claims,
      scopes: claims.scopes.filter((scope: string) => scope !== "read"),
    })),
  ],
  "admin-only": [
    "an operation wants admin",
    "scopes/exact:createView",
    believing(["createView"], (claims) =>
      claims.scopes.includes("admin") ? undefined : { ...claims, scopes: [] },
    ),
  ],
  "no-challenge": [
    "insufficient_scope does not name the scope",
    "scopes/challenge:createRecord",
    refusing(["insufficient_scope"], ({ headers }) => headers.set("www-authenticate", "Bearer")),
  ],
});
