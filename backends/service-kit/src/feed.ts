import { heartbeat, type ServerEvent, serverEvent } from "./server-events.ts";
import { unref } from "./timer.ts";

export interface FeedOptions {
  /** How far a reader may be behind, in bytes; one that is further is cut off. Default 1 MiB. */
  readonly maxBytesBehind?: number;
  /** Time between two comments that show that the stream lives, in milliseconds. Default 15 000. */
  readonly heartbeatMs?: number;
}

interface Reader {
  readonly left: () => void;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  /** Number of the frame it takes next. */
  next: number;
  /** Whether it took all there was and asks for more. */
  waits: boolean;
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

  /** A stream of `first`, then of what is published from now on. `left` is called once when its reader is gone. */
  open(first: readonly TEvent[], left: () => void = () => {}): ReadableStream<Uint8Array> {
    let reader: Reader;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          controller.enqueue(encoder.encode(heartbeat + first.map(serverEvent).join("")));
          reader = this.#join({ controller, left, next: this.#end, waits: false });
        },
        pull: () => this.#ask(reader),
        cancel: () => this.#leave(reader),
      },
      { highWaterMark: 0 },
    );
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

  #join(reader: Reader): Reader {
    this.#readers.add(reader);
    this.#beat ??= unref(setInterval(() => this.#write(heartbeat), this.#heartbeatMs));
    return reader;
  }

  #ask(reader: Reader): void {
    if (reader.next < this.#end) this.#give(reader, this.#from(reader.next));
    else if (this.#ended) this.#close(reader);
    else reader.waits = true;
  }

  #give(reader: Reader, piece: Uint8Array): void {
    reader.waits = false;
    reader.next = this.#end;
    reader.controller.enqueue(piece);
  }

  #deliver(): void {
    clearTimeout(this.#flush);
    this.#flush = undefined;
    const pieces = new Map<number, Uint8Array>();
    for (const reader of this.#readers) {
      if (!reader.waits) continue;
      if (reader.next === this.#end) {
        if (this.#ended) this.#close(reader);
        continue;
      }
      const piece = pieces.get(reader.next) ?? this.#from(reader.next);
      pieces.set(reader.next, piece);
      this.#give(reader, piece);
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
        reader.controller.error(new Error("The reader of a stream was too slow."));
        this.#leave(reader);
      }
    }
  }

  #close(reader: Reader): void {
    reader.controller.close();
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
