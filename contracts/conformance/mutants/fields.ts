import { mutantsOf } from "./mutant.ts";
import { asking, beside, crash, handling, type Json, refusing, succeeding } from "./rewrite.ts";

const fieldWrites = ["createRecord", "createRecordByName", "replaceRecord"];

export const fieldMutants = mutantsOf("fields", {
  "numbers-coerced": [
    "text is taken for numbers",
    "fields/invalid:number as text",
    asking(fieldWrites, ({ json }) => {
      if (typeof json?.fields?.priority === "string") json.fields.priority = Number(json.fields.priority);
    }),
  ],
  "unknown-stored": [
    "unknown fields are dropped in silence",
    "fields/invalid:unknown field",
    asking(fieldWrites, ({ json }) => {
      delete json?.fields?.unheardOf;
    }),
  ],
  "formats-ignored": [
    "formats are not checked",
    "fields/invalid:no e-mail address",
    asking(fieldWrites, ({ json }) => {
      if (json?.fields?.email === "nobody") delete json.fields.email;
    }),
  ],
  "nested-pointer": [
    "faults inside objects point at the object",
    "fields/invalid:wrong nested type",
    refusing(["validation_failed"], ({ json }) => {
      for (const error of json.errors ?? []) error.pointer = error.pointer.split("/").slice(0, 3).join("/");
    }),
  ],
  "first-fault-only": [
    "only the first fault is answered",
    "fields/all-faults",
    refusing(["validation_failed"], ({ json }) => {
      json.errors = json.errors?.slice(0, 1);
    }),
  ],
  "patch-unchecked": [
    "a patch may remove a required field",
    "fields/patched",
    asking(["updateRecord"], ({ json }) => {
      if (json?.fields?.title === null) json.fields.title = "untitled";
    }),
  ],
  trimmed: [
    "texts are trimmed",
    "fields/round-trip",
    asking(["createRecord"], ({ json }) => {
      if (json?.fields?.texts) json.fields.texts = json.fields.texts.map((text: string) => text.trim());
    }),
  ],
  "nulls-dropped": [
    "null inside fields is lost",
    "fields/round-trip",
    succeeding(["createRecord", "getRecord"], ({ json }) => {
      if (json.fields?.nested?.a) delete json.fields.nested.a[0].b;
    }),
  ],
  "read-only-taken": [
    "read-only properties in a body are ignored",
    "fields/read-only",
    asking(["createRecord"], ({ json }) => {
      for (const name of ["id", "version", "createdAt", "createdBy", "deletedAt"]) delete json?.[name];
    }),
  ],
  "nul-crashes": [
    "NUL in a text is a server error",
    "fields/odd-text",
    handling(["createRecord"], async (asked, send) => {
      if (!asked.text?.includes("\\u0000")) return send(asked);
      return crash("invalid byte sequence");
    }),
  ],
  "prototype-polluted": [
    "__proto__ of one record shows in the next",
    "fields/prototype",
    (reference) => {
      const polluted: Json = {};
      return handling(["createRecord"], async (asked, send) => {
        if (asked.text?.includes("__proto__")) polluted.admin = true;
        const answered = await send(asked);
        if (answered.status === 201) Object.assign(answered.json.fields, polluted);
        return answered;
      })(reference);
    },
  ],
});

export const uniqueMutants = mutantsOf("unique", {
  "not-enforced": [
    "a taken value is accepted",
    "unique/create",
    handling(["createRecord"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.json?.code !== "unique_conflict") return answered;
      const { code: _code, ...fields } = asked.json.fields;
      return send({ ...asked, text: undefined, json: { fields } });
    }),
  ],
  "no-pointer": [
    "a conflict does not say which field",
    "unique/create",
    refusing(["unique_conflict"], ({ json }) => {
      delete json.errors;
    }),
  ],
  "422-for-409": [
    "a conflict is answered 422",
    "unique/create",
    refusing(["unique_conflict"], (answered) => {
      answered.status = 422;
    }),
  ],
  "only-on-create": [
    "a change may take a taken value",
    "unique/change",
    handling(["updateRecord"], async (asked, send) => {
      const answered = await send(asked);
      if (answered.json?.code !== "unique_conflict") return answered;
      return send(beside(asked, { method: "PATCH", json: { fields: { title: "changed" } } }));
    }),
  ],
  "across-definitions": [
    "values are unique in the whole organization",
    "unique/per-definition",
    (reference) => {
      const taken = new Map<string, string>();
      return handling(["createRecord"], async (asked, send) => {
        const code = asked.json?.fields?.code;
        const home = taken.get(code);
        if (code && home && home !== asked.url.pathname) asked.json.fields.code = "lower-case-is-refused";
        else if (code) taken.set(code, asked.url.pathname);
        return send(asked);
      })(reference);
    },
  ],
  "deleted-claims": [
    "a deleted record keeps its value",
    "unique/after-delete",
    (reference) => {
      const used = new Set<string>();
      return handling(["createRecord"], async (asked, send) => {
        const key = asked.url.pathname + asked.json?.fields?.code;
        if (asked.json?.fields?.code && used.has(key)) asked.json.fields.status = "taken";
        used.add(key);
        return send(asked);
      })(reference);
    },
  ],
  "absent-conflicts": [
    "two records without the value conflict",
    "unique/absent",
    (reference) => {
      const seen = new Set<string>();
      return handling(["createRecord"], async (asked, send) => {
        const { pathname } = asked.url;
        if (!asked.json?.fields?.code && seen.has(pathname)) asked.json.fields.code = "not allowed";
        seen.add(pathname);
        return send(asked);
      })(reference);
    },
  ],
  "check-then-insert": [
    "uniqueness is checked before the insert, not with it",
    "unique/parallel",
    (reference) => {
      const running = new Map<string, number>();
      return handling(["createRecord"], async (asked, send) => {
        const key = `${asked.url.pathname} ${asked.json?.fields?.code}`;
        const others = running.get(key) ?? 0;
        running.set(key, others + 1);
        if (others > 0) delete asked.json.fields.code;
        return send(asked);
      })(reference);
    },
  ],
});
