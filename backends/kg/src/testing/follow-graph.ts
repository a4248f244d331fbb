import { newId } from "@elqnt/service-kit";
import type { ServiceDesk } from "./desk.ts";

/** One event of a stream as it was written. */
export interface Told {
  readonly id: number | undefined;
  readonly type: string;
}

export interface FollowOptions {
  readonly org?: string;
  readonly lastEventId?: number;
}

export interface FollowedGraph {
  readonly response: Response;
  /** Everything up to the event that `holds`, or the end. */
  until(holds: (told: readonly Told[]) => boolean): Promise<Told[]>;
  /** The first events. */
  count(count: number): Promise<Told[]>;
  cancel(): Promise<void>;
}

/** The stream of changes of a desk's graph. */
export async function followGraph(
  desk: ServiceDesk,
  { org = desk.org, lastEventId }: FollowOptions = {},
): Promise<FollowedGraph> {
  const headers = lastEventId === undefined ? {} : { "last-event-id": String(lastEventId) };
  const request = new Request(`http://gateway/api/v1/kg/graphs/${desk.graphId}/changes`, { headers });
  const identity = { orgId: org, userId: "ada", scopes: ["read"], requestId: newId() };
  const response = await desk.service.fetch(request, identity);
  const decoder = new TextDecoder();
  const reader = response.body!.getReader();
  let text = "";
  async function until(holds: (told: readonly Told[]) => boolean): Promise<Told[]> {
    for (;;) {
      const told = eventsOf(text);
      if (holds(told)) return told;
      const { done, value } = await reader.read();
      if (done) return eventsOf(text);
      text += decoder.decode(value, { stream: true });
    }
  }
  const count = (expected: number) => until((told) => told.length >= expected);
  return { response, until, count, cancel: () => reader.cancel() };
}

function eventsOf(text: string): Told[] {
  const blocks = text.split("\n\n").slice(0, -1);
  return blocks.flatMap((block) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
    const [id, type] = [field("id"), field("event")];
    return type ? [{ id: id === undefined ? undefined : Number(id), type }] : [];
  });
}
