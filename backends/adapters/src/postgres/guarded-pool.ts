import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";
import type { Breaker } from "../breaker.ts";
import { endsConnection, StoreUnavailable, toStoreError } from "./errors.ts";
import type { Gate } from "./gate.ts";
import { isPrepared, queryPrepared } from "./prepared.ts";

/**
 * The pool as Kysely sees it: failures become typed errors, dead connections never return to the pool,
 * a server that does not answer is not waited for by everyone, and an org stays within its gate.
 */
export function guardedPool(pool: pg.Pool, breaker: Breaker, gate?: Gate): PostgresPool {
  return {
    options: pool.options,
    Client: clientClass(pool),
    connect: async () => {
      if (!breaker.admits()) {
        throw new StoreUnavailable("unreachable", "Failed to use PostgreSQL: it did not answer just now.");
      }
      const leave = (await gate?.enter()) ?? (() => {});
      try {
        return guardedClient(await pool.connect(), breaker, leave);
      } catch (error) {
        leave();
        if (endsConnection(error)) breaker.failed();
        throw toStoreError(error);
      }
    },
    // The pool belongs to its maker; several Kysely instances share it.
    end: async () => {},
  };
}

/** Kysely opens a client of its own to cancel a query on the server; pg keeps the class on the pool. */
function clientClass(pool: pg.Pool): NonNullable<PostgresPool["Client"]> {
  return (pool as unknown as { Client: NonNullable<PostgresPool["Client"]> }).Client;
}

function guardedClient(client: pg.PoolClient, breaker: Breaker, leave: () => void): PostgresPoolClient {
  let dead: unknown;
  const query = async (text: string, parameters: readonly unknown[]) => {
    // After a lost connection Kysely still sends ROLLBACK: do not wait for that one too.
    if (dead) throw dead;
    try {
      const values = parameters as unknown[];
      const result = await (isPrepared(text)
        ? queryPrepared(client, text, values)
        : client.query(text, values));
      breaker.succeeded();
      return result;
    } catch (error) {
      const failure = toStoreError(error);
      if (endsConnection(error)) {
        dead = failure;
        breaker.failed();
      }
      throw failure;
    }
  };
  return {
    query: query as unknown as PostgresPoolClient["query"],
    processID: (client as pg.PoolClient & { processID?: number }).processID ?? 0,
    release: (destroy) => {
      client.release(Boolean(destroy || dead));
      leave();
    },
  };
}
