import type { CloudEvent } from "../bus/cloud-event.ts";
import type { ListenOptions, Subscription } from "../bus/event-bus.ts";
import { subjectsMatcher } from "../bus/subscription.ts";

interface Listener {
  readonly hears: (subject: string) => boolean;
  hear(event: CloudEvent): void;
}

/** Those who listen to a bus in this process. Each hears an event of its own, after the one who published it. */
export class Listeners {
  readonly #open = new Set<Listener>();

  add({ subjects, hear, began }: ListenOptions): Subscription {
    const listener = { hears: subjectsMatcher(subjects), hear };
    this.#open.add(listener);
    queueMicrotask(() => this.#open.has(listener) && began?.());
    return {
      close: async () => {
        this.#open.delete(listener);
      },
    };
  }

  tell(event: CloudEvent): void {
    const hearing = [...this.#open].filter(({ hears }) => hears(event.type));
    if (hearing.length === 0) return;
    const json = JSON.stringify(event);
    queueMicrotask(() => {
      for (const listener of hearing) if (this.#open.has(listener)) listener.hear(JSON.parse(json));
    });
  }

  clear(): void {
    this.#open.clear();
  }
}
