import type { CloudEvent } from "../bus/cloud-event.ts";
import { RejectEvent, RetryLater, type SubscribeOptions, type Subscription } from "../bus/event-bus.ts";
import { subjectMatcher } from "../bus/subject.ts";

interface Entry {
  readonly json: string;
  attempts: number;
}

interface Member {
  readonly options: SubscribeOptions;
  readonly running: Set<Promise<void>>;
}

const defaultBackoffMs = [1_000, 5_000, 30_000, 120_000];

/** One named consumer of the in-process bus: its queue, its members, its redeliveries. */
export class DurableConsumer {
  readonly subjects: readonly string[];
  readonly #matchers: ReadonlyArray<(subject: string) => boolean>;
  readonly #giveUp: (event: CloudEvent, reason: string, attempts: number) => void;
  readonly #ready: Entry[] = [];
  readonly #waiting = new Set<ReturnType<typeof setTimeout>>();
  readonly #members = new Set<Member>();

  constructor(
    subjects: readonly string[],
    giveUp: (event: CloudEvent, reason: string, attempts: number) => void,
  ) {
    this.subjects = [...subjects];
    this.#matchers = subjects.map(subjectMatcher);
    this.#giveUp = giveUp;
  }

  /** Events kept and not acknowledged. */
  get pending(): number {
    const running = [...this.#members].reduce((sum, member) => sum + member.running.size, 0);
    return this.#ready.length + this.#waiting.size + running;
  }

  hears(subject: string): boolean {
    return this.#matchers.some((matches) => matches(subject));
  }

  keep(json: string): void {
    this.#ready.push({ json, attempts: 0 });
    this.#pump();
  }

  join(options: SubscribeOptions): Subscription {
    const member: Member = { options, running: new Set() };
    this.#members.add(member);
    this.#pump();
    return {
      close: async () => {
        this.#members.delete(member);
        await Promise.all(member.running);
      },
    };
  }

  async close(): Promise<void> {
    for (const timer of this.#waiting) clearTimeout(timer);
    const running = [...this.#members].flatMap((member) => [...member.running]);
    this.#members.clear();
    await Promise.all(running);
  }

  #pump(): void {
    for (let member = this.#freeMember(); member && this.#ready.length > 0; member = this.#freeMember()) {
      // To the end of the set, so that idle members take turns.
      this.#members.delete(member);
      this.#members.add(member);
      this.#start(member, this.#ready.shift()!);
    }
  }

  #freeMember(): Member | undefined {
    return [...this.#members].find((member) => member.running.size < (member.options.concurrency ?? 1));
  }

  #start(member: Member, entry: Entry): void {
    const running = this.#deliver(member.options, entry).then(() => {
      member.running.delete(running);
      this.#pump();
    });
    member.running.add(running);
  }

  async #deliver(options: SubscribeOptions, entry: Entry): Promise<void> {
    entry.attempts += 1;
    // Each delivery parses its own copy, as it would from the wire: no consumer changes another's event.
    const event = JSON.parse(entry.json) as CloudEvent;
    const error = await failureOf(options, event, entry.attempts);
    if (error === undefined) return;
    const lastAttempt = entry.attempts >= (options.maxDeliveries ?? defaultBackoffMs.length + 2);
    if (error instanceof RejectEvent || lastAttempt) {
      this.#giveUp(event, error instanceof Error ? error.message : String(error), entry.attempts);
    } else {
      this.#redeliver(entry, error instanceof RetryLater ? error.delayMs : backoff(options, entry.attempts));
    }
  }

  #redeliver(entry: Entry, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#ready.unshift(entry);
      this.#pump();
    }, delayMs);
    this.#waiting.add(timer);
    unref(timer);
  }
}

function backoff({ backoffMs = defaultBackoffMs }: SubscribeOptions, attempts: number): number {
  return backoffMs[Math.min(attempts, backoffMs.length) - 1] ?? 0;
}

/** Runs the handler; answers why the event is not acknowledged, or `undefined` when it is. */
async function failureOf(options: SubscribeOptions, event: CloudEvent, attempt: number): Promise<unknown> {
  const deadline = new AbortController();
  const ackWaitMs = options.ackWaitMs ?? 30_000;
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

/** A waiting redelivery is no reason to keep a process alive. Browsers have no `unref`. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === "object") timer.unref();
}
