/** What a cell of each type of column is here. Numbers are finite, and whole ones below 2^53. */
interface CellOf {
  String: string;
  "LowCardinality(String)": string;
  UInt8: number | boolean;
  UInt64: number;
  "Array(String)": readonly string[];
  "Array(Float32)": readonly number[];
}

export type ColumnType = keyof CellOf;

/** Columns of an insert in the order of its cells. */
export type Columns = readonly (readonly [name: string, type: ColumnType])[];

/** Cells of one row. */
export type RowOf<TColumns extends Columns> = {
  readonly [TIndex in keyof TColumns]: CellOf[TColumns[TIndex][1]];
};

const writers: { readonly [TType in ColumnType]: (bytes: Bytes, cell: CellOf[TType]) => void } = {
  String: (bytes, cell) => bytes.text(cell),
  "LowCardinality(String)": (bytes, cell) => bytes.text(cell),
  UInt8: (bytes, cell) => bytes.uint8(Number(cell)),
  UInt64: (bytes, cell) => bytes.uint64(cell),
  "Array(String)": (bytes, cell) => {
    bytes.varint(cell.length);
    for (const item of cell) bytes.text(item);
  },
  "Array(Float32)": (bytes, cell) => {
    bytes.varint(cell.length);
    for (const item of cell) bytes.float32(item);
  },
};

/**
 * Rows as ClickHouse reads them, a part at a time, each in pieces. A part ends with the row that makes it `length` or
 * longer. https://clickhouse.com/docs/interfaces/formats/RowBinary
 */
export function* rowBinary<TColumns extends Columns>(
  columns: TColumns,
  rows: Iterable<RowOf<TColumns>>,
  length: number,
): Generator<readonly Uint8Array[]> {
  const write = columns.map(([, type]) => writers[type] as (bytes: Bytes, cell: unknown) => void);
  let bytes = new Bytes();
  for (const row of rows) {
    for (let index = 0; index < write.length; index += 1) write[index]!(bytes, row[index]);
    if (bytes.length < length) continue;
    yield bytes.pieces();
    bytes = new Bytes();
  }
  if (bytes.length > 0) yield bytes.pieces();
}

const firstPiece = 4 * 1024;
const largestPiece = 1024 * 1024;
const longestVarint = 5;
const shortText = 24;

/** Grows by pieces, so that nothing is copied. */
class Bytes {
  readonly #full: Buffer[] = [];
  #fullLength = 0;
  #piece = Buffer.allocUnsafe(firstPiece);
  #at = 0;

  get length(): number {
    return this.#fullLength + this.#at;
  }

  pieces(): readonly Uint8Array[] {
    return [...this.#full, this.#piece.subarray(0, this.#at)];
  }

  uint8(value: number): void {
    this.#reserve(1);
    this.#piece[this.#at++] = value;
  }

  uint64(value: number): void {
    this.#reserve(8);
    this.#at = this.#piece.writeUInt32LE(value % 2 ** 32, this.#at);
    this.#at = this.#piece.writeUInt32LE(Math.floor(value / 2 ** 32), this.#at);
  }

  float32(value: number): void {
    this.#reserve(4);
    this.#at = this.#piece.writeFloatLE(value, this.#at);
  }

  varint(value: number): void {
    this.#reserve(longestVarint);
    let rest = value;
    for (; rest >= 0x80; rest >>>= 7) this.#piece[this.#at++] = (rest & 0x7f) | 0x80;
    this.#piece[this.#at++] = rest;
  }

  /** Its length comes first and is known last: room is left for that of ASCII, which most text is. */
  text(value: string): void {
    this.#reserve(longestVarint + 3 * value.length);
    if (value.length <= shortText && this.#shortAscii(value)) return;
    const expected = this.#at + sizeOfVarint(value.length);
    const written = this.#piece.write(value, expected);
    this.varint(written);
    if (this.#at !== expected) this.#piece.copyWithin(this.#at, expected, expected + written);
    this.#at += written;
  }

  /** Faster than a call into the engine of JavaScript. */
  #shortAscii(value: string): boolean {
    const piece = this.#piece;
    const start = this.#at + 1;
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) return false;
      piece[start + index] = code;
    }
    piece[this.#at] = value.length;
    this.#at = start + value.length;
    return true;
  }

  #reserve(size: number): void {
    if (this.#at + size <= this.#piece.length) return;
    const larger = Math.min(2 * this.#piece.length, largestPiece);
    this.#full.push(this.#piece.subarray(0, this.#at));
    this.#fullLength += this.#at;
    this.#piece = Buffer.allocUnsafe(Math.max(size, larger));
    this.#at = 0;
  }
}

const sizeOfVarint = (value: number): number => {
  let size = 1;
  for (let rest = value; rest >= 0x80; rest >>>= 7) size += 1;
  return size;
};
