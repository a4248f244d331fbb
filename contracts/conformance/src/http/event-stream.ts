/** One event of a stream as it was written. */
export interface StreamEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  /** The parsed data, or `undefined` where it is no JSON. */
  readonly data: unknown;
}

export const isEventStream = (contentType: string | null | undefined): boolean =>
  /^text\/event-stream\b/i.test(contentType ?? "");

const blocksOf = (text: string): string[] =>
  text
    .replaceAll("\r\n", "\n")
    .split("\n\n")
    .slice(0, -1)
    .filter((block) => /^data:/m.test(block));

/** Whether there is a whole event; comments and half an event are none. */
export const holdsEvent = (text: string): boolean => blocksOf(text).length > 0;

/** The whole events of a text. */
export const eventsIn = (text: string): StreamEvent[] =>
  blocksOf(text).map((block) => {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1];
    return { id: field("id"), event: field("event"), data: parse(field("data")) };
  });

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** The whole body; of a stream that may never end what comes until the first event is there. */
export async function readText(response: Response): Promise<string> {
  if (!isEventStream(response.headers.get("content-type")) || !response.body) return response.text();
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = "";
  while (!holdsEvent(text)) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return text;
}
