import type { Random } from "../random.ts";

const classes: Record<string, string> = {
  d: "0123456789",
  w: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_",
  s: " ",
};
const printable = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Writes a text that one part of a pattern matches. */
type Writer = (random: Random) => string;

/** Thrown for syntax that this generator does not know; the caller does without the pattern. */
class TooRich extends Error {}

/** The characters of a bracket expression such as `a-z0-9_.-`. */
function bracket(body: string): string {
  let alphabet = "";
  for (let index = 0; index < body.length; index++) {
    const character = body[index]!;
    if (character === "\\") {
      const escaped = body[++index]!;
      alphabet += classes[escaped] ?? escaped;
    } else if (body[index + 1] === "-" && index + 2 < body.length) {
      for (let code = character.charCodeAt(0); code <= body.charCodeAt(index + 2); code++) {
        alphabet += String.fromCharCode(code);
      }
      index += 2;
    } else alphabet += character;
  }
  return alphabet;
}

const oneOf =
  (alphabet: string): Writer =>
  (random) =>
    random.pick([...alphabet]);

/** Turns a pattern of literals, classes, groups, alternatives and quantifiers into a writer. */
class PatternReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Writer {
    const writer = this.#alternatives();
    if (this.#at < this.#source.length) throw new TooRich();
    return writer;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, "y");
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#source);
    if (match) this.#at = sticky.lastIndex;
    return match ?? undefined;
  }

  #alternatives(): Writer {
    const branches = [this.#sequence()];
    while (this.#take(/\|/)) branches.push(this.#sequence());
    return (random) => random.pick(branches)(random);
  }

  #sequence(): Writer {
    const parts: Writer[] = [];
    for (let atom = this.#atom(); atom; atom = this.#atom()) parts.push(this.#repeated(atom));
    return (random) => parts.map((part) => part(random)).join("");
  }

  #atom(): Writer | undefined {
    if (this.#take(/\^|\$/)) return () => "";
    if (this.#take(/\((?:\?:)?(?!\?)/)) {
      const inner = this.#alternatives();
      if (!this.#take(/\)/)) throw new TooRich();
      return inner;
    }
    const [, negated, body] = this.#take(/\[(\^?)((?:\\.|[^\]\\])+)\]/) ?? [];
    if (body !== undefined) return oneOf(negated ? printable : bracket(body));
    const [, escaped] = this.#take(/\\([^bBpPkuxc1-9])/) ?? [];
    if (escaped !== undefined) return oneOf(classes[escaped] ?? escaped);
    const [literal] = this.#take(/[^[\]\\(){}|*+?^$]/) ?? [];
    return literal === undefined ? undefined : oneOf(literal === "." ? printable : literal);
  }

  #repeated(atom: Writer): Writer {
    const [, sign, low, comma, high] = this.#take(/([*+?])|\{(\d+)(?:(,)(\d*))?\}/) ?? [];
    if (sign === undefined && low === undefined) return atom;
    const minimum = sign ? Number(sign === "+") : Number(low);
    const most = sign ? (sign === "?" ? 1 : minimum + 4) : comma ? Number(high || minimum + 4) : minimum;
    const maximum = Math.min(most, minimum + 8);
    return (random) => Array.from({ length: random.integer(minimum, maximum) }, () => atom(random)).join("");
  }
}

/** A string that fits a pattern, or `undefined` when the pattern is beyond this generator. */
export function textLike(pattern: string, random: Random, maxLength = 64): string | undefined {
  try {
    const write = new PatternReader(pattern).read();
    for (let attempt = 0; attempt < 20; attempt++) {
      const text = write(random);
      if (text.length <= maxLength && new RegExp(pattern, "u").test(text)) return text;
    }
  } catch (error) {
    if (!(error instanceof TooRich)) throw error;
  }
  return undefined;
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** A string of one of the formats that the contracts use. */
export function textOfFormat(format: string, random: Random): string | undefined {
  const date = `20${twoDigits(random.integer(0, 40))}-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`;
  const time = `${twoDigits(random.integer(0, 23))}:${twoDigits(random.integer(0, 59))}:${twoDigits(random.integer(0, 59))}`;
  const makers: Record<string, () => string> = {
    uuid: () => random.uuid(),
    "date-time": () => `${date}T${time}.000Z`,
    date: () => date,
    time: () => `${time}Z`,
    email: () => `${random.text(8)}@example.com`,
    uri: () => `https://example.com/${random.text(6)}`,
    "uri-reference": () => `/${random.text(6)}`,
    hostname: () => `${random.text(6)}.example.com`,
    ipv4: () => `192.0.2.${random.integer(1, 254)}`,
    "json-pointer": () => `/${random.text(5)}`,
    regex: () => `^${random.text(3)}$`,
  };
  return makers[format]?.();
}
