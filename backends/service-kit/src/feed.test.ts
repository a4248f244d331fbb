import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { ByteSource } from "./byte-source.ts";
import { Feed } from "./feed.ts";

interface Tick {
  readonly id: number;
  readonly type: "tick";
  readonly text?: string;
}

const tick = (id: number, text?: string): Tick => ({ id, type: "tick", ...(text ? { text } : {}) });
const textOf = (event: Tick): string => `id: ${event.id}\nevent: tick\ndata: ${JSON.stringify(event)}\n\n`;
const idsIn = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

/** Reads pieces one by one, as a server does that waits for its socket. */
function read(source: ByteSource) {
  const reader = source.toStream().getReader();
  const decoder = new TextDecoder();
  return {
    async next(): Promise<string | undefined> {
      const { done, value } = await reader.read();
      return done ? undefined : decoder.decode(value);
    },
    async rest(): Promise<string> {
      let text = "";
      for (let piece = await this.next(); piece !== undefined; piece = await this.next()) text += piece;
      return text;
    },
    leave: () => reader.cancel(),
  };
}

describe("a feed", () => {
  test("begins with a comment and what its reader missed, and goes on with what is published", async () => {
    const feed = new Feed<Tick>();
    const reader = read(feed.open([tick(1)]));
    expect(await reader.next()).toBe(`:\n\n${textOf(tick(1))}`);
    feed.publish(tick(2));
    expect(await reader.next()).toBe(textOf(tick(2)));
  });

  test("gives what was published meanwhile as one piece, the same bytes to everyone", async () => {
    const feed = new Feed<Tick>();
    const streams = [feed.open([]), feed.open([])].map((source) => source.toStream().getReader());
    await Promise.all(streams.map((stream) => stream.read()));
    const asked = streams.map((stream) => stream.read());
    for (const id of [1, 2, 3]) feed.publish(tick(id));
    const [first, second] = await Promise.all(asked);
    expect(new TextDecoder().decode(first!.value)).toBe([1, 2, 3].map((id) => textOf(tick(id))).join(""));
    expect(second!.value).toBe(first!.value);
  });

  test("ends after what was published, and lets nobody wait who comes later", async () => {
    const feed = new Feed<Tick>();
    const reader = read(feed.open([]));
    feed.publish(tick(1));
    feed.end();
    expect(idsIn(await reader.rest())).toEqual([1]);
    expect(await read(feed.open([tick(1)])).rest()).toBe(`:\n\n${textOf(tick(1))}`);
    expect(feed.readers).toBe(0);
  });

  test("tells once that a reader is gone", async () => {
    const feed = new Feed<Tick>();
    const left = vi.fn();
    const reader = read(feed.open([], left));
    await reader.next();
    expect(feed.readers).toBe(1);
    await reader.leave();
    expect(feed.readers).toBe(0);
    feed.publish(tick(1));
    feed.end();
    expect(left).toHaveBeenCalledOnce();
  });

  test("cuts off a reader that is too far behind, and nobody else", async () => {
    const feed = new Feed<Tick>({ maxBytesBehind: 10_000 });
    const slow = read(feed.open([]));
    const quick = read(feed.open([]));
    const ids = Array.from({ length: 20 }, (_, index) => index + 1);
    const seen: number[] = [];
    await quick.next();
    for (const id of ids) {
      const piece = quick.next();
      feed.publish(tick(id, "x".repeat(1_000)));
      seen.push(...idsIn((await piece)!));
    }
    expect(seen).toEqual(ids);
    expect(feed.readers).toBe(1);
    await expect(slow.rest()).rejects.toThrow("too slow");
  });

  test("a burst larger than a reader may be behind reaches a reader that waits", async () => {
    const feed = new Feed<Tick>({ maxBytesBehind: 1_000 });
    const reader = read(feed.open([]));
    await reader.next();
    const piece = reader.next();
    feed.publish(tick(1, "x".repeat(2_000)));
    expect(idsIn((await piece)!)).toEqual([1]);
    expect(feed.readers).toBe(1);
  });

  test("writes on into a sink with room, and waits for one without", () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const feed = new Feed<Tick>();
    const source = feed.open([]);
    let [text, hasRoom, hasEnded] = ["", true, false];
    source.pipe({
      write(piece) {
        text += new TextDecoder().decode(piece);
        return hasRoom;
      },
      end: () => {
        hasEnded = true;
      },
      fail: () => expect.unreachable(),
    });
    const publish = (id: number) => {
      feed.publish(tick(id));
      vi.runOnlyPendingTimers();
    };
    publish(1);
    hasRoom = false;
    publish(2);
    publish(3);
    publish(4);
    expect(idsIn(text)).toEqual([1, 2]);
    feed.end();
    expect(hasEnded).toBe(false);
    hasRoom = true;
    source.resume();
    expect(idsIn(text)).toEqual([1, 2, 3, 4]);
    expect(hasEnded).toBe(true);
    source.resume();
    expect(feed.readers).toBe(0);
  });

  test("cuts off a sink at once, and one that comes too late as soon as it comes", () => {
    const feed = new Feed<Tick>({ maxBytesBehind: 1_000 });
    const sink = { write: () => false, end: () => expect.unreachable(), fail: vi.fn() };
    feed.open([]).pipe(sink);
    const late = feed.open([]);
    feed.publish(tick(1, "x".repeat(2_000)));
    expect(sink.fail).toHaveBeenCalledOnce();
    late.pipe(sink);
    expect(sink.fail).toHaveBeenCalledTimes(2);
    expect(feed.readers).toBe(0);
  });

  test("loses and repeats nothing, however its readers come, read and go", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("publish" as const), count: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant("open" as const) }),
      fc.record({ kind: fc.constant("read" as const), reader: fc.nat(5) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const feed = new Feed<Tick>();
        const readers: { from: number; text: string; stream: ReturnType<typeof read> }[] = [];
        let published = 0;
        for (const action of steps) {
          if (action.kind === "publish") {
            for (let index = 0; index < action.count; index++) feed.publish(tick(++published));
          } else if (action.kind === "open") {
            readers.push({ from: published, text: "", stream: read(feed.open([])) });
          } else {
            const reader = readers[action.reader];
            // A reader that has all would wait for what may never come.
            const behind =
              reader && (reader.text === "" || idsIn(reader.text).length < published - reader.from);
            if (behind) reader.text += (await reader.stream.next()) ?? "";
          }
        }
        feed.end();
        for (const reader of readers) {
          const ids = idsIn(reader.text + (await reader.stream.rest()));
          expect(ids).toEqual(
            Array.from({ length: published - reader.from }, (_, index) => reader.from + index + 1),
          );
        }
      }),
    );
  });
});

describe("the heartbeat of a feed", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("comes every 15 seconds while somebody reads, and leaves no timer behind", async () => {
    const feed = new Feed<Tick>();
    const reader = read(feed.open([]));
    await reader.next();
    for (let beat = 0; beat < 3; beat++) {
      const piece = reader.next();
      // And one for the turn in which pieces are handed out.
      await vi.advanceTimersByTimeAsync(15_001);
      expect(await piece).toBe(":\n\n");
    }
    await reader.leave();
    expect(vi.getTimerCount()).toBe(0);
  });
});
