import { mutantsOf } from "./mutant.ts";
import { type Answered, asking, believing, handling, refusing, succeeding } from "./rewrite.ts";

const key = "idempotency-key";

export const idempotencyMutants = mutantsOf("idempotency", {
  ignored: [
    "Idempotency-Key is not looked at",
    "idempotency/replay:createRecord",
    asking(["createRecord"], ({ headers }) => headers.delete(key)),
  ],
  unmarked: [
    "replays are not marked",
    "idempotency/replay:createView",
    succeeding(["createView"], ({ headers }) => headers.delete("idempotency-replayed")),
  ],
  "always-marked": [
    "first answers are marked as replays",
    "idempotency/replay:createRecord",
    succeeding(["createRecord"], ({ headers }) => headers.set("idempotency-replayed", "true")),
  ],
  "fresh-body": [
    "a replay is not the stored answer",
    "idempotency/replay:createRecord",
    succeeding(["createRecord"], ({ headers, json }) => {
      if (headers.get("idempotency-replayed")) json.updatedAt = new Date().toISOString();
    }),
  ],
  "replay-200": [
    "a replay answers 200",
    "idempotency/replay:createRecord",
    succeeding(["createRecord"], (answered) => {
      if (answered.headers.get("idempotency-replayed")) answered.status = 200;
    }),
  ],
  "other-body": [
    "a used key with another body is executed",
    "idempotency/other-request:createRecord",
    handling(["createRecord"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.json?.code !== "idempotency_key_reused") return answered;
      asked.headers.delete(key);
      return send(asked);
    }),
  ],
  "other-body-replayed": [
    "a used key with another body replays the first answer",
    "idempotency/other-request:createView",
    (reference) => {
      const first = new Map<string, Answered>();
      return handling(["createView"], async (asked, send) => {
        const answered = await send(asked);
        const used = asked.headers.get(key);
        if (used && answered.status === 201) first.set(used, answered);
        return answered.json?.code === "idempotency_key_reused" ? first.get(used!)! : answered;
      })(reference);
    },
  ],
  "parallel-twice": [
    "a key is remembered only after the answer, so parallel requests run twice",
    "idempotency/parallel:createRecord",
    (reference) => {
      const running = new Set<string>();
      return handling(["createRecord"], async (asked, send) => {
        const used = asked.headers.get(key);
        if (!used) return send(asked);
        if (running.has(used)) asked.headers.delete(key);
        running.add(used);
        try {
          return await send(asked);
        } finally {
          running.delete(used);
        }
      })(reference);
    },
  ],
  "shared-by-users": [
    "keys are per organization, not per user",
    "idempotency/per-user:createRecord",
    believing(["createRecord"], (claims) => ({ ...claims, user_id: "everybody" })),
  ],
  "shared-by-operations": [
    "keys are not per operation",
    "idempotency/per-operation:createRecord",
    (reference) => {
      const used = new Set<string>();
      return handling([], async (asked, send) => {
        const name = asked.headers.get(key);
        const isOther = name && asked.operationId === "createRecord" && used.has(name);
        if (name && asked.operationId !== "createRecord") used.add(name);
        const answered = await send(asked);
        if (isOther) answered.headers.set("idempotency-replayed", "true");
        return answered;
      })(reference);
    },
  ],
  "long-keys": [
    "keys of any length are taken",
    "idempotency/key-length:createRecord",
    asking(["createRecord"], ({ headers }) => {
      const value = headers.get(key);
      if (value) headers.set(key, value.slice(0, 255));
    }),
  ],
  "shared-by-orgs": [
    "keys are not per organization",
    "isolation/idempotency-key:createRecord",
    (reference) => {
      const stored = new Map<string, Answered>();
      return handling(["createRecord"], async (asked, send) => {
        const used = asked.headers.get(key);
        const known = used && stored.get(used);
        if (known)
          return { ...known, headers: new Headers([...known.headers, ["idempotency-replayed", "true"]]) };
        const answered = await send(asked);
        if (used && answered.status === 201) stored.set(used, answered);
        return answered;
      })(reference);
    },
  ],
});

const writes = ["updateRecord", "replaceRecord", "deleteRecord", "updateDefinition"];

export const concurrencyMutants = mutantsOf("concurrency", {
  ignored: [
    "If-Match is not looked at",
    "concurrency/stale:updateRecord",
    asking(writes, ({ headers }) => headers.delete("if-match")),
  ],
  "ignored-on-delete": [
    "If-Match is not looked at when deleting",
    "concurrency/stale:deleteRecord",
    asking(["deleteRecord"], ({ headers }) => headers.delete("if-match")),
  ],
  "no-current": [
    "412 does not carry the stored resource",
    "concurrency/stale:replaceRecord",
    refusing(["version_conflict"], ({ json }) => {
      delete json.current;
    }),
  ],
  "old-current": [
    "412 carries something else than the stored resource",
    "concurrency/stale:updateRecord",
    refusing(["version_conflict"], ({ json }) => {
      json.current.fields = {};
    }),
  ],
  "409-for-412": [
    "a stale version is answered 409",
    "concurrency/stale:updateDefinition",
    refusing(["version_conflict"], (answered) => {
      answered.status = 409;
    }),
  ],
  "weak-matches": [
    "weak tags match",
    "concurrency/weak:updateRecord",
    asking(writes, ({ headers }) => {
      const tag = headers.get("if-match");
      if (tag?.startsWith("W/")) headers.set("if-match", tag.slice(2));
    }),
  ],
  "quotes-optional": [
    "unquoted tags match",
    "concurrency/weak:replaceRecord",
    asking(writes, ({ headers }) => {
      const tag = headers.get("if-match");
      if (tag && /^\d+$/.test(tag)) headers.set("if-match", `"${tag}"`);
    }),
  ],
  "version-stays": [
    "a change does not change the version",
    "concurrency/version-grows:updateRecord",
    succeeding(["updateRecord"], ({ json, headers }) => {
      json.version -= 1;
      headers.set("etag", `"${json.version}"`);
    }),
  ],
  "always-refused": [
    "If-Match is always refused",
    "concurrency/current:updateRecord",
    asking(["updateRecord"], ({ headers }) => {
      if (headers.has("if-match")) headers.set("if-match", '"99999"');
    }),
  ],
  "check-then-write": [
    "the version is compared before the write, not with it",
    "concurrency/one-winner:updateRecord",
    handling(["updateRecord"], async (asked, send) => {
      const tag = asked.headers.get("if-match");
      if (!tag) return send(asked);
      const read = {
        ...asked,
        method: "GET",
        text: undefined,
        json: undefined,
        headers: new Headers(asked.headers),
      };
      const stored = await send(read);
      if (stored.headers.get("etag") !== tag) return send(asked);
      asked.headers.delete("if-match");
      return send(asked);
    }),
  ],
  "old-version-later": [
    "a version of before is accepted after a change",
    "concurrency/no-blind-loss:replaceRecord",
    (reference) => {
      const accepted = new Set<string>();
      return handling(["replaceRecord"], async (asked, send) => {
        const key = `${asked.url.pathname} ${asked.headers.get("if-match")}`;
        if (accepted.has(key)) asked.headers.delete("if-match");
        const answered = await send(asked);
        if (answered.status === 200) accepted.add(key);
        return answered;
      })(reference);
    },
  ],
});
