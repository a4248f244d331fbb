import { type ByteSink, ByteSource } from "./byte-source.ts";
import { heartbeat, type ServerEvent, serverEvent } from "./server-events.ts";
import { unref } from "./timer.ts";

export interface FeedOptions {
  /** How far a reader may be behind, in bytes; one that is further is cut off. Default 1 MiB. */
  readonly maxBytesBehind?: number;
  /** Time between two comments that show that the stream lives, in milliseconds. Default 15 000. */
  readonly heartbeatMs?: number;
}

/** What readers ask of their feed. */
interface Desk {
  ask(reader: Reader): void;
  leave(reader: Reader): void;
}

class Reader extends ByteSource {
  /** Number of the frame it takes next. */
  next: number;
  /** Whether it took all there was and has room for more. */
  waits = false;
  readonly left: () => void;
  readonly #desk: Desk;
  readonly #first: Uint8Array;
  #sink: ByteSink | undefined;
  #failure: Error | undefined;

  constructor(desk: Desk, first: Uint8Array, next: number, left: () => void) {
    super();
    this.#desk = desk;
    this.#first = first;
    this.next = next;
    this.left = left;
  }

  pipe(sink: ByteSink): void {
    this.#sink = sink;
    if (this.#failure) sink.fail(this.#failure);
    else if (sink.write(this.#first)) this.resume();
  }

  resume(): void {
    this.#desk.ask(this);
  }

  cancel(): void {
    this.#desk.leave(this);
  }

  take(piece: Uint8Array, next: number): void {
    this.waits = false;
    this.next = next;
    // It may also have asked for more while it took this.
    if (this.#sink!.write(piece)) this.waits = true;
  }

  end(): void {
    this.#sink!.end();
  }

  cutOff(error: Error): void {
    this.#failure = error;
    this.#sink?.fail(error);
  }
}

const encoder = new TextEncoder();

/**
 * One sequence of server-sent events for many readers. An event is written down once, and what is written meanwhile
 * reaches a reader as one piece. A reader costs a few hundred bytes: what the slower ones have not taken yet is kept
 * once for all of them.
 */
export class Feed<TEvent extends ServerEvent> {
  readonly #maxBytesBehind: number;
  readonly #heartbeatMs: number;
  readonly #readers = new Set<Reader>();
  readonly #desk: Desk = {
    ask: (reader) => this.#ask(reader),
    leave: (reader) => this.#leave(reader),
  };
  /** Those that some reader has not taken. */
  #frames: Uint8Array[] = [];
  #firstFrame = 0;
  #bytes = 0;
  #ended = false;
  #flush: ReturnType<typeof setTimeout> | undefined;
  #beat: ReturnType<typeof setInterval> | undefined;

  constructor({ maxBytesBehind = 1024 * 1024, heartbeatMs = 15_000 }: FeedOptions = {}) {
    this.#maxBytesBehind = maxBytesBehind;
    this.#heartbeatMs = heartbeatMs;
  }

  /** How many read it. */
  get readers(): number {
    return this.#readers.size;
  }

  publish(event: TEvent): void {
    this.#write(serverEvent(event));
  }

  /** What follows `first`, and `first`, for one reader. `left` is called once when it is gone. */
  open(first: readonly TEvent[], left: () => void = () => {}): ByteSource {
    const text = heartbeat + first.map(serverEvent).join("");
    const reader = new Reader(this.#desk, encoder.encode(text), this.#end, left);
    this.#readers.add(reader);
    this.#beat ??= unref(setInterval(() => this.#write(heartbeat), this.#heartbeatMs));
    return reader;
  }

  /** Ends every stream, also those that will be opened, after what was published. */
  end(): void {
    this.#ended = true;
    this.#deliver();
  }

  get #end(): number {
    return this.#firstFrame + this.#frames.length;
  }

  #write(text: string): void {
    if (this.#readers.size === 0) return;
    const frame = encoder.encode(text);
    this.#frames.push(frame);
    this.#bytes += frame.byteLength;
    this.#flush ??= setTimeout(() => this.#deliver(), 0);
    if (this.#bytes <= this.#maxBytesBehind) return;
    this.#deliver();
    this.#dropSlow();
  }

  #ask(reader: Reader): void {
    if (!this.#readers.has(reader)) return;
    if (reader.next < this.#end) reader.take(this.#from(reader.next), this.#end);
    else reader.waits = true;
    if (this.#ended && reader.waits) this.#close(reader);
  }

  #deliver(): void {
    clearTimeout(this.#flush);
    this.#flush = undefined;
    const pieces = new Map<number, Uint8Array>();
    const end = this.#end;
    for (const reader of this.#readers) {
      if (!reader.waits) continue;
      const { next } = reader;
      if (next < end) {
        const piece = pieces.get(next) ?? this.#from(next);
        pieces.set(next, piece);
        reader.take(piece, end);
      }
      if (this.#ended && reader.waits) this.#close(reader);
    }
    this.#forget();
  }

  /** The frames from one on as one piece. */
  #from(first: number): Uint8Array {
    const frames = this.#frames.slice(first - this.#firstFrame);
    if (frames.length === 1) return frames[0]!;
    const piece = new Uint8Array(frames.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let at = 0;
    for (const frame of frames) {
      piece.set(frame, at);
      at += frame.byteLength;
    }
    return piece;
  }

  /** Lets go of the frames that every reader has taken. */
  #forget(): void {
    let taken = this.#end;
    for (const { next } of this.#readers) taken = Math.min(taken, next);
    this.#letGo(taken - this.#firstFrame);
  }

  #letGo(count: number): void {
    for (const { byteLength } of this.#frames.splice(0, count)) this.#bytes -= byteLength;
    this.#firstFrame += count;
  }

  /** Cuts off the readers that are furthest behind, until the others fit. They resume when they come back. */
  #dropSlow(): void {
    while (this.#bytes > this.#maxBytesBehind) {
      this.#letGo(1);
      for (const reader of this.#readers) {
        if (reader.next >= this.#firstFrame) continue;
        reader.cutOff(new Error("The reader of a stream was too slow."));
        this.#leave(reader);
      }
    }
  }

  #close(reader: Reader): void {
    if (!this.#readers.has(reader)) return;
    reader.end();
    this.#leave(reader);
  }

  #leave(reader: Reader): void {
    if (!this.#readers.delete(reader)) return;
    reader.left();
    if (this.#readers.size > 0) return;
    clearInterval(this.#beat);
    this.#beat = undefined;
    this.#letGo(this.#frames.length);
  }
}
