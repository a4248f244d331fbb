import { isOrgId } from "../org.ts";
import type { Subscription } from "./event-bus.ts";
import { subjectMatcher } from "./subject.ts";

/** What is asked, and for which org. */
export interface Question<TData = unknown> {
  readonly subject: string;
  readonly orgId: string;
  /** JSON. */
  readonly data: TData;
}

export interface AnswerOptions {
  /** Members of one group share the questions: one of them answers. One token. */
  readonly group: string;
  /** Subject filter; `*` is one token, a last `>` one or more. */
  readonly subject: string;
  /** Answers a question with JSON. */
  answer(question: Question): Promise<unknown>;
}

/**
 * Questions between services that are answered at once or not at all: nothing is stored, nothing repeated.
 *
 * - `request` rejects with {@link NoResponder} when nobody listens, {@link RequestTimedOut} when nobody answered in
 *   time, {@link AnswerFailed} when the one who should answer failed, and `BusUnavailable` without a connection.
 * - Every question carries its org.
 */
export interface RequestReply {
  /** @param options.timeoutMs Longest wait for the answer. Default 2 000. */
  request<TReply>(question: Question, options?: { readonly timeoutMs?: number }): Promise<TReply>;
  /** Resolves when questions arrive here. Closing waits for the running answers. */
  answer(options: AnswerOptions): Promise<Subscription>;
  close(): Promise<void>;
}

/** Nobody listens on the subject. */
export class NoResponder extends Error {
  override readonly name = "NoResponder";
  readonly code = "no_responder";
}

/** The answer did not come in time. Nobody knows whether the question took effect. */
export class RequestTimedOut extends Error {
  override readonly name = "RequestTimedOut";
  readonly code = "request_timed_out";
}

/** Whoever should answer failed. The reason stays in that service's log. */
export class AnswerFailed extends Error {
  override readonly name = "AnswerFailed";
  readonly code = "answer_failed";
}

export const defaultTimeoutMs = 2_000;

/** @throws TypeError when the subject is not one, or there is no org. */
export function assertQuestion({ subject, orgId }: Question): void {
  if (!/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(subject)) {
    throw new TypeError(`Failed to ask "${subject}": it is not a subject.`);
  }
  if (!isOrgId(orgId))
    throw new TypeError(`Failed to ask "${subject}": the org id is not a lower-case UUID.`);
}

/** @throws TypeError when the group is not one token, or the subject no filter. */
export function answerMatcher({ group, subject }: AnswerOptions): (asked: string) => boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(group)) {
    throw new TypeError(`Failed to answer as "${group}": the group must be one subject token.`);
  }
  return subjectMatcher(subject);
}

export const noResponder = (subject: string): NoResponder =>
  new NoResponder(`Failed to ask "${subject}": nobody answers there.`);

export const timedOut = (subject: string, ms: number): RequestTimedOut =>
  new RequestTimedOut(`Failed to ask "${subject}": no answer came within ${ms} ms.`);

export const answerFailed = (subject: string): AnswerFailed =>
  new AnswerFailed(`Failed to ask "${subject}": whoever should answer failed.`);
