import { orgSchemaName } from "@elqnt/adapters/org";
import {
  errorCode,
  insertIdempotency,
  insertOutboxEvents,
  type Migrator,
  type Postgres,
  IdempotencyConflict as TakenKey,
  withTransaction,
} from "@elqnt/adapters/postgres";
import { IdempotencyConflict, ProblemError, type WriteContext } from "@elqnt/service-kit";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { LRUCache } from "lru-cache";
import { StaleDefinition } from "../definitions/stale.ts";
import type { EntityEvent } from "../records/events.ts";
import type { WriteMeta } from "../records/write-plan.ts";
import { RecordCreator } from "./create.ts";
import type { Scope } from "./expressions.ts";
import { recordTable } from "./names.ts";

/** Connections to one org's schema, migrated. */
export interface OrgDatabase extends Scope {
  readonly db: Kysely<unknown>;
  /** The qualified name of a table; there is no SQL without it. */
  table(name: string): RawBuilder<unknown>;
  /** The qualified name of the partition of a definition. */
  records(definitionId: string): RawBuilder<unknown>;
}

export interface Work<TResult> {
  result: TResult;
  events?: readonly EntityEvent[];
}

/** What the nouns of the PostgreSQL store share. */
export class EntityDatabase {
  readonly postgres: Postgres;
  readonly creator = new RecordCreator();
  readonly #migrator: Migrator;
  readonly #now: () => number;
  readonly #databases = new LRUCache<string, OrgDatabase>({
    max: 5000,
    memoMethod: (org) => this.#connect(org),
  });
  readonly #onOpen: (org: string, database: OrgDatabase) => void;

  constructor(
    postgres: Postgres,
    migrator: Migrator,
    now: () => number,
    onOpen: (org: string, database: OrgDatabase) => void,
  ) {
    this.postgres = postgres;
    this.#migrator = migrator;
    this.#now = now;
    this.#onOpen = onOpen;
  }

  /** Throws `org_not_found` for an org that was never provisioned, when none are created on first use. */
  async open(org: string): Promise<OrgDatabase> {
    const schema = orgSchemaName(org);
    try {
      await this.#migrator.migrate(schema);
    } catch (error) {
      if (errorCode(error) !== "schema_missing") throw error;
      throw new ProblemError("org_not_found", { detail: "Failed to find the organization.", cause: error });
    }
    return this.#databases.memo(org);
  }

  #connect(org: string): OrgDatabase {
    const schema = orgSchemaName(org);
    const table = (name: string) => sql.id(schema, name);
    const records = (definitionId: string) => sql.id(schema, recordTable(definitionId));
    // Every name is qualified here already; the plugin that would do it costs as much as building the statement.
    const db = this.postgres.org<unknown>(org).withoutPlugins();
    const database: OrgDatabase = { schema, db, table, records };
    this.#onOpen(org, database);
    return database;
  }

  meta(org: string, { actor, requestId, traceparent }: WriteContext): WriteMeta {
    return { org, actor, requestId, traceparent, now: new Date(this.#now()).toISOString() };
  }

  /** Runs a write: its rows, events and answer commit together. Deadlocks are tried again, whole. */
  async write<TResult>(
    database: OrgDatabase,
    { idempotency }: WriteContext,
    work: (trx: Transaction<unknown>) => Promise<Work<TResult>>,
    answer: (result: TResult) => unknown = (result) => result,
    db: Kysely<unknown> = database.db,
  ): Promise<TResult> {
    try {
      return await withTransaction(db, async (trx) => {
        const { result, events = [] } = await work(trx);
        if (idempotency) {
          const { scope, key, fingerprint } = idempotency;
          const response = idempotency.respond(answer(result));
          await insertIdempotency(trx, database.schema, { scope, key, fingerprint, response });
        }
        await insertOutboxEvents(trx, database.schema, events);
        return result;
      });
    } catch (error) {
      throw translated(error);
    }
  }
}

const UNDEFINED_TABLE = "42P01";

/** Driver and adapter errors in the words of the port. */
export function translated(error: unknown): unknown {
  if (error instanceof TakenKey) return new IdempotencyConflict(error.message);
  if (errorCode(error) !== UNDEFINED_TABLE) return error;
  return isPartition.test((error as Error).message) ? new StaleDefinition() : dataMissing(error);
}

/** PostgreSQL names the missing table in its message only. */
const isPartition = /entity_records_/;

/** Somebody dropped the schema or restores it: no mistake of the caller, and no reason to start anew with nothing. */
const dataMissing = (cause: unknown): ProblemError =>
  new ProblemError("service_unavailable", {
    detail: "The data of this organization cannot be reached right now. Repeat the request later.",
    retryAfter: 30,
    cause,
  });

/** Runs a read; a partition that is gone means that the definition is. */
export async function read<TRow>(db: Kysely<unknown>, query: RawBuilder<TRow>): Promise<TRow[]> {
  try {
    return (await query.execute(db)).rows;
  } catch (error) {
    throw translated(error);
  }
}
