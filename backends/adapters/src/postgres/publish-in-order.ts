import { EventRefused } from "../bus/cloud-event.ts";
import { type EventBus, EventInHand } from "../bus/event-bus.ts";
import type { OutboxRow } from "./outbox.ts";

export interface PublishInOrderOptions {
  readonly bus: Pick<EventBus, "publish" | "keepsOrder">;
  /** Longest wait for a bus that does not answer at all, in milliseconds. Default 10 000. */
  readonly publishTimeoutMs?: number;
  /** Most events on their way to the bus at once. Default 500. */
  readonly inFlight?: number;
}

export interface Published {
  /** Positions of what the bus took. */
  readonly published: readonly string[];
  /** What no bus will ever take. */
  readonly rejected: ReadonlyArray<{ readonly position: string; readonly error: EventRefused }>;
  /** Whether consumers still work on events that the bus has. Those and later ones of their records are not published. */
  readonly isWaiting: boolean;
  /** Why it stopped before the end. */
  readonly failure?: unknown;
}

/** After this time no further event is begun, so that the transaction around it never idles for long. */
const longestMs = 10_000;

/**
 * Publishes events in their order, several at once: an event starts when those before it have started and the one
 * before it of the same record has arrived, or at once where the bus keeps the order anyway. The first failure lets nothing more start, and an event that consumers
 * still work on none of its record, so a record's events never overtake each other.
 */
export async function publishInOrder(
  rows: readonly OutboxRow[],
  options: PublishInOrderOptions,
): Promise<Published> {
  const { bus, publishTimeoutMs = 10_000, inFlight = 500 } = options;
  const published: string[] = [];
  const rejected: Array<{ position: string; error: EventRefused }> = [];
  const running = new Set<Promise<void>>();
  const last = new Map<string, Promise<void>>();
  const inHand = new Set<string>();
  const failures: unknown[] = [];
  const end = performance.now() + longestMs;

  const publish = async ({ position, event }: OutboxRow) => {
    try {
      await withDeadline(bus.publish(event), publishTimeoutMs);
      published.push(position);
    } catch (error) {
      if (error instanceof EventRefused) rejected.push({ position, error });
      else if (error instanceof EventInHand) inHand.add(recordOf(event));
      else failures.push(error);
    }
  };
  for (const row of rows) {
    const record = recordOf(row.event);
    if (!bus.keepsOrder) await last.get(record);
    if (inHand.has(record)) continue;
    if (running.size >= inFlight) await Promise.race(running);
    if (failures.length > 0 || performance.now() > end) break;
    const sent = publish(row).finally(() => running.delete(sent));
    running.add(sent);
    last.set(record, sent);
  }
  await Promise.all(running);
  return { published, rejected, isWaiting: inHand.size > 0, failure: failures[0] };
}

const recordOf = ({ subject = "" }: OutboxRow["event"]): string => subject;

/** A bus that never answers must not hold the transaction and its relay for ever. */
function withDeadline(publishing: Promise<unknown>, ms: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The bus did not answer within ${ms} ms.`)), ms);
  });
  return Promise.race([publishing, late]).finally(() => clearTimeout(timer));
}
