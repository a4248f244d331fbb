import { type Mutate, mutantsOf } from "./mutant.ts";
import {
  answering,
  asking,
  believing,
  claimsIn,
  handling,
  type Json,
  signAs,
  succeeding,
} from "./rewrite.ts";

/** Retries a refused request as somebody of every other organization seen so far. */
const crossing =
  (operations: string[]): Mutate =>
  (reference) => {
    const seen = new Map<string, Json>();
    return handling([], async (asked, send) => {
      const claims = claimsIn(asked);
      const answered = await send(asked);
      if (claims && answered.status < 300) seen.set(claims.org_id, claims);
      if (!operations.includes(asked.operationId ?? "") || answered.status !== 404) return answered;
      for (const [orgId, other] of seen) {
        if (orgId === claims?.org_id) continue;
        await signAs(asked, other);
        const crossed = await send(asked);
        if (crossed.status < 300) return crossed;
      }
      return answered;
    })(reference);
  };

export const isolationMutants = mutantsOf("isolation", {
  "foreign-read": [
    "a record of another organization is answered",
    "isolation/foreign-ids:getRecord",
    crossing(["getRecord"]),
  ],
  "foreign-delete": [
    "a record of another organization can be deleted",
    "isolation/foreign-ids:deleteRecord",
    crossing(["deleteRecord"]),
  ],
  "foreign-history": [
    "the history of a record of another organization is answered",
    "isolation/foreign-ids:listRecordHistory",
    crossing(["listRecordHistory"]),
  ],
  "foreign-part": [
    "a record of another organization is answered under an own definition",
    "isolation/foreign-part:getRecord",
    (reference) => {
      const seen = new Map<string, { claims: Json; path: string }>();
      return handling([], async (asked, send) => {
        const claims = claimsIn(asked);
        const answered = await send(asked);
        const id = asked.url.pathname.split("/").at(-1)!;
        if (answered.status === 201 && answered.json?.id && claims)
          seen.set(answered.json.id, { claims, path: `${asked.url.pathname}/${answered.json.id}` });
        const owner = seen.get(id);
        if (asked.operationId !== "getRecord" || answered.status !== 404 || !owner) return answered;
        asked.url.pathname = owner.path;
        await signAs(asked, owner.claims);
        return send(asked);
      })(reference);
    },
  ],
  "existence-told": [
    "a record of another organization is answered 403, an unknown one 404",
    "isolation/foreign-ids:updateRecord",
    (reference) => {
      const ids = new Set<string>();
      return handling([], async (asked, send) => {
        const answered = await send(asked);
        if (answered.status === 201 && answered.json?.id) ids.add(answered.json.id);
        const id = asked.url.pathname.split("/").at(-1)!;
        if (asked.operationId === "updateRecord" && answered.status === 404 && ids.has(id)) {
          answered.status = 403;
          Object.assign(answered.json, {
            status: 403,
            code: "forbidden",
            title: "Forbidden",
            type: "urn:elqnt:problem:forbidden",
          });
        }
        return answered;
      })(reference);
    },
  ],
  "org-header-ignored": [
    "X-Org-ID is not looked at",
    "isolation/org-header:listRecords",
    asking([], ({ headers }) => headers.delete("x-org-id")),
  ],
  "org-header-wins": [
    "X-Org-ID decides the organization",
    "isolation/org-header:listDefinitions",
    believing([], (claims, { headers }) => {
      const org = headers.get("x-org-id");
      return org && /^[0-9a-f-]{36}$/.test(org) ? { ...claims, org_id: org } : undefined;
    }),
  ],
  "own-org-header-refused": [
    "X-Org-ID is refused even when it is right",
    "isolation/own-org-header:listRecords",
    asking([], ({ headers }) => {
      if (headers.has("x-org-id")) headers.set("x-org-id", crypto.randomUUID());
    }),
  ],
  "org-path-wins": [
    "the organization of the path decides",
    "isolation/org-path:getOrg",
    believing(["getOrg"], (claims, { url }) => ({ ...claims, org_id: url.pathname.split("/").at(-1) })),
  ],
  "body-org-ignored": [
    "the orgId of a body is not looked at",
    "records/body-org",
    asking(["createRecordByName"], ({ json }) => {
      delete json?.orgId;
    }),
  ],
  "list-leaks": [
    "a list holds items of another organization",
    "isolation/canary:listDefinitions",
    (reference) => {
      const items = new Map<string, Json>();
      return handling([], async (asked, send) => {
        const org = claimsIn(asked)?.org_id;
        const answered = await send(asked);
        if (asked.operationId === "createDefinition" && answered.status === 201)
          items.set(org, answered.json);
        if (asked.operationId === "listDefinitions" && answered.status === 200)
          for (const [owner, item] of items) if (owner !== org) answered.json.items.push(item);
        return answered;
      })(reference);
    },
  ],
  "cached-answer": [
    "answers are cached by path alone",
    "isolation/canary:listDefinitions",
    (reference) => {
      const cache = new Map<string, Json>();
      return answering(["listDefinitions"], (answered, { url }) => {
        if (answered.status !== 200) return;
        const known = cache.get(url.href);
        if (known?.items.length > 0) answered.json = known;
        else cache.set(url.href, answered.json);
      })(reference);
    },
  ],
  "header-leaks": [
    "a header names the user who asked before",
    "isolation/canary:*",
    (reference) => {
      let last = "nobody@example.com";
      return succeeding([], ({ headers }, asked) => {
        const email = claimsIn(asked)?.email;
        headers.set("x-previous-caller", last);
        if (email) last = email;
      })(reference);
    },
  ],
});
