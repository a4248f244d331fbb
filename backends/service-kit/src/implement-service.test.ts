import type { Operation, ServiceContract, Validator } from "@elqnt/contracts";
import { beforeEach, describe, expect, test } from "vitest";
import { createHmac } from "./bytes.ts";
import { IdempotencyConflict, type IdempotencyRecord, type WriteContext } from "./context.ts";
import type { Identity } from "./identity.ts";
import { type Handlers, implementService, type LogEntry, type Service } from "./implement-service.ts";
import { ProblemError } from "./problem.ts";
import { proveIdentity } from "./proof.ts";

interface Note {
  id: string;
  text: string;
  version: number;
}

interface NoteOperations {
  createNote: { input: { body: { text: string } }; output: Note };
  getNote: { input: { noteId: string }; output: Note };
  updateNote: { input: { noteId: string; version?: number; body: { text: string } }; output: Note };
  deleteNote: { input: { noteId: string }; output: void };
  watchNotes: { input: Record<never, never>; output: Note };
  audit: { input: Record<never, never>; output: { ok: boolean } };
}

const row = (
  operationId: string,
  method: Operation["method"],
  path: string,
  extra: Partial<Operation> = {},
): Operation => ({
  operationId,
  service: "notes",
  method,
  path,
  summary: operationId,
  scopes: [method === "GET" ? "read:notes" : "write:notes"],
  access: "user",
  timeoutMs: 1000,
  retry: "never",
  idempotency: false,
  concurrency: false,
  etag: true,
  invalidates: [],
  maxBodyBytes: 200,
  parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name: name!,
    in: "path",
    required: true,
  })),
  success: { status: 200, contentTypes: ["application/json"] },
  codes: [],
  ...extra,
});

const json = { body: { contentTypes: ["application/json"], required: true } };
const contract: ServiceContract<NoteOperations> = {
  service: "notes",
  version: "1.0.0",
  operations: {
    createNote: row("createNote", "POST", "/notes", {
      ...json,
      idempotency: true,
      success: {
        status: 201,
        contentTypes: ["application/json"],
        location: {
          operationId: "getNote",
          path: "/notes/{noteId}",
          parameters: { noteId: "$response.body#/id" },
        },
      },
    }),
    getNote: row("getNote", "GET", "/notes/{noteId}"),
    updateNote: row("updateNote", "PUT", "/notes/{noteId}", { ...json, concurrency: true }),
    deleteNote: row("deleteNote", "DELETE", "/notes/{noteId}", {
      success: { status: 204, contentTypes: [] },
    }),
    watchNotes: row("watchNotes", "GET", "/notes/watch", {
      stream: "sse",
      success: { status: 200, contentTypes: ["text/event-stream"] },
    }),
    audit: row("audit", "GET", "/notes/audit", { access: "internal", scopes: [] }),
  },
};

const needsText: Validator = (value) => {
  const isValid = typeof (value as { text?: unknown })?.text === "string";
  needsText.errors = isValid
    ? null
    : [{ instancePath: "", keyword: "required", params: { missingProperty: "text" } }];
  return isValid;
};

const identity: Identity = {
  orgId: "0197b2d3-982f-7b79-b2bf-710f6def104a",
  userId: "ada",
  scopes: ["read", "write"],
  requestId: "req-1",
};

let notes: Map<string, Note>;
let records: Map<string, IdempotencyRecord>;
let log: LogEntry[];
let gate: Promise<void> | undefined;
let service: Service;

async function insert(note: Note, write: WriteContext): Promise<Note> {
  await gate;
  const pending = write.idempotency;
  if (pending) {
    const id = `${pending.scope} ${pending.key}`;
    if (records.has(id)) throw new IdempotencyConflict();
    records.set(id, { ...pending, response: pending.respond(note) });
  }
  notes.set(note.id, note);
  return note;
}

const handlers: Handlers<NoteOperations> = {
  createNote: ({ body }, { write }) =>
    insert({ id: `n${notes.size + 1}`, text: body.text, version: 1 }, write),
  getNote: async ({ noteId }) => {
    const note = notes.get(noteId);
    if (!note) throw new ProblemError("not_found");
    return note;
  },
  updateNote: async ({ noteId, version, body }) => {
    const note = notes.get(noteId)!;
    if (version !== undefined && version !== note.version)
      throw new ProblemError("version_conflict", { current: note });
    const next = { ...note, text: body.text, version: note.version + 1 };
    notes.set(noteId, next);
    return next;
  },
  deleteNote: async ({ noteId }) => {
    if (noteId === "boom") throw new Error("password=hunter2");
    notes.delete(noteId);
  },
  watchNotes: async function* () {
    yield* notes.values();
    throw new ProblemError("service_unavailable");
  },
  audit: async () => ({ ok: true }),
};

