import { MAX_ROW_LENGTH, tooLong, type UploadRow } from "@elqnt/service-kit";

/**
 * Reads RFC 4180 as it comes: quoted cells with doubled quotes, commas and line ends inside, CRLF or LF, empty
 * lines skipped. A quote inside an unquoted cell is taken as it is.
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<UploadRow<string[]>> {
  const reader = new CsvReader();
  for await (const chunk of chunks) yield* reader.push(chunk);
  yield* reader.end();
}

class CsvReader {
  #cell = "";
  #cells: string[] = [];
  #length = 0;
  #state: "start" | "plain" | "quoted" | "closed" = "start";
  #line = 1;
  #rowLine = 1;

  *push(chunk: string): Generator<UploadRow<string[]>> {
    for (const character of chunk) {
      this.#length++;
      if (this.#state === "quoted") this.#quoted(character);
      else if (character === "\n") yield* this.#row();
      else if (character === ",") this.#endCell();
      else if (character === '"' && this.#state === "start") this.#state = "quoted";
      else if (character === '"' && this.#state === "closed") {
        this.#append('"');
        this.#state = "quoted";
      } else if (character !== "\r") {
        this.#append(character);
        this.#state = "plain";
      }
    }
  }

  *end(): Generator<UploadRow<string[]>> {
    if (this.#state !== "start" || this.#cells.length > 0) yield* this.#row();
  }

  #quoted(character: string): void {
    if (character === "\n") this.#line++;
    if (character === '"') this.#state = "closed";
    else this.#append(character);
  }

  #append(character: string): void {
    if (this.#length <= MAX_ROW_LENGTH) this.#cell += character;
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = "";
    this.#state = "start";
  }

  *#row(): Generator<UploadRow<string[]>> {
    const isEmpty = this.#state === "start" && this.#cells.length === 0;
    this.#endCell();
    if (this.#length > MAX_ROW_LENGTH) yield { line: this.#rowLine, problem: tooLong() };
    else if (!isEmpty) yield { line: this.#rowLine, value: this.#cells };
    this.#cells = [];
    this.#length = 0;
    this.#rowLine = ++this.#line;
  }
}

/** One line of CSV, its end included. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets hide;
 * {@link unguardFormula} takes it away again, so an export can be imported as it is.
 */
export function guardFormula(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

export function unguardFormula(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
