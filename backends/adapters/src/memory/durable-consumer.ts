import { attemptEvent, unref } from "../bus/attempt.ts";
import type { CloudEvent } from "../bus/cloud-event.ts";
import type { SubscribeOptions, Subscription } from "../bus/event-bus.ts";
import { subscriptionMatcher } from "../bus/subscription.ts";

interface Entry {
  readonly json: string;
  attempts: number;
  /** Called once the event is acknowledged or given up. */
  settle(): void;
}

interface Member {
  readonly options: SubscribeOptions;
  readonly running: Set<Promise<void>>;
}

/** Makes a dead letter of an event; resolves when whoever reads those has settled it. */
export type GiveUp = (event: CloudEvent, reason: string, attempts: number) => Promise<void>;

/** One named consumer of the in-process bus: its queue, its members, its redeliveries. */
export class DurableConsumer {
  readonly subjects: readonly string[];
  readonly hears: (subject: string) => boolean;
  readonly #giveUp: GiveUp;
  readonly #ready: Entry[] = [];
  readonly #waiting = new Set<ReturnType<typeof setTimeout>>();
  readonly #members = new Set<Member>();

  constructor(options: SubscribeOptions, giveUp: GiveUp) {
    this.subjects = [...options.subjects];
    this.hears = subscriptionMatcher(options);
    this.#giveUp = giveUp;
  }

  /** Events kept and not acknowledged. */
  get pending(): number {
    const running = [...this.#members].reduce((sum, member) => sum + member.running.size, 0);
    return this.#ready.length + this.#waiting.size + running;
  }

  /** Takes an event; resolves once it is acknowledged or given up. */
  keep(json: string): Promise<void> {
    return new Promise((settle) => {
      this.#ready.push({ json, attempts: 0, settle });
      this.#pump();
    });
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
    const verdict = await attemptEvent(options, JSON.parse(entry.json), entry.attempts);
    if (verdict.kind === "retry") this.#redeliver(entry, verdict.delayMs);
    else if (verdict.kind === "acknowledged") entry.settle();
    else void this.#giveUp(JSON.parse(entry.json), verdict.reason, entry.attempts).then(entry.settle);
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