const proofHmac = createHmac("a-secret-of-at-least-thirty-two-bytes!", "proof");

beforeEach(() => {
  notes = new Map();
  records = new Map();
  log = [];
  gate = undefined;
  service = implementService(
    contract,
    { createNote: { body: needsText }, updateNote: { body: needsText } },
    handlers,
    {
      cursorHmac: createHmac("a-secret-of-at-least-thirty-two-bytes!", "cursor"),
      proofHmac,
      log: (entry) => log.push(entry),
      idempotency: { find: async (_org, scope, key) => records.get(`${scope} ${key}`) ?? null },
    },
  );
});

const send = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  as: Identity | null = identity,
) =>
  service.fetch(
    new Request(`http://notes${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
    as ?? undefined,
  );

const problemOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  return problem;
};

describe("answers", () => {
  test("a create answers 201 with Location, ETag and the request id", async () => {
    const response = await send("POST", "/notes", { text: "hi" });
    expect(response.status).toBe(201);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      location: "/notes/n1",
      etag: '"1"',
      "x-request-id": "req-1",
    });
  });

  test("204 has no body", async () => {
    const response = await send("DELETE", "/notes/n1");
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  test("a literal path is never taken for a parameter, and a stream that fails ends with a problem event", async () => {
    await send("POST", "/notes", { text: "hi" });
    const text = await (await send("GET", "/notes/watch")).text();
    expect(text).toContain('data: {"id":"n1"');
    expect(text).toContain("event: problem");
    expect(text).toContain('"code":"service_unavailable"');
  });
});

describe("callers", () => {
  test("no proof is 401, a missing scope 403, an internal operation 404 for users", async () => {
    expect((await problemOf(await send("GET", "/notes/n1", undefined, {}, null))).code).toBe("unauthorized");
    const reader = { ...identity, scopes: ["read:notes"] };
    expect((await problemOf(await send("POST", "/notes", { text: "x" }, {}, reader))).code).toBe(
      "insufficient_scope",
    );
    expect((await problemOf(await send("GET", "/notes/audit"))).code).toBe("not_found");
    expect(
      (await send("GET", "/notes/audit", undefined, {}, { ...identity, scopes: ["internal"] })).status,
    ).toBe(200);
  });

  test("S40: a proof is good for its own request and half a minute only", async () => {
    await send("POST", "/notes", { text: "hi" });
    const proof = await proveIdentity(proofHmac, "GET", "/notes/n1", identity);
    expect((await send("GET", "/notes/n1", undefined, proof, null)).status).toBe(200);
    expect((await send("DELETE", "/notes/n1", undefined, proof, null)).status).toBe(401);
    const other = { ...proof, "x-org-id": "0197b2d3-982f-7b79-b2bf-710f6def104b" };
    expect((await send("GET", "/notes/n1", undefined, other, null)).status).toBe(401);
    const old = await proveIdentity(proofHmac, "GET", "/notes/n1", identity, Date.now() - 60_000);
    expect((await send("GET", "/notes/n1", undefined, old, null)).status).toBe(401);
  });

  test("S33: an orgId in the body must be the caller's, and is then dropped", async () => {
    const foreign = await problemOf(
      await send("POST", "/notes", { text: "x", orgId: "0197b2d3-982f-7b79-b2bf-710f6def104b" }),
    );
    expect(foreign.code).toBe("org_mismatch");
    expect((await send("POST", "/notes", { text: "x", orgId: identity.orgId })).status).toBe(201);
  });
});

describe("bodies", () => {
  test.each([
    ["not JSON", "{", 400, "bad_request"],
    ["too deep (S58)", `${"[".repeat(65)}${"]".repeat(65)}`, 400, "bad_request"],
    ["__proto__ (S57)", '{"text":"x","__proto__":{"admin":true}}', 400, "bad_request"],
    ["escaped __proto__ (S57)", '{"text":"x","\\u005f_proto__":{"admin":true}}', 400, "bad_request"],
    ["U+0000 (S60)", '{"text":"a\\u0000b"}', 400, "bad_request"],
    ["a lone surrogate (S60)", '{"text":"\\ud800"}', 400, "bad_request"],
    ["an infinite number (S59)", '{"text":"x","n":1e999}', 400, "bad_request"],
    ["an unsafe integer (S59)", '{"text":"x","n":9007199254740993}', 400, "bad_request"],
    ["too large (S51)", JSON.stringify({ text: "x".repeat(300) }), 413, "body_too_large"],
    ["a missing property", "{}", 422, "validation_failed"],
  ])("%s", async (_name, body, status, code) => {
    const response = await send("POST", "/notes", body);
    expect(response.status).toBe(status);
    expect((await problemOf(response)).code).toBe(code);
    expect(notes.size).toBe(0);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test.each(["text/json", "application/json;charset=utf-7", "application/xml"])(
    "S53: %s is 415",
    async (type) => {
      expect((await send("POST", "/notes", '{"text":"x"}', { "content-type": type })).status).toBe(415);
    },
  );

  test("issues carry pointers", async () => {
    const problem = await problemOf(await send("POST", "/notes", {}));
    expect(problem.errors).toEqual([{ pointer: "/text", code: "required", message: "is required" }]);
  });
});

describe("If-Match", () => {
  test("a stale version is 412 with the current resource, a malformed one 400", async () => {
    await send("POST", "/notes", { text: "one" });
    expect((await send("PUT", "/notes/n1", { text: "two" }, { "if-match": '"1"' })).headers.get("etag")).toBe(
      '"2"',
    );
    const conflict = await problemOf(
      await send("PUT", "/notes/n1", { text: "three" }, { "if-match": '"1"' }),
    );
    expect(conflict).toMatchObject({ code: "version_conflict", current: { text: "two", version: 2 } });
    expect((await send("PUT", "/notes/n1", { text: "three" }, { "if-match": "1" })).status).toBe(400);
  });
});

describe("idempotency", () => {
  const key = { "idempotency-key": "k1" };

  test("the same request replays its answer, another body is refused, another user is independent", async () => {
    const first = await send("POST", "/notes", { text: "hi" }, key);
    const again = await send("POST", "/notes", { text: "hi" }, key);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get("location")).toBe("/notes/n1");
    expect((await problemOf(await send("POST", "/notes", { text: "ho" }, key))).code).toBe(
      "idempotency_key_reused",
    );
    await send("POST", "/notes", { text: "hi" }, key, { ...identity, userId: "bob" });
    expect(notes.size).toBe(2);
  });

  test("R47: while one runs, the others are told so; afterwards they replay", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const first = send("POST", "/notes", { text: "hi" }, key);
    const others = await Promise.all(
      Array.from({ length: 9 }, () => send("POST", "/notes", { text: "hi" }, key)),
    );
    expect(others.map(({ status }) => status)).toEqual(Array(9).fill(409));
    expect(others[0]!.headers.get("retry-after")).toBe("1");
    resolve();
    expect((await first).status).toBe(201);
    expect((await send("POST", "/notes", { text: "hi" }, key)).headers.get("idempotency-replayed")).toBe(
      "true",
    );
    expect(notes.size).toBe(1);
  });

  test("when another process commits first, this one rolls back and replays", async () => {
    const twin = implementService(contract, { createNote: { body: needsText } }, handlers, {
      cursorHmac: createHmac("a-secret-of-at-least-thirty-two-bytes!", "cursor"),
      idempotency: { find: async (_org, scope, name) => records.get(`${scope} ${name}`) ?? null },
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const request = () =>
      new Request("http://notes/notes", {
        method: "POST",
        headers: { "content-type": "application/json", ...key },
        body: '{"text":"hi"}',
      });
    const both = [service.fetch(request(), identity), twin.fetch(request(), identity)];
    resolve();
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(notes.size).toBe(1);
  });
});

test("S98: an unexpected failure answers 500 with the request id and says nothing of its cause", async () => {
  const response = await send("DELETE", "/notes/boom");
  const text = await response.clone().text();
  expect((await problemOf(response)).code).toBe("internal_error");
  expect(text).not.toMatch(/hunter2|stack|at /);
  expect(log[0]).toMatchObject({ level: "error", requestId: "req-1" });
});

test("an unknown path is 404", async () => {
  expect((await problemOf(await send("GET", "/elsewhere"))).code).toBe("not_found");
});
