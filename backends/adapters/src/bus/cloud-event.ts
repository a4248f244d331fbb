import { isOrgId } from "../org.ts";

/**
 * An event as it travels between services: a CloudEvents 1.0 envelope in JSON.
 *
 * `type` is also the subject of the bus (`entity.events.created`); `id` is the de-duplication id; `orgid` is the
 * tenant; `subject` names the resource, and events of one subject keep their order.
 */
export interface CloudEvent<TData = unknown> {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time: string;
  readonly datacontenttype?: "application/json";
  readonly orgid: string;
  readonly traceparent?: string;
  readonly data: TData;
}

const subjectName = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/** The event is wrong in itself: publishing it again will never help. */
export class EventRefused extends TypeError {
  override readonly name = "EventRefused";
  readonly code = "event_refused";
}

/**
 * Refuses an event that no consumer could trust.
 *
 * @throws EventRefused when the id, the type or the org is missing or malformed.
 */
export function assertCloudEvent(event: CloudEvent): void {
  const reason = reasonToRefuse(event);
  if (reason) throw new EventRefused(`Failed to publish an event: ${reason}.`);
}

function reasonToRefuse(event: CloudEvent): string | undefined {
  if (typeof event?.id !== "string" || event.id === "") return "it has no id";
  if (typeof event.type !== "string" || !subjectName.test(event.type)) return "its type is not a subject";
  if (!isOrgId(event.orgid)) return "its orgid is not a lower-case UUID";
  return undefined;
}
