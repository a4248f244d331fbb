import { ProblemError } from "./problem.ts";

/** Deepest nesting of a JSON body. */
export const maxJsonDepth = 64;

/** Text that may hold something JSON.parse accepts and PostgreSQL, JavaScript or a reader would not. */
const suspicious = /__proto__|\\u|\d{16}|[eE][+-]?\d{3}/;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const malformed = (pointer: string, code: string, message: string): ProblemError =>
  new ProblemError("bad_request", {
    detail: `Failed to read the body: ${message}.`,
    errors: [{ pointer, code, message }],
  });

/** Nesting of brackets outside strings; linear, so it can run before the parser. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (inString) {
      if (character === 92) index++;
      else if (character === 34) inString = false;
    } else if (character === 34) inString = true;
    else if (character === 91 || character === 123) deepest = Math.max(deepest, ++depth);
    else if (character === 93 || character === 125) depth--;
  }
  return deepest;
}

const escapePointer = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

function checkString(text: string, pointer: string): void {
  if (text.includes("\u0000")) throw malformed(pointer, "nul", "a string may not contain U+0000");
  if (loneSurrogate.test(text))
    throw malformed(pointer, "surrogate", "a string may not contain a lone surrogate");
}

function check(value: unknown, pointer: string): void {
  if (typeof value === "string") checkString(value, pointer);
  else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw malformed(pointer, "number", "a number must be finite");
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw malformed(pointer, "number", "an integer must lie within ±(2^53 - 1)");
    }
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      check(item, `${pointer}/${index}`);
    });
  } else if (value && typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      const at = `${pointer}/${escapePointer(key)}`;
      if (key === "__proto__") throw malformed(at, "name", 'a property may not be named "__proto__"');
      checkString(key, pointer);
      check(item, at);
    }
  }
}

/**
 * Parses a JSON text that came from outside. Refuses, with a pointer: nesting beyond 64, numbers that would lose
 * precision, U+0000, lone surrogates and `__proto__`.
 */
export function parseJson(text: string): unknown {
  if (depthOf(text) > maxJsonDepth) throw malformed("", "depth", `JSON may nest ${maxJsonDepth} levels deep`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProblemError("bad_request", {
      detail: "Failed to read the body: it is not valid JSON.",
      cause,
    });
  }
  if (suspicious.test(text)) check(value, "");
  return value;
}
