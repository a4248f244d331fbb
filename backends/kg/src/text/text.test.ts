import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunksOfText, longestChunk } from "./chunks.ts";
import { NameIndex } from "./mentions.ts";
import { scoreKeywords } from "./ranking.ts";
import { nameTerm, termsOf, wordsOf } from "./terms.ts";
import { similarity, trigramsOf } from "./trigrams.ts";

describe("words", () => {
  it("are letters and digits of any script, in lower case", () => {
    expect(wordsOf("Ｗork’s DONE: naïve Straße 42, 東京!")).toEqual([
      "work",
      "s",
      "done",
      "naïve",
      "straße",
      "42",
      "東京",
    ]);
  });

  it("of a node are found by, those of its name twice", () => {
    const terms = termsOf({ name: "Ada", description: "Wrote it", properties: { a: { b: ["Notes", 7] } } });
    expect(terms).toEqual([nameTerm("ada"), "ada", "it", "notes", "wrote"].sort());
  });

  it("score by the best place that holds them", () => {
    const node = { name: "Ada", description: "programs engines", properties: { note: "steam ada" } };
    expect(scoreKeywords(["ada", "engines", "steam", "tea"], node)).toEqual({
      score: (1 + 0.6 + 0.4) / 4,
      terms: ["ada", "engines", "steam"],
    });
  });
});

describe("trigrams", () => {
  it("are those of pg_trgm", () => {
    expect([...trigramsOf("Cat")]).toEqual(["  c", " ca", "cat", "at "]);
    expect(similarity(trigramsOf("word"), trigramsOf("two words"))).toBeCloseTo(4 / 11, 6);
  });

  it("are similar to themselves and to nothing they share nothing with", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (left, right) => {
        const [a, b] = [trigramsOf(left), trigramsOf(right)];
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, a)).toBe(a.size === 0 ? 0 : 1);
        if (![...a].some((trigram) => b.has(trigram))) expect(similarity(a, b)).toBe(0);
      }),
    );
  });
});

describe("chunks", () => {
  const squash = (text: string) => text.replaceAll(/\s+/g, "");

  it("hold all of the text, each within its limit, where it stands", () => {
    const piece = fc.oneof(
      fc.constantFrom("\n\n", " ", ". ", "\n \n", "😀"),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.integer({ min: 1, max: 1_500 }).map((count) => "x".repeat(count)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const chunks = chunksOfText(text);
        for (const { text: part, start, end } of chunks) {
          expect(text.slice(start, end)).toBe(part);
          expect(part.length).toBeLessThanOrEqual(longestChunk);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(squash(chunks.map(({ text: part }) => part).join(""))).toBe(squash(text));
      }),
    );
  });

  it("keep paragraphs together, and break long ones after sentences", () => {
    const short = `${"a".repeat(500)}.`;
    const sentences = Array.from({ length: 4 }, (_, at) => `Sentence ${at} ${"b".repeat(500)}.`);
    const chunks = chunksOfText([short, short, sentences.join(" ")].join("\n\n"));
    expect(chunks.map(({ text }) => text)).toEqual([
      `${short}\n\n${short}`,
      `${sentences[0]} ${sentences[1]}`,
      `${sentences[2]} ${sentences[3]}`,
    ]);
  });
});

describe("mentions", () => {
  const names = new NameIndex([
    { id: "ada", name: "Ada Lovelace" },
    { id: "first", name: "Ada" },
    { id: "twin", name: "ADA" },
    { id: "x", name: "x" },
  ]);

  it("are whole words, whatever their case, the longest name first", () => {
    expect(names.mentionedIn("ada LOVELACE met Adam; x marks it.")).toEqual(["ada"]);
    expect(names.mentionedIn("Lovelace, Ada")).toEqual(["first", "twin"]);
  });
});
