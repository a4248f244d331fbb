import type { EventPayloads } from "@elqnt/contracts/events";
import { newId, type WriteContext } from "@elqnt/service-kit";
import type { KgEvent, KgSubject } from "./ledger.ts";

/** An event of this service in its CloudEvents 1.0 envelope. */
export type KgEnvelope = EventPayloads[KgSubject];

export const graphIdOf = ({ data }: KgEnvelope): string => ("graph" in data ? data.graph.id : data.graphId);

/** The events of a write as they go out; `now` is RFC 3339. Those of one graph keep their order. */
export function envelopes(
  events: readonly KgEvent[],
  org: string,
  write: WriteContext,
  now: string,
): KgEnvelope[] {
  return events.map(({ type, data, origin = write }) => {
    const { actor, requestId, traceparent } = origin;
    const { userId, email } = actor;
    return {
      specversion: "1.0",
      id: newId(),
      source: "/services/kg",
      type,
      subject: "graph" in data ? data.graph.id : data.graphId,
      time: now,
      datacontenttype: "application/json",
      orgid: org,
      requestid: requestId,
      ...(traceparent ? { traceparent } : {}),
      data: { ...data, actor: { userId, ...(email ? { email } : {}) } },
    } as KgEnvelope;
  });
}
