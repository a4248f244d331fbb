import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import fastify from "fastify";
import pg from "pg";
import { accessLine, type Caller, verifyPlainly } from "../../gateway/contestants/settings.ts";
import { announce } from "../../harness/contestant.ts";
import { definition } from "../parcel.ts";
import * as sql from "../sql.ts";

declare module "fastify" {
  interface FastifyRequest {
    caller: Caller | null;
    startedAt: number;
  }
}

// What a careful team writes by hand for this one entity: token, validation, record, revision and event in one
// transaction, one log line. `BENCH_LEAST_SQL` stores record and event with one statement, as ours does.
const leastSql = process.env.BENCH_LEAST_SQL !== undefined;
const definitionId = process.env.BENCH_DEFINITION!;
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL!, max: 10 });
const app = fastify({ logger: { level: "info" }, disableRequestLogging: true, genReqId: () => randomUUID() });
app.decorateRequest("caller", null);
app.decorateRequest("startedAt", 0);
app.addHook("onRequest", async (request, reply) => {
  request.startedAt = performance.now();
  reply.header("x-request-id", request.id);
  request.caller = verifyPlainly(request.headers.authorization?.slice(7) ?? "") ?? null;
  if (!request.caller) return reply.code(401).send();
});
app.addHook("onResponse", async (request, reply) => {
  const line = accessLine(request.id, request.method, reply.statusCode, request.startedAt, request.caller!);
  request.log.info(line, "request");
});

interface StoredRow {
  id: string;
  fields: unknown;
  version: number;
  created_at: Date;
  created_by: string;
  updated_at: Date;
  updated_by: string;
}

const toRecord = (row: StoredRow) => ({
  id: row.id,
  definitionId,
  definitionName: "parcel",
  fields: row.fields,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
});

async function store(record: sql.NewRecord): Promise<void> {
  if (leastSql) {
    await pool.query({ name: "both", text: sql.insertBoth, values: sql.bothValues(definitionId, record) });
    return;
  }
  const client = await pool.connect();
  const { id, fields, now, eventId, event } = record;
  const changes = Object.entries(fields).map(([key, after]) => ({ pointer: `/${key}`, after }));
  try {
    await client.query("begin");
    await client.query({
      name: "r",
      text: sql.insertRecord,
      values: [id, definitionId, JSON.stringify(fields), now],
    });
    await client.query({
      name: "v",
      text: sql.insertRevision,
      values: [definitionId, id, now, JSON.stringify(changes)],
    });
    await client.query({ name: "o", text: sql.insertOutbox, values: [eventId, event] });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const known = JSON.parse(
  JSON.stringify(definition.schema, (key, value) => (key.startsWith("x-") ? undefined : value)),
);
const body = { type: "object", properties: { fields: known }, required: ["fields"] };
app.post<{ Body: { fields: Record<string, unknown> } }>(
  "/api/v1/entities/parcel/records",
  { schema: { body } },
  async (request, reply) => {
    const record = sql.newRecord(request.body.fields, definitionId);
    await store(record);
    reply.code(201).header("etag", '"1"').header("location", `${request.url}/${record.id}`);
    const { id, fields, now } = record;
    const by = { createdAt: now, createdBy: "demo", updatedAt: now, updatedBy: "demo" };
    return { id, definitionId, definitionName: "parcel", fields, version: 1, ...by };
  },
);
app.get<{ Params: { id: string } }>("/api/v1/entities/parcel/records/:id", async (request, reply) => {
  const { rows } = await pool.query<StoredRow>({
    name: "get",
    text: sql.selectRecord,
    values: [request.params.id],
  });
  if (!rows[0]) return reply.code(404).send();
  reply.header("etag", `"${rows[0].version}"`);
  return toRecord(rows[0]);
});
app.post<{ Body: { from: number; to: number } }>("/api/v1/entities/parcel/records/query", async (request) => {
  const { from, to } = request.body;
  const { rows } = await pool.query<StoredRow>({ name: "page", text: sql.selectPage, values: [from, to] });
  return { items: rows.slice(0, 50).map(toRecord), nextCursor: rows[50]?.id };
});
await app.listen({ port: 0, host: "127.0.0.1" });
announce((app.server.address() as AddressInfo).port);
