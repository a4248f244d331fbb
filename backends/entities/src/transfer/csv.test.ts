import { MAX_ROW_LENGTH, ndjsonRows, textChunks, type UploadRow } from "@elqnt/service-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, csvRows, guardFormula, unguardFormula } from "./csv.ts";

async function* chunks(text: string, size = 7): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

async function all<TItem>(source: AsyncIterable<TItem>): Promise<TItem[]> {
  const items: TItem[] = [];
  for await (const item of source) items.push(item);
  return items;
}

const values = (rows: readonly UploadRow<unknown>[]) =>
  rows.map((row) => ("value" in row ? row.value : row.problem.code));

describe("CSV", () => {
  it.each([
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\n1,\n",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    ['"a ""quoted""","two\nlines"\r\nx', [['a "quoted"', "two\nlines"], ["x"]]],
    ["a\r\n\r\n\r\nb", [["a"], ["b"]]],
    ['""', [[""]]],
    ["it's 5\" wide,b", [["it's 5\" wide", "b"]]],
    ["", []],
  ])("%j is read", async (text, expected) => {
    for (const size of [1, 3, 100]) expect(values(await all(csvRows(chunks(text, size))))).toEqual(expected);
  });

  it("tells the line a row begins on", async () => {
    const rows = await all(csvRows(chunks('a\n"two\nlines"\nb')));
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it("reads what it writes", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "é", " ", "'") });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        async (table) => {
          const text = table.map(csvLine).join("");
          expect(values(await all(csvRows(chunks(text, 3))))).toEqual(table);
        },
      ),
    );
  });

  it("takes formulas the power away and gives the text back", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "a") }), (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });

  it("passes over a row that never ends, in constant memory", async () => {
    const endless = (async function* () {
      yield "a\n";
      for (let count = 0; count < 300; count++) yield "x".repeat(10_000);
      yield "\nb\n";
    })();
    expect(values(await all(csvRows(endless)))).toEqual([["a"], "body_too_large", ["b"]]);
  });
});

describe("NDJSON", () => {
  it("skips empty lines and reports broken ones by number", async () => {
    const rows = await all(ndjsonRows(chunks('{"a":1}\n\n{"a":\r\n{"a":"\\u0000"}\n[1]')));
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
    expect(values(rows)).toEqual([{ a: 1 }, "bad_request", "bad_request", [1]]);
  });

  it("passes over a line that is too long", async () => {
    const text = `{"a":1}\n{"a":"${"x".repeat(MAX_ROW_LENGTH)}"}\n{"a":2}`;
    expect(values(await all(ndjsonRows(chunks(text, 50_000))))).toEqual([
      { a: 1 },
      "body_too_large",
      { a: 2 },
    ]);
  });
});

describe("text of an upload", () => {
  const stream = (...parts: number[][]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(Uint8Array.from(part));
        controller.close();
      },
    });

  it("joins characters cut by chunks and drops a byte order mark", async () => {
    expect((await all(textChunks(stream([0xef, 0xbb, 0xbf, 0xc3], [0xa9, 0x61])))).join("")).toBe("éa");
  });

  it("refuses what is not UTF-8", async () => {
    await expect(all(textChunks(stream([0x61, 0xff])))).rejects.toMatchObject({ code: "bad_request" });
    await expect(all(textChunks(stream([0xc3])))).rejects.toMatchObject({ code: "bad_request" });
  });
});
