import { subscriptionMatcher } from "../bus/subscription.ts";

/** The streams of the bus by name, each with the subjects it keeps. */
export type StreamSubjects = Readonly<Record<string, string>>;

/** What the platform's contracts publish. */
export const platformStreams: StreamSubjects = {
  ENTITY_EVENTS: "entity.events.>",
  KG_EVENTS: "kg.events.>",
  WORKFLOW_EVENTS: "workflow.events.>",
};

/** Where events go that a consumer gave up. */
export const deadLetterStreams: StreamSubjects = { DEAD_LETTERS: "dead.>" };

/** The part of a subscription that one stream serves. */
export interface StreamFilter {
  readonly stream: string;
  /** What the server filters by: all that is heard of this stream, and more when there are several subjects. */
  readonly filter: string;
}

/**
 * Splits the subjects of a subscription by stream. A consumer of the server has one filter only, so several subjects
 * of one stream are filtered by the reader.
 *
 * @throws TypeError when the subjects are no filters, or no stream keeps any of them.
 */
export function streamFilters(
  streams: StreamSubjects,
  options: { readonly durable: string; readonly subjects: readonly string[] },
): StreamFilter[] {
  subscriptionMatcher(options);
  const filters = Object.entries(streams).flatMap(([stream, kept]) => {
    const heard = options.subjects.flatMap((subject) => intersection(subject, kept) ?? []);
    if (heard.length === 0) return [];
    return { stream, filter: heard.length === 1 ? heard[0]! : kept };
  });
  if (filters.length > 0) return filters;
  throw new TypeError(`Failed to subscribe as "${options.durable}": no stream keeps ${options.subjects}.`);
}

/** The filter of the subjects that two filters share, or `undefined` when they share none. */
export function intersection(one: string, other: string): string | undefined {
  return shared(one.split("."), other.split("."))?.join(".");
}

function shared(one: readonly string[], other: readonly string[]): string[] | undefined {
  const [first, ...rest] = one;
  const [second, ...others] = other;
  if (first === undefined || second === undefined) return first === second ? [] : undefined;
  if (first === ">") return [...other];
  if (second === ">") return [...one];
  if (first !== second && first !== "*" && second !== "*") return undefined;
  const tail = shared(rest, others);
  return tail && [first === "*" ? second : first, ...tail];
}

/** The names on the server of what the platform knows by shorter ones. */
export interface Namespace {
  readonly subject: (local: string) => string;
  readonly localSubject: (subject: string) => string;
  /** Of a stream or a bucket. */
  readonly name: (local: string) => string;
  streams(local: StreamSubjects): StreamSubjects;
  isKept(streams: StreamSubjects, subject: string): boolean;
}

/** @throws TypeError when the prefix is not one subject token. */
export function createNamespace(prefix = ""): Namespace {
  if (!/^[A-Za-z0-9_-]*$/.test(prefix)) throw new TypeError(`Failed to use the prefix "${prefix}" on NATS.`);
  const subject = (local: string) => (prefix ? `${prefix}.${local}` : local);
  const name = (local: string) => (prefix ? `${prefix}_${local}` : local);
  return {
    subject,
    name,
    localSubject: (full) => (prefix ? full.slice(prefix.length + 1) : full),
    streams: (local) =>
      Object.fromEntries(Object.entries(local).map(([stream, kept]) => [name(stream), subject(kept)])),
    isKept: (streams, full) => Object.values(streams).some((kept) => intersection(full, kept) !== undefined),
  };
}
