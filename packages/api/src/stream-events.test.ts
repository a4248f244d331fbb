import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, bodyOf, fakeFetch, problem } from "./__fixtures__/fake-fetch.ts";
import { gatewayWith, watchTickets } from "./__fixtures__/tickets.ts";
import { type GatewayOptions, type StreamEvent, type StreamOptions, streamEvents } from "./index.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const stream = (pieces: readonly (string | Uint8Array | Error)[], end?: "closed" | "open") => (): Response =>
  new Response(bodyOf(pieces, end), { headers: { "content-type": "text/event-stream" } });
const noMore = () => new Response(null, { status: 204 });
const cut = new TypeError("terminated");
const event = (id: string, title: string) => `id: ${id}\nevent: ticket\ndata: {"title":"${title}"}\n\n`;

/** Reads a stream to its end and tells what came and how it ended. */
async function read(
  answers: Answer[],
  options: StreamOptions = {},
  gatewayOptions: Partial<GatewayOptions> = {},
) {
  const fetch = fakeFetch(...answers);
  const events: StreamEvent<{ title: string }>[] = [];
  const reading = (async () => {
    const source = streamEvents(
      watchTickets,
      gatewayWith({ fetch, ...gatewayOptions }),
      { from: "now" },
      { random: () => 1, ...options },
    );
    for await (const received of source) events.push(received);
  })();
  const failure = reading.then(
    () => undefined,
    (error) => error,
  );
  await vi.runAllTimersAsync();
  return { events, titles: events.map(({ data }) => data.title), failure: await failure, sent: fetch.sent };
}

describe("events", () => {
  test("come typed, with id and type, and ask for an event stream", async () => {
    const { events, sent } = await read([stream([event("1", "a"), 'data: {"title":"b"}\n\n']), noMore]);
    expect(events).toEqual([
      { id: "1", event: "ticket", data: { title: "a" } },
      { id: "1", event: "message", data: { title: "b" } },
    ]);
    expect(sent[0]).toMatchObject({
      url: expect.stringContaining("?from=now"),
      headers: { accept: "text/event-stream" },
    });
  });

  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("arrive whole from %s lines cut into single bytes", async (_, lineEnd) => {
    const text =
      `: hi\n\n${event("1", "Ünïcode 🪔")}: beat\n\ndata: {"title":\ndata: "two lines"}\nid: 2\n\n`.replaceAll(
        "\n",
        lineEnd,
      );
    const bytes = Array.from(new TextEncoder().encode(text), (byte) => new Uint8Array([byte]));
    const { titles, events } = await read([stream(bytes), noMore]);
    expect(titles).toEqual(["Ünïcode 🪔", "two lines"]);
    expect(events.map(({ id }) => id)).toEqual(["1", "2"]);
  });

  test("cut off before their end are not shown", async () => {
    const { titles } = await read([stream([event("1", "a"), 'id: 2\ndata: {"title":"half"']), noMore]);
    expect(titles).toEqual(["a"]);
  });

  test("that are no JSON are a protocol error", async () => {
    const { failure } = await read([stream(["data: {oops\n\n"])]);
    expect(failure).toMatchObject({ code: "protocol_error", operation: "tickets.watchTickets" });
  });

  test("without end are a protocol error, not an out-of-memory", async () => {
    const { failure } = await read([
      stream([
        "data: ",
        ..."x"
          .repeat(9)
          .split("")
          .map((x) => x.repeat(1024 * 1024)),
      ]),
    ]);
    expect(failure).toMatchObject({
      code: "protocol_error",
      message: expect.stringContaining("an event is too large"),
    });
  });
});

