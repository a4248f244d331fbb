import type { CloudEvent } from "./cloud-event.ts";
import { type DeadLetter, RejectEvent, RetryLater, type SubscribeOptions } from "./event-bus.ts";

const defaultBackoffMs = [1_000, 5_000, 30_000, 120_000];

/** What becomes of an event after one delivery. */
export type Verdict =
  | { readonly kind: "acknowledged" }
  | { readonly kind: "retry"; readonly delayMs: number }
  | { readonly kind: "dead"; readonly reason: string };

/** Time a handler has for one event, in milliseconds. */
export const ackWaitMsOf = ({ ackWaitMs = 30_000 }: SubscribeOptions): number => ackWaitMs;

/** Deliveries an event gets. */
export const maxDeliveriesOf = ({ maxDeliveries = defaultBackoffMs.length + 2 }: SubscribeOptions): number =>
  maxDeliveries;

/** Delay before the delivery that follows delivery `attempt`, in milliseconds. */
export function backoffMsOf({ backoffMs = defaultBackoffMs }: SubscribeOptions, attempt: number): number {
  return backoffMs[Math.min(attempt, backoffMs.length) - 1] ?? 0;
}

/** Hands an event to the handler and judges the outcome. Never rejects. */
export async function attemptEvent(
  options: SubscribeOptions,
  event: CloudEvent,
  attempt: number,
): Promise<Verdict> {
  const error = await failureOf(options, event, attempt);
  if (error === undefined) return { kind: "acknowledged" };
  if (error instanceof RejectEvent || attempt >= maxDeliveriesOf(options)) {
    return { kind: "dead", reason: error instanceof Error ? error.message : String(error) };
  }
  const delayMs = error instanceof RetryLater ? error.delayMs : backoffMsOf(options, attempt);
  return { kind: "retry", delayMs };
}

/** The dead letter of an event that a durable consumer gave up. */
export function deadLetterOf(
  durable: string,
  event: CloudEvent,
  deadreason: string,
  deadattempts: number,
): DeadLetter {
  const id = `${durable}.${event.id}`;
  return { ...event, id, type: `dead.${durable}.${event.type}`, deadreason, deadattempts };
}

/** Whether giving an event up makes a dead letter: those of the readers of dead letters would breed without end. */
export const isDeadLetter = (event: CloudEvent): boolean => event.type.startsWith("dead.");

/** Runs the handler; answers why the event is not acknowledged, or `undefined` when it is. */
async function failureOf(options: SubscribeOptions, event: CloudEvent, attempt: number): Promise<unknown> {
  const deadline = new AbortController();
  const ackWaitMs = ackWaitMsOf(options);
  const tooLate = new Promise<Error>((resolve) => {
    deadline.signal.addEventListener("abort", () => resolve(deadline.signal.reason), { once: true });
  });
  const timer = setTimeout(
    () => deadline.abort(new Error(`Not acknowledged within ${ackWaitMs} ms.`)),
    ackWaitMs,
  );
  unref(timer);
  const handled = Promise.resolve()
    .then(() => options.handle(event, { attempt, signal: deadline.signal }))
    .then(
      () => undefined,
      (error: unknown) => error ?? new Error("The handler rejected."),
    );
  return Promise.race([handled, tooLate]).finally(() => clearTimeout(timer));
}

/** A waiting timer is no reason to keep a process alive. Browsers have no `unref`. */
export function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === "object") timer.unref();
}
