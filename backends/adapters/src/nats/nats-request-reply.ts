import {
  headers,
  type Msg,
  type Subscription as NatsSubscription,
  RequestError,
  TimeoutError,
} from "@nats-io/transport-node";
import { BusUnavailable, type Subscription } from "../bus/event-bus.ts";
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
import { createNatsLink, type NatsOptions } from "./link.ts";
import { orgHeader } from "./message.ts";
import { createNamespace } from "./subjects.ts";

export interface NatsRequestReplyOptions extends NatsOptions {
  /** One token before all subjects, for platforms that share a server. Default none. */
  readonly prefix?: string;
}

const failureHeader = "X-Answer-Failed";

/**
 * The {@link RequestReply} port on NATS. The connection is made in the background: while there is none, `request`
 * rejects with `BusUnavailable` at once and `answer` waits.
 */
export function createNatsRequestReply(options: NatsRequestReplyOptions): RequestReply {
  const names = createNamespace(options.prefix);
  const link = createNatsLink(options, async () => {});
  const subscriptions = new Set<Subscription>();

  return {
    async request(question, { timeoutMs = defaultTimeoutMs } = {}) {
      assertQuestion(question);
      const { subject, orgId, data } = question;
      const head = headers();
      head.set(orgHeader, orgId);
      const reply = await link
        .whileUp(({ nc }) =>
          nc.request(names.subject(subject), JSON.stringify(data ?? null), {
            timeout: timeoutMs,
            headers: head,
          }),
        )
        .catch((error: unknown) => Promise.reject(failureOf(error, subject, timeoutMs)));
      if (reply.headers?.has(failureHeader)) throw answerFailed(subject);
      return reply.json();
    },
    async answer(answering) {
      answerMatcher(answering);
      const { nc } = await link.ready();
      const running = new Set<Promise<void>>();
      const received = nc.subscribe(names.subject(answering.subject), {
        queue: answering.group,
        callback: (error, message) => {
          if (error) return options.onError?.(error);
          const answered = reply(message, answering).finally(() => running.delete(answered));
          running.add(answered);
        },
      });
      await nc.flush();
      const subscription = {
        close: () => close(received, running).finally(() => subscriptions.delete(subscription)),
      };
      subscriptions.add(subscription);
      return subscription;
    },
    async close() {
      await Promise.all([...subscriptions].map((subscription) => subscription.close()));
      await link.close();
    },
  };

  async function reply(message: Msg, { answer }: AnswerOptions): Promise<void> {
    try {
      const subject = names.localSubject(message.subject);
      const question: Question = {
        subject,
        orgId: message.headers?.get(orgHeader) ?? "",
        data: message.json(),
      };
      assertQuestion(question);
      message.respond(JSON.stringify((await answer(question)) ?? null));
    } catch (error) {
      options.onError?.(error);
      const head = headers();
      head.set(failureHeader, "true");
      message.respond("", { headers: head });
    }
  }
}

/** Takes nothing more; what has arrived is answered. */
async function close(received: NatsSubscription, running: ReadonlySet<Promise<void>>): Promise<void> {
  if (!received.isClosed()) await received.drain();
  await Promise.all(running);
}

function failureOf(error: unknown, subject: string, timeoutMs: number): unknown {
  if (error instanceof BusUnavailable) return error;
  if (error instanceof TimeoutError) return timedOut(subject, timeoutMs);
  if (error instanceof RequestError && error.isNoResponders()) return noResponder(subject);
  return new BusUnavailable(`Failed to ask "${subject}": the server did not pass it on.`, { cause: error });
}
