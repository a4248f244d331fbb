/** A part of a text: `text.slice(start, end)` without the white space around it. */
export interface Chunk {
  readonly text: string;
  /** Position of its first character, 0 is the first. */
  readonly start: number;
  /** Position after its last character. */
  readonly end: number;
}

/** Characters of a chunk. */
export const longestChunk = 1_200;

const paragraphEnd = /\n[^\S\n]*\n\s*/g;
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits a text into chunks of at most 1,200 characters, in its order: whole paragraphs where they fit, else whole
 * sentences, else whole words, else characters. Nothing but white space is left out.
 */
export function chunksOfText(text: string): Chunk[] {
  const pieces = paragraphsOf(text).flatMap((span) =>
    fits(span)
      ? span
      : sentencesOf(text, span).flatMap((sentence) => (fits(sentence) ? sentence : wordsOf(text, sentence))),
  );
  return packed(pieces).flatMap((span) => trimmed(text, span));
}

const fits = ({ start, end }: Span): boolean => end - start <= longestChunk;

function paragraphsOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(paragraphEnd)) {
    spans.push({ start, end: index });
    start = index + gap.length;
  }
  return [...spans, { start, end: text.length }];
}

const sentencesOf = (text: string, { start, end }: Span): Span[] =>
  Array.from(sentences.segment(text.slice(start, end)), ({ index, segment }) => ({
    start: start + index,
    end: start + index + segment.length,
  }));

/** Pieces that fit, cut after white space where there is some, and never inside a surrogate pair. */
function wordsOf(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  for (let from = start; from < end; ) {
    const to = Math.min(from + longestChunk, end);
    const cut = to === end ? end : cutBefore(text, from, to);
    spans.push({ start: from, end: cut });
    from = cut;
  }
  return spans;
}

function cutBefore(text: string, from: number, to: number): number {
  const space = text.slice(from, to).search(/\s\S*$/);
  if (space > 0) return from + space + 1;
  const unit = text.charCodeAt(to - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? to - 1 : to;
}

/** Neighbours together as long as they fit. */
function packed(pieces: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const piece of pieces) {
    const last = spans.at(-1);
    const joined = last && { start: last.start, end: piece.end };
    if (joined && fits(joined)) spans[spans.length - 1] = joined;
    else spans.push(piece);
  }
  return spans;
}

function trimmed(text: string, { start, end }: Span): Chunk[] {
  const slice = text.slice(start, end);
  const content = slice.trim();
  if (content === "") return [];
  const from = start + slice.indexOf(content);
  return [{ text: content, start: from, end: from + content.length }];
}
