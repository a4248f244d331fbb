/** Part of a chunked body that is expected next. */
type Expects = "head" | "size" | "data" | "end of data";

const lineFeed = 10;
/** The space after it is optional. */
const marker = Buffer.from("\nid:");

/**
 * Reads the ids of one stream of server-sent events from the bytes of its socket, however they are cut, with as
 * little work as that can be done: readers share the machine with what is measured.
 */
export class Sequence {
  /** The response head, for messages. */
  head = "";
  readonly #onEvent: (id: number, isNext: boolean) => void;
  readonly #onOpen: () => void;
  #expects: Expects = "head";
  /** Bytes of the chunk that are still to come. */
  #left = 0;
  #line = "";
  /** The end of what was read, as far as an id may have begun in it. */
  #rest: Buffer = Buffer.from("\n");
  #last: number | undefined;

  constructor(onEvent: (id: number, isNext: boolean) => void, onOpen: () => void) {
    this.#onEvent = onEvent;
    this.#onOpen = onOpen;
  }

  take(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#expects === "data") {
        const piece = bytes.subarray(at, at + this.#left);
        this.#scan(piece);
        at += piece.length;
        this.#left -= piece.length;
        if (this.#left === 0) this.#expects = "end of data";
      } else {
        const end = bytes.indexOf(lineFeed, at);
        const until = end < 0 ? bytes.length : end + 1;
        this.#line += bytes.toString("latin1", at, until);
        at = until;
        if (end >= 0) this.#takeLine();
      }
    }
  }

  #takeLine(): void {
    const line = this.#line.trimEnd();
    this.#line = "";
    if (this.#expects === "head") {
      this.head += `${line}\n`;
      if (line === "") this.#expects = "size";
    } else if (this.#expects === "end of data") {
      this.#expects = "size";
    } else {
      this.#left = Number.parseInt(line, 16);
      this.#expects = "data";
    }
  }

  #scan(piece: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    let from = 0;
    for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, from)) {
      const end = bytes.indexOf(lineFeed, at + marker.length);
      if (end < 0) break;
      from = end;
      this.#found(Number(bytes.toString("latin1", at + marker.length, end)));
    }
    // No id is longer than this with its marker.
    this.#rest = Buffer.from(bytes.subarray(Math.max(from, bytes.length - 24)));
  }

  #found(id: number): void {
    if (this.#last === undefined) this.#onOpen();
    this.#onEvent(id, this.#last === undefined || id === this.#last + 1);
    this.#last = id;
  }
}
