import { BusUnavailable, type EventBus } from "../bus/event-bus.ts";
import { deleteExpiredIdempotency } from "./idempotency.ts";
import { deletePublished } from "./outbox.ts";
import { listenForOutbox, type OutboxListener } from "./outbox-listener.ts";
import { outboxSchemas, ownsSchema, schemasWithPending } from "./outbox-schemas.ts";
import type { Postgres } from "./postgres.ts";
import { PublishFailed, publishPending } from "./publish-pending.ts";

export interface OutboxRelayOptions {
  readonly postgres: Pick<Postgres, "db" | "pool">;
  readonly bus: Pick<EventBus, "publish" | "keepsOrder">;
  /** Which orgs this relay serves; default all. Relays may overlap: one at a time works on an org. */
  readonly owns?: (orgId: string) => boolean;
  /** Orgs served at once. Default 2. */
  readonly concurrency?: number;
  /** Events in one transaction. Default 500. */
  readonly batch?: number;
  /** How often all orgs are looked at, should a signal get lost. Default 5 000. */
  readonly pollMs?: number;
  /** How often old rows are deleted. Default 10 minutes. */
  readonly cleanMs?: number;
  /** How long published events stay, to be published again after a bus lost its store. Default 72 hours. */
  readonly keepHours?: number;
  readonly onError?: (error: unknown) => void;
}

export interface OutboxRelay {
  start(): void;
  /** Starts nothing new and waits for what is being published. */
  close(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;
const deleteLimit = 1_000;
/** Stands for every org where one could stand. */
const everyone = "*";

/**
 * Publishes the events of all outboxes to the bus: at once after a commit, in order per record, at least once.
 *
 * When the bus is away the events wait in their tables and requests go on. When this process dies another relay,
 * or the next start, continues where the tables say. It also deletes old events and idempotency rows.
 */
export function createOutboxRelay(options: OutboxRelayOptions): OutboxRelay {
  const { postgres, owns = () => true, pollMs = 5_000, cleanMs = 600_000 } = options;
  const relay = new Relay(options, owns);
  const timers: Array<ReturnType<typeof setInterval>> = [];
  let listener: OutboxListener | undefined;

  return {
    start() {
      listener ??= listenForOutbox({
        connection: { ...postgres.pool.options, password: postgres.pool.options.password },
        onWake: (schema) => ownsSchema(schema, owns) && relay.wake(schema),
        onConnect: () => relay.sweep(),
        onError: relay.report,
      });
      timers.push(
        setInterval(() => relay.sweep(), pollMs),
        setInterval(() => relay.clean(), cleanMs),
      );
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await listener?.close();
      await relay.close();
    },
  };
}

/** Which orgs have work, which are being worked on, and when to pause. */
class Relay {
  readonly #options: OutboxRelayOptions;
  readonly #owns: (orgId: string) => boolean;
  readonly #waiting = new Set<string>();
  readonly #working = new Map<string, Promise<void>>();
  readonly #chores = new Map<string, Promise<void>>();
  readonly #pauses = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #failures = new Map<string, number>();
  #closed = false;

  constructor(options: OutboxRelayOptions, owns: (orgId: string) => boolean) {
    this.#options = options;
    this.#owns = owns;
  }

  readonly report = (error: unknown): void => {
    this.#options.onError?.(error);
  };

  /** An org woken while it is worked on is looked at once more. */
  wake(schema: string): void {
    this.#waiting.add(schema);
    this.#pump();
  }

  /** Looks for events in all orgs. */
  sweep(): void {
    this.#chore("sweep", async () => {
      const { db } = this.#options.postgres;
      const schemas = await outboxSchemas(db, this.#owns);
      for (const schema of await schemasWithPending(db, schemas)) this.wake(schema);
    });
  }

  clean(): void {
    const { postgres, keepHours = 72 } = this.#options;
    this.#chore("clean", async () => {
      for (const schema of await outboxSchemas(postgres.db, this.#owns)) {
        await untilFewer(() => deleteExpiredIdempotency(postgres.db, schema, deleteLimit));
        await untilFewer(() => deletePublished(postgres.db, schema, keepHours, deleteLimit));
      }
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const pause of this.#pauses.values()) clearTimeout(pause);
    await Promise.all([...this.#working.values(), ...this.#chores.values()]);
  }

  #pump(): void {
    const { concurrency = 2 } = this.#options;
    for (const schema of this.#waiting) {
      if (this.#closed || this.#pauses.has(everyone) || this.#working.size >= concurrency) return;
      if (this.#working.has(schema) || this.#pauses.has(schema)) continue;
      this.#waiting.delete(schema);
      this.#working.set(schema, this.#work(schema));
    }
  }

  async #work(schema: string): Promise<void> {
    try {
      await publishPending(this.#options.postgres.db, schema, {
        ...this.#options,
        onRejected: this.report,
        onWaiting: () => this.#waiting.add(schema),
      });
      this.#failures.delete(schema);
      this.#failures.delete(everyone);
    } catch (error) {
      this.report(error);
      if (error instanceof PublishFailed) this.#pauseBefore(schema, error);
    } finally {
      this.#working.delete(schema);
      this.#pump();
    }
  }

  /** A bus that is away is away for every org; an event that it does not take is the matter of its own. */
  #pauseBefore(schema: string, { cause }: PublishFailed): void {
    this.#waiting.add(schema);
    const paused = cause instanceof BusUnavailable ? everyone : schema;
    if (this.#pauses.has(paused) || this.#closed) return;
    const failures = this.#failures.get(paused) ?? 0;
    this.#failures.set(paused, failures + 1);
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
    const end = () => {
      this.#pauses.delete(paused);
      this.#pump();
    };
    this.#pauses.set(paused, setTimeout(end, pauseMs * (0.5 + Math.random() / 2)));
  }

  #chore(name: string, work: () => Promise<void>): void {
    if (this.#closed || this.#chores.has(name)) return;
    const chore = work()
      .catch(this.report)
      .finally(() => this.#chores.delete(name));
    this.#chores.set(name, chore);
  }
}

async function untilFewer(deleteSome: () => Promise<number>): Promise<void> {
  while ((await deleteSome()) === deleteLimit) {
    // The next thousand.
  }
}
