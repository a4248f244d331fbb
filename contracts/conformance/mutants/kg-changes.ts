import { isEventStream } from "../src/http/event-stream.ts";
import { type Mutate, mutantsOf } from "./mutant.ts";
import { type Answered, type Asked, handling, type Json, succeeding } from "./rewrite.ts";

const stream = ["streamGraphChanges"];

/** Rewrites the data of each event of an answered stream. */
const telling = (change: (event: Json) => Json) =>
  succeeding(stream, (answered) => {
    answered.text = answered.text.replaceAll(
      /^data: (.*)$/gm,
      (_, data: string) => `data: ${JSON.stringify(change(JSON.parse(data)))}`,
    );
  });

/** Passes what follows a known event on in another way, piece by piece. */
const streaming =
  (pass: (body: ReadableStream<Uint8Array<ArrayBuffer>>) => ReadableStream): Mutate =>
  (reference) =>
  async (request) => {
    const response = await reference(request);
    if (!response.body || !isEventStream(response.headers.get("content-type"))) return response;
    return request.headers.has("last-event-id") ? new Response(pass(response.body), response) : response;
  };

function passUnlessDeleted(
  piece: Uint8Array,
  controller: TransformStreamDefaultController<Uint8Array>,
): void {
  if (!new TextDecoder().decode(piece).includes("graph.deleted")) controller.enqueue(piece);
}

const wasAskedAfter = ({ headers }: Asked) => headers.get("last-event-id") !== null;

/** A stream that ends without an event. */
const silent: Answered = {
  status: 200,
  headers: new Headers({ "content-type": "text/event-stream", "cache-control": "no-store" }),
  text: ":\n\n",
  json: undefined,
};

/** Answers as to somebody who knows nothing. */
const forgetting = (asked: Asked): Asked => {
  asked.headers.delete("last-event-id");
  return asked;
};

export const changeMutants = mutantsOf("changes", {
  "another-name": [
    "the event field has another name than the type",
    "streams/events",
    succeeding(stream, (answered) => {
      answered.text = answered.text.replaceAll("event: graph.changed", "event: changed");
    }),
  ],
  "id-of-the-clock": [
    "the id field counts events instead of naming the revision",
    "streams/events",
    succeeding(stream, (answered) => {
      answered.text = answered.text.replaceAll(/^id: \d+$/gm, "id: 123456");
    }),
  ],
  "undocumented-type": [
    "an event has a type that no contract has",
    "streams/events",
    telling((event) => ({ ...event, type: "graph.touched" })),
  ],
  "kept-by-caches": [
    "a stream may be cached",
    "streams/head",
    succeeding(stream, ({ headers }) => headers.set("cache-control", "max-age=60")),
  ],
  "begins-silent": [
    "a stream begins without the present revision",
    "changes/present",
    handling(stream, async (asked, send) => (wasAskedAfter(asked) ? send(asked) : silent)),
  ],
  "always-growing": [
    "the revision grows with every look",
    "changes/present",
    (reference) => {
      let looks = 0;
      return succeeding(stream, (answered) => {
        looks += 1;
        answered.text = answered.text
          .replaceAll(/^id: (\d+)$/gm, (_, id: string) => `id: ${Number(id) + looks}`)
          .replaceAll(/"id":(\d+)/g, (_, id: string) => `"id":${Number(id) + looks}`);
      })(reference);
    },
  ],
  "another-graph": [
    "events name another graph",
    "changes/present",
    telling((event) => ({ ...event, graphId: "0197b2d3-9c10-7b79-b2bf-710f6def0001" })),
  ],
  "never-heard": [
    "changes are not told to streams that are open",
    "changes/heard",
    handling(stream, async (asked, send) => (wasAskedAfter(asked) ? silent : send(asked))),
  ],
  "repeats-itself": [
    "Last-Event-ID is ignored, so that what was seen comes again",
    "changes/resume",
    handling(stream, async (asked, send) => send(forgetting(asked))),
  ],
  "hears-everything": [
    "changes of other graphs are told, too",
    "changes/other-graphs",
    (reference) => {
      let wrote: (() => void) | undefined;
      return handling([], async (asked, send) => {
        if (asked.operationId === "ingestNodes") {
          const answered = await send(asked);
          wrote?.();
          return answered;
        }
        if (asked.operationId !== "streamGraphChanges" || !wasAskedAfter(asked)) return send(asked);
        await new Promise<void>((resolve) => {
          wrote = resolve;
        });
        return send(forgetting(asked));
      })(reference);
    },
  ],
  "deletion-untold": [
    "the stream of a deleted graph just ends",
    "changes/deleted",
    streaming((body) => body.pipeThrough(new TransformStream({ transform: passUnlessDeleted }))),
  ],
  "opens-late": [
    "the answer begins with the first event only",
    "changes/deleted",
    handling(stream, (asked, send) => send(asked)),
  ],
  "open-for-ever": [
    "a revoked reader goes on hearing",
    "changes/revoked",
    streaming(() => new ReadableStream()),
  ],
});