describe("P6: a connection that", () => {
  test("is cut resumes after the last event, without gap or repeat", async () => {
    const { titles, failure, sent } = await read([
      stream([event("1", "a"), event("2", "b"), cut]),
      stream([event("3", "c")]),
      noMore,
    ]);
    expect(titles).toEqual(["a", "b", "c"]);
    expect(failure).toBeUndefined();
    expect(sent.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "2", "3"]);
  });

  test("begins in the middle of things asks from there", async () => {
    const { sent } = await read([noMore], { lastEventId: "41" });
    expect(sent[0]?.headers["last-event-id"]).toBe("41");
  });

  test("falls silent counts as dead", async () => {
    const states: string[] = [];
    const { titles, sent } = await read(
      [stream([event("1", "a")], "open"), stream([event("2", "b")]), noMore],
      {
        onState: (state) => states.push(state),
      },
    );
    expect(titles).toEqual(["a", "b"]);
    expect(sent[0]?.signal.aborted).toBe(true);
    expect(states).toEqual(["connecting", "open", "connecting", "open", "connecting"]);
  });

  test("only beats is alive", async () => {
    const beats = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (let beat = 0; beat < 40; beat++) {
          await new Promise((resolve) => setTimeout(resolve, 15_000));
          controller.enqueue(new TextEncoder().encode(": beat\n\n"));
        }
        controller.enqueue(new TextEncoder().encode(event("1", "after ten minutes")));
        controller.close();
      },
    });
    const { titles, sent } = await read([() => new Response(beats), noMore]);
    expect(titles).toEqual(["after ten minutes"]);
    expect(sent).toHaveLength(2);
  });

  test("is refused for a passing reason is tried again, and honours Retry-After", async () => {
    const start = performance.now();
    const { titles } = await read([
      problem("upstream_unavailable", 503, { "retry-after": "3" }),
      stream([event("1", "a")]),
      noMore,
    ]);
    expect(titles).toEqual(["a"]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(3_000);
  });

  test.each([400, 403, 404, 410])("is answered %d ends the stream", async (status) => {
    const { failure, sent } = await read([problem("x", status)]);
    expect(failure).toMatchObject({ status });
    expect(sent).toHaveLength(1);
  });

  test("is answered 401 gets one new token", async () => {
    const getToken = ({ rejectedToken }: { rejectedToken?: string | undefined }) =>
      rejectedToken ? "b" : "a";
    const renewed = await read(
      [problem("token_expired", 401), stream([event("1", "a")]), noMore],
      {},
      { getToken },
    );
    expect(renewed.titles).toEqual(["a"]);
    const refused = await read([problem("token_revoked", 401)], {}, { getToken });
    expect(refused.failure).toMatchObject({ status: 401 });
    expect(refused.sent).toHaveLength(2);
  });

  test("fails again and again is given up after the attempts; the pipeline adds none", async () => {
    const { failure, sent } = await read([cut], { attempts: 3 });
    expect(failure).toMatchObject({ code: "network_error" });
    expect(sent).toHaveLength(4);
  });

  test("fails again and again with events in between is not given up", async () => {
    const flaky = Array.from({ length: 20 }, (_, index) => stream([event(String(index), `${index}`), cut]));
    const { titles, failure } = await read([...flaky, noMore], { attempts: 2 });
    expect(titles).toHaveLength(20);
    expect(failure).toBeUndefined();
  });

  test("lives for long without an event before it is cut is not given up", async () => {
    const quiet = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          async start(controller) {
            controller.enqueue(new TextEncoder().encode(": beat\n\n"));
            await new Promise((resolve) => setTimeout(resolve, 11_000));
            controller.error(cut);
          },
        }),
      );
    const { failure, sent } = await read([...Array.from({ length: 12 }, () => quiet), noMore], {
      attempts: 2,
    });
    expect(failure).toBeUndefined();
    expect(sent).toHaveLength(13);
  });

  test("closes with nothing to say ends the stream", async () => {
    const { failure, sent } = await read([stream([event("1", "a")]), stream([])]);
    expect(failure).toBeUndefined();
    expect(sent).toHaveLength(2);
  });

  test("greets and closes, for ever, ends the stream after the attempts", async () => {
    const { failure, sent } = await read([stream([": hello\n\n"])], { attempts: 2 });
    expect(failure).toBeUndefined();
    expect(sent).toHaveLength(3);
  });

  test("names a retry time is followed, with jitter", async () => {
    const start = performance.now();
    await read([stream(["retry: 4000\n", event("1", "a")]), noMore]);
    expect(performance.now() - start).toBe(6_000);
  });
});

describe("an abort", () => {
  test.each([
    ["while connecting", () => new Promise<Response>(() => {})],
    ["while waiting for events", stream([event("1", "a")], "open")],
    ["while waiting to reconnect", problem("x", 503, { "retry-after": "20" })],
  ] as [string, Answer][])("%s ends the stream at once with its reason", async (_, answer) => {
    const controller = new AbortController();
    const fetch = fakeFetch(answer);
    const source = streamEvents(watchTickets, gatewayWith({ fetch }), {}, { signal: controller.signal });
    const outcome = (async () => {
      for await (const _ of source);
    })().catch((error) => error);
    await vi.advanceTimersByTimeAsync(100);
    const reason = new Error("left the page");
    controller.abort(reason);
    expect(await outcome).toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("breaking out closes the connection", async () => {
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode(event("1", "a"))),
    cancel: cancelled,
  });
  for await (const _ of streamEvents(
    watchTickets,
    gatewayWith({ fetch: fakeFetch(() => new Response(body)) }),
    {},
  ))
    break;
  expect(cancelled).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
