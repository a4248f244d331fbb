import type { Msg } from "@nats-io/transport-node";
import { BusUnavailable, type ListenOptions, type Subscription } from "../bus/event-bus.ts";
import { subjectsMatcher } from "../bus/subscription.ts";
import type { NatsLink } from "./link.ts";
import { readEvent } from "./message.ts";
import type { Namespace } from "./subjects.ts";

export interface ListenerParts {
  readonly link: NatsLink;
  readonly names: Namespace;
  readonly onError: (error: unknown) => void;
}

/**
 * Hears messages as the server passes them on, beside the streams that keep them.
 *
 * @throws TypeError when a subject is no filter.
 */
export function startListener({ link, names, onError }: ListenerParts, options: ListenOptions): Subscription {
  const { subjects, hear, began } = options;
  subjectsMatcher(subjects);
  const stop = Promise.withResolvers<void>();
  const callback = (error: Error | null, message: Msg) => {
    if (error) return onError(error);
    try {
      hear(readEvent(message, names.localSubject(message.subject)));
    } catch (failure) {
      onError(failure);
    }
  };
  /** The client itself subscribes again after a loss; what is left is to tell of it. */
  const follow = async () => {
    const first = await Promise.race([stop.promise, link.ready()]);
    const open = first
      ? subjects.map((subject) => first.nc.subscribe(names.subject(subject), { callback }))
      : [];
    for (let up: unknown = first; up; up = await Promise.race([stop.promise, link.ready()])) {
      await link
        .whileUp(async ({ nc }) => {
          await nc.flush();
          began?.();
          await stop.promise;
        })
        .catch(ignoreLoss);
    }
    for (const subscription of open) subscription.unsubscribe();
  };
  // A link that was closed has nothing more to say.
  const following = follow().catch(ignoreLoss);
  return {
    close: () => {
      stop.resolve();
      return following;
    },
  };
}

function ignoreLoss(error: unknown): void {
  if (!(error instanceof BusUnavailable)) throw error;
}
