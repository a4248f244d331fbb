import type { JsMsg } from "@nats-io/jetstream";
import { headers, type MsgHdrs } from "@nats-io/transport-node";
import { assertCloudEvent, type CloudEvent, EventRefused } from "../bus/cloud-event.ts";

export const orgHeader = "X-Org-ID";

/** The headers an event travels with. */
export function headersOf(event: CloudEvent): MsgHdrs {
  const fields = headers();
  fields.set(orgHeader, event.orgid);
  return fields;
}

/**
 * Reads the event of a message.
 *
 * @param subject The subject of the message as the platform knows it.
 * @throws EventRefused when it is no event, or its org or type is not that of the message around it.
 */
export function readEvent(
  message: Pick<JsMsg, "json"> & { readonly headers?: MsgHdrs | undefined },
  subject: string,
): CloudEvent {
  const event = parse(message);
  assertCloudEvent(event);
  if (message.headers?.get(orgHeader) !== event.orgid) throw refused("its org is not that of its message");
  if (event.type !== subject) throw refused("its type is not the subject of its message");
  return event;
}

function parse(message: Pick<JsMsg, "json">): CloudEvent {
  try {
    return message.json();
  } catch (cause) {
    throw refused("it is not JSON", { cause });
  }
}

function refused(reason: string, options?: ErrorOptions): EventRefused {
  return new EventRefused(`Failed to read an event: ${reason}.`, options);
}
