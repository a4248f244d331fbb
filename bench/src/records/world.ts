import { join } from "node:path";
import { signGatewayToken } from "@elqnt/auth/server";
import pg from "pg";
import { secret } from "../gateway/contestants/settings.ts";
import { type Contestant, startContestant } from "../harness/contestant.ts";
import { cacheFolder } from "../harness/folders.ts";
import { definition, fieldsOf, orgId, orgSchema } from "./parcel.ts";
import { RawDriver } from "./raw.ts";
import { schema } from "./sql.ts";

const server = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";

/** A database of its own with one org and its parcels, our platform over it, and what opponents need. */
export interface World {
  readonly url: string;
  readonly db: pg.Pool;
  readonly ours: Contestant;
  readonly definitionId: string;
  /** Environment of a platform over this world. */
  readonly env: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Starts another contestant over the same database. */
  start(file: string, env?: Readonly<Record<string, string>>): Promise<Contestant>;
  startRaw(): Promise<RawDriver>;
  /** Calls our API. @throws Error unless it answers with success */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Creates parcels on both sides. @returns ids that exist in ours and in the opponents' tables */
  fill(count: number): Promise<string[]>;
  close(): Promise<void>;
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function copyTables(db: pg.Pool, definitionId: string): Promise<void> {
  const partition = `entity_records_${definitionId.replaceAll("-", "_")}`;
  await db.query(`create schema ${schema};
    create table ${schema}.records (like ${orgSchema}.${partition} including all);
    create table ${schema}.outbox (like ${orgSchema}.outbox including all);
    create table ${schema}.revisions (like ${orgSchema}.entity_revisions including all)`);
}

/** Our platform holds one org to a third of its pool, so 30 connections give it the 10 that opponents have. */
const poolSize = "30";

/** Opens a world. Close it, or its database stays. */
export async function openWorld(): Promise<World> {
  const name = `bench_${process.pid}`;
  await admin(`drop database if exists ${name} with (force)`);
  await admin(`create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const env = { DATABASE_URL: url, JWT_SECRET: secret, RATE_LIMITS: "off", DATABASE_POOL: poolSize };
  const claims = {
    orgId,
    userId: "demo",
    email: "demo@example.com",
    role: "admin",
    scopes: ["read", "write", "admin"],
  };
  const { token } = await signGatewayToken(claims, { secret, expiresInSeconds: 7_200 });
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    accept: "application/json",
  };
  const file = (contestant: string) => join(import.meta.dirname, "contestants", `${contestant}.ts`);
  const data = { ELQNT_DATA_DIR: cacheFolder("platform") };
  const db = new pg.Pool({ connectionString: url, max: 2 });
  db.on("error", () => {});
  const started: { stop(): void }[] = [];
  const kept = <TStarted extends { stop(): void }>(one: TStarted): TStarted => {
    started.push(one);
    return one;
  };

  async function close(): Promise<void> {
    for (const one of started) one.stop();
    await db.end();
    await admin(`drop database if exists ${name} with (force)`);
  }

  try {
    const ours = kept(await startContestant(file("ours"), { ...env, ...data, NODE_ENV: "development" }));
    const call: World["call"] = async (method, path, body) => {
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(ours.url + path, init);
      const text = await response.text();
      if (!response.ok)
        throw new Error(`Failed to ${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
      return text && JSON.parse(text);
    };
    const { id: definitionId } = (await call("POST", "/api/v1/entities/definitions", definition)) as {
      id: string;
    };
    await copyTables(db, definitionId);
    const opponent = { ...env, ...data, BENCH_DEFINITION: definitionId };
    return {
      url,
      db,
      ours,
      definitionId,
      env: { ...env, ...data },
      headers,
      call,
      close,
      start: async (contestant, extra = {}) =>
        kept(
          await startContestant(file(contestant), {
            ...opponent,
            ...extra,
            ...(contestant === "ours" && { NODE_ENV: "development" }),
          }),
        ),
      startRaw: async () => kept(await RawDriver.start(opponent)),
      async fill(count) {
        const operations = Array.from({ length: count }, (_, index) => ({
          op: "create",
          fields: fieldsOf(index),
        }));
        const path = "/api/v1/entities/parcel/records/bulk";
        const { items } = (await call("POST", path, { operations })) as {
          items: { record: { id: string } }[];
        };
        await db.query(
          `insert into ${schema}.records select * from ${orgSchema}.entity_records where definition_id = $1`,
          [definitionId],
        );
        return items.map(({ record }) => record.id);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
