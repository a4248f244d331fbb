/** What names an event of a stream: `id` is where to resume after it, `type` what it is. */
export interface ServerEvent {
  readonly id?: string | number;
  readonly type?: string;
}

/** An event as text/event-stream writes it (HTML Living Standard §9.2.6); the data is the whole event as JSON. */
export function serverEvent(event: ServerEvent): string {
  const { id, type } = event;
  return `${id === undefined ? "" : `id: ${id}\n`}${type ? `event: ${type}\n` : ""}data: ${JSON.stringify(event)}\n\n`;
}

/** A comment: readers skip it, and know that the connection lives. */
export const heartbeat = ":\n\n";
