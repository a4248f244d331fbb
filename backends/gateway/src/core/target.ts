import type { ProblemCode } from "@elqnt/contracts";

/** A request target split once; matching and forwarding both use these very strings. */
export interface Target {
  readonly path: string;
  /** The query with its leading `?`, or an empty string. */
  readonly search: string;
}

/** Why a target is refused. */
export interface TargetFault {
  readonly fault: ProblemCode;
  readonly detail: string;
}

const maxTargetLength = 8192;

const plain = 1;
const slash = 2;
const percent = 3;

/** Class of every ASCII character in a path: RFC 3986 `pchar` without `;`, `/` and `%`; the rest is refused. */
const classes = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,=:@") {
  classes[char.charCodeAt(0)] = plain;
}
classes["/".charCodeAt(0)] = slash;
classes["%".charCodeAt(0)] = percent;

/**
 * Splits a request target and refuses everything that two parsers could read differently: absolute form,
 * backslashes, `;`, empty and dot segments, non-canonical or double percent-encoding, overlong UTF-8, NUL.
 */
export function parseTarget(target: string): Target | TargetFault {
  if (target.length > maxTargetLength)
    return fault("uri_too_long", "The request target is longer than 8 KiB.");
  if (target.charCodeAt(0) !== 47) return fault("bad_request", "The request target must start with a slash.");
  const mark = target.indexOf("?");
  const path = mark === -1 ? target : target.slice(0, mark);
  const reason = pathFault(path);
  if (reason) return fault("bad_request", reason);
  if (mark === -1) return { path, search: "" };
  const search = target.slice(mark);
  if (!isVisibleAscii(search))
    return fault("bad_request", "The query holds a character that must be encoded.");
  return { path, search };
}

function fault(code: ProblemCode, detail: string): TargetFault {
  return { fault: code, detail };
}

function pathFault(path: string): string | undefined {
  let start = 1;
  let encoded = false;
  for (let index = 1; index <= path.length; index++) {
    const kind = index === path.length ? slash : classes[path.charCodeAt(index)];
    if (kind === plain) continue;
    if (kind === percent) {
      encoded = true;
      continue;
    }
    if (kind !== slash) return "The path holds a character that is not allowed.";
    const reason = segmentFault(path, start, index, encoded);
    if (reason) return reason;
    start = index + 1;
    encoded = false;
  }
  return undefined;
}

function segmentFault(path: string, start: number, end: number, encoded: boolean): string | undefined {
  const length = end - start;
  if (length === 0) return end === path.length ? undefined : "The path holds an empty segment.";
  if (length <= 2 && path.charCodeAt(start) === 46 && path.charCodeAt(end - 1) === 46) {
    return "The path holds a dot segment.";
  }
  return encoded ? encodingFault(path.slice(start, end)) : undefined;
}

/** `%65` (an unreserved character) and `%252f` (decoded twice by sloppy servers) are what bypasses are made of. */
function encodingFault(segment: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(segment);
  } catch {
    return "The path is not valid percent-encoded UTF-8.";
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  if (/[/\\\u0000-\u001f\u007f]/.test(decoded)) return "The path encodes a character that is not allowed.";
  if (/%[0-9a-f]{2}/i.test(decoded)) return "The path is percent-encoded twice.";
  if (hasEncodedUnreserved(segment)) return "The path encodes a character that needs no encoding.";
  return undefined;
}

function hasEncodedUnreserved(segment: string): boolean {
  for (const [, hex] of segment.matchAll(/%([0-9a-f]{2})/gi)) {
    if (/[A-Za-z0-9\-._~]/.test(String.fromCharCode(Number.parseInt(hex!, 16)))) return true;
  }
  return false;
}

function isVisibleAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x21 || code > 0x7e || code === 0x23 /* # */) return false;
  }
  return true;
}
