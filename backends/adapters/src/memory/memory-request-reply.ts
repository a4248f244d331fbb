import { unref } from "../bus/attempt.ts";
import { BusUnavailable } from "../bus/event-bus.ts";
import {
  type AnswerOptions,
  answerFailed,
  answerMatcher,
  assertQuestion,
  defaultTimeoutMs,
  noResponder,
  type Question,
  type RequestReply,
  timedOut,
} from "../bus/request-reply.ts";

interface Member {
  readonly hears: (subject: string) => boolean;
  readonly options: AnswerOptions;
  readonly running: Set<Promise<unknown>>;
}

/** The {@link RequestReply} port inside this process. */
export function createMemoryRequestReply(): RequestReply {
  let members: Member[] = [];
  let closed = false;

  const put = async (member: Member, json: string) => {
    const answering = Promise.resolve().then(() => member.options.answer(JSON.parse(json) as Question));
    member.running.add(answering);
    try {
      return JSON.stringify((await answering) ?? null);
    } finally {
      member.running.delete(answering);
    }
  };

  return {
    async request(question, { timeoutMs = defaultTimeoutMs } = {}) {
      assertQuestion(question);
      const { subject } = question;
      if (closed) throw new BusUnavailable("Failed to ask: the channel is closed.");
      const member = members.find(({ hears }) => hears(subject));
      if (!member) throw noResponder(subject);
      // To the end, so that the members take turns.
      members = [...members.filter((other) => other !== member), member];
      const answer = put(member, JSON.stringify(question)).catch(() => Promise.reject(answerFailed(subject)));
      return JSON.parse(await within(timeoutMs, answer, subject));
    },
    async answer(options) {
      const member: Member = { hears: answerMatcher(options), options, running: new Set() };
      members.push(member);
      return {
        async close() {
          members = members.filter((other) => other !== member);
          await Promise.allSettled(member.running);
        },
      };
    },
    async close() {
      closed = true;
      members = [];
    },
  };
}

function within<TValue>(ms: number, value: Promise<TValue>, subject: string): Promise<TValue> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(timedOut(subject, ms)), ms);
    unref(timer);
  });
  return Promise.race([value, late]).finally(() => clearTimeout(timer));
}
