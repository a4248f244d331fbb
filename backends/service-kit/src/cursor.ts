import { base64url, constantTimeEqual, fromBase64url, type Hmac, utf8 } from "./bytes.ts";
import { ProblemError } from "./problem.ts";

/** Turns a position in a list into an opaque cursor and back. */
export interface CursorCodec {
  /** `query` is everything that shapes the list except the cursor and the limit. */
  encode(query: unknown, position: unknown): Promise<string>;
  /** The position, or a `cursor_invalid` problem when the cursor was altered or made for another org or query. */
  decode<TPosition>(query: unknown, cursor: string): Promise<TPosition>;
}

const invalid = (): ProblemError =>
  new ProblemError("cursor_invalid", {
    detail: "The cursor does not belong to this list. Start again without it.",
    errors: [{ pointer: "#/query/cursor", code: "cursor", message: "must be a nextCursor of the same list" }],
  });

/** JSON with sorted keys, so that equal queries have equal text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, node: unknown) =>
    node && typeof node === "object" && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).sort(([left], [right]) => (left < right ? -1 : 1)))
      : node,
  );
}

/** Cursors signed for one organization: stateless, and worthless anywhere else. */
export function createCursorCodec(hmac: Hmac, org: string): CursorCodec {
  const sign = (query: unknown, body: string): string | Promise<string> =>
    hmac(`${org}\n${canonical(query) ?? ""}\n${body}`);
  return {
    async encode(query, position) {
      const body = base64url(utf8(JSON.stringify(position)));
      return `${body}.${await sign(query, body)}`;
    },
    async decode<TPosition>(query: unknown, cursor: string): Promise<TPosition> {
      const dot = cursor.indexOf(".");
      const body = cursor.slice(0, dot);
      if (dot < 0 || !constantTimeEqual(await sign(query, body), cursor.slice(dot + 1))) throw invalid();
      const bytes = fromBase64url(body);
      if (!bytes) throw invalid();
      return JSON.parse(new TextDecoder().decode(bytes)) as TPosition;
    },
  };
}
