/** One step into a document, linked to where it came from: a pointer costs nothing until somebody asks for it. */
export interface Path {
  readonly parent: Path | undefined;
  readonly key: string | number;
}

/** Writes a path as an RFC 6901 JSON Pointer. */
export function pointerOf(path: Path | undefined): string {
  let pointer = "";
  for (let step = path; step; step = step.parent) pointer = `/${escapeSegment(step.key)}${pointer}`;
  return pointer;
}

/** Escapes one reference token of a JSON Pointer. */
export function escapeSegment(key: string | number): string {
  return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is wrong with a value and where; the shape of a problem's `errors[]`. */
export interface Issue {
  pointer: string;
  code: string;
  message: string;
}

/** Deep equality of JSON values; the order of properties does not matter. */
export function jsonEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && jsonEqual((left as Json)[key], (right as Json)[key]),
  );
}
