/** Where the bytes of a source go, such as a socket. */
export interface ByteSink {
  /** Takes a piece. After `false` none follows until the source is told to `resume`. */
  write(piece: Uint8Array): boolean;
  end(): void;
  /** The source broke off: what was written must not look complete. */
  fail(error: Error): void;
}

/**
 * Bytes that are pushed as they come. A web stream costs a promise per piece and several kilobytes each, which counts
 * where thousands of them wait for the same events.
 */
export abstract class ByteSource {
  /** Begins to write, also what came before. Call it once. */
  abstract pipe(sink: ByteSink): void;
  /** The sink has room again. */
  abstract resume(): void;
  /** Nobody wants the rest. */
  abstract cancel(): void;

  /** The same for whoever needs a web stream. */
  toStream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) =>
          this.pipe({
            write(piece) {
              controller.enqueue(piece);
              return false;
            },
            end: () => controller.close(),
            fail: (error) => controller.error(error),
          }),
        pull: () => this.resume(),
        cancel: () => this.cancel(),
      },
      { highWaterMark: 0 },
    );
  }
}
