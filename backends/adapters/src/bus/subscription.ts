import type { SubscribeOptions } from "./event-bus.ts";
import { subjectMatcher } from "./subject.ts";

/**
 * Compiles the subjects of a subscription.
 *
 * @returns whether the subscription hears a subject.
 * @throws TypeError when the durable name is no token, or a subject no filter.
 */
export function subscriptionMatcher(
  options: Pick<SubscribeOptions, "durable" | "subjects">,
): (subject: string) => boolean {
  const { durable, subjects } = options;
  if (!/^[A-Za-z0-9_-]+$/.test(durable)) {
    throw new TypeError(`Failed to subscribe as "${durable}": the durable name must be one subject token.`);
  }
  if (subjects.length === 0) throw new TypeError(`Failed to subscribe as "${durable}": no subject is given.`);
  return subjectsMatcher(subjects);
}

/** @throws TypeError when a subject is no filter. */
export function subjectsMatcher(subjects: readonly string[]): (subject: string) => boolean {
  const matchers = subjects.map(subjectMatcher);
  return (subject) => matchers.some((matches) => matches(subject));
}

/** Refuses a second set of subjects under one durable name: the members of a group hear the same. */
export function assertSameSubjects(
  durable: string,
  first: readonly string[],
  other: readonly string[],
): void {
  if (first.join() !== other.join()) {
    throw new TypeError(`Failed to subscribe as "${durable}": it listens to other subjects already.`);
  }
}
