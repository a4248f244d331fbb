import { mutantsOf } from "./mutant.ts";
import { answering } from "./rewrite.ts";

const allowOrigin = "access-control-allow-origin";

export const corsMutants = mutantsOf("cors", {
  reflected: [
    "any origin is allowed by repeating it",
    "cors/unlisted",
    answering([], ({ headers }, asked) => {
      const origin = asked.headers.get("origin");
      if (origin) headers.set(allowOrigin, origin);
    }),
  ],
  "null-allowed": [
    "the origin null is allowed",
    "cors/unlisted",
    answering([], ({ headers }, asked) => {
      if (asked.headers.get("origin") === "null") headers.set(allowOrigin, "null");
    }),
  ],
  "no-vary": [
    "answers do not vary by Origin",
    "cors/unlisted",
    answering([], ({ headers }) => headers.delete("vary")),
  ],
  "wildcard-with-credentials": [
    "every origin may send credentials",
    "cors/no-wildcard-with-credentials",
    answering([], ({ headers }) => {
      headers.set(allowOrigin, "*");
      headers.set("access-control-allow-credentials", "true");
    }),
  ],
  "prefix-match": [
    "origins are compared by their beginning",
    "cors/near-misses",
    answering([], ({ headers }, asked) => {
      const origin = asked.headers.get("origin") ?? "";
      if (origin.startsWith("http://localhost:3000")) headers.set(allowOrigin, origin);
    }),
  ],
  "etag-hidden": [
    "browsers may not read ETag",
    "cors/listed",
    answering([], ({ headers }) => {
      const exposed = headers.get("access-control-expose-headers");
      if (exposed) headers.set("access-control-expose-headers", exposed.replace("ETag, ", ""));
    }),
  ],
  "no-if-match": [
    "browsers may not send If-Match",
    "cors/preflight",
    answering([], ({ headers }) => {
      const allowed = headers.get("access-control-allow-headers");
      if (allowed) headers.set("access-control-allow-headers", allowed.replace(", If-Match", ""));
    }),
  ],
  "preflight-401": [
    "preflights need a token",
    "cors/unlisted-preflight",
    answering([], (answered, { method }) => {
      if (method === "OPTIONS") answered.status = 401;
    }),
  ],
  "any-header": [
    "preflights grant whatever is asked for",
    "cors/preflight-headers",
    answering([], ({ headers }, asked) => {
      const wanted = asked.headers.get("access-control-request-headers");
      if (wanted && headers.has(allowOrigin)) headers.set("access-control-allow-headers", wanted);
    }),
  ],
});
