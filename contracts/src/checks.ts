import { type Format, formats } from "./formats.ts";
import type { ValidationIssue, Validator } from "./operation.ts";

/**
 * What the generated checks are made of. They report what ajv would, in its order and words; a test holds them
 * against it. The path of a value is put together only where something is reported or lies below it.
 */

/** The name of a value where it is, escaped as in a JSON Pointer; nothing for the outermost. */
export type Key = string | number | undefined;

/** Checks one value and adds what is wrong with it. */
export type Check = (value: unknown, path: string, key: Key, issues: ValidationIssue[]) => void;

/** Makes a validator of the check of a whole value. */
export function validator(check: Check): Validator {
  const validate: Validator = (value) => {
    const issues: ValidationIssue[] = [];
    check(value, "", undefined, issues);
    validate.errors = issues.length === 0 ? null : issues;
    return issues.length === 0;
  };
  return validate;
}

/** The path of what is inside. */
export function below(path: string, key: Key): string {
  return key === undefined ? path : `${path}/${key}`;
}

function report(
  issues: ValidationIssue[],
  path: string,
  key: Key,
  keyword: string,
  message: string,
  params: Record<string, unknown>,
): void {
  issues.push({ instancePath: below(path, key), keyword, params, message });
}

export function wrongType(path: string, key: Key, issues: ValidationIssue[], type: string | string[]): void {
  report(issues, path, key, "type", `must be ${type}`, { type });
}

function notMore(path: string, key: Key, issues: ValidationIssue[], what: string, limit: number): void {
  const message = `must NOT have more than ${limit} ${what}`;
  report(issues, path, key, what === "characters" ? "maxLength" : `max${capital(what)}`, message, { limit });
}

function notFewer(path: string, key: Key, issues: ValidationIssue[], what: string, limit: number): void {
  const message = `must NOT have fewer than ${limit} ${what}`;
  report(issues, path, key, what === "characters" ? "minLength" : `min${capital(what)}`, message, { limit });
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Characters as JSON Schema counts them: code points, a lone surrogate being one. */
function codePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xd800 || (text.charCodeAt(index + 1) & 0xfc00) !== 0xdc00)
      continue;
    count--;
    index++;
  }
  return count;
}

export function text(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  least = 0,
  most = Number.POSITIVE_INFINITY,
  pattern?: RegExp,
  format?: Format,
): void {
  if (typeof value !== "string") {
    wrongType(path, key, issues, "string");
    return;
  }
  if (value.length > most && codePoints(value) > most) notMore(path, key, issues, "characters", most);
  if (value.length < least * 2 && codePoints(value) < least) notFewer(path, key, issues, "characters", least);
  if (pattern && !pattern.test(value)) {
    const { source } = pattern;
    report(issues, path, key, "pattern", `must match pattern "${source}"`, { pattern: source });
  }
  if (format && !formats[format](value))
    report(issues, path, key, "format", `must match format "${format}"`, { format });
}

/** A finite number between both limits. */
export function number(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): void {
  if (!Number.isFinite(value)) {
    wrongType(path, key, issues, "number");
    return;
  }
  range(value as number, path, key, issues, least, most);
}

export function integer(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): void {
  if (!Number.isInteger(value)) wrongType(path, key, issues, "integer");
  // A fraction may be out of range as well.
  if (Number.isFinite(value)) range(value as number, path, key, issues, least, most);
}

function range(
  value: number,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  least: number,
  most: number,
): void {
  if (value > most)
    report(issues, path, key, "maximum", `must be <= ${most}`, { comparison: "<=", limit: most });
  if (value < least)
    report(issues, path, key, "minimum", `must be >= ${least}`, { comparison: ">=", limit: least });
}

export function boolean(value: unknown, path: string, key: Key, issues: ValidationIssue[]): void {
  if (typeof value !== "boolean") wrongType(path, key, issues, "boolean");
}

const typeOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value;

/** One of several types; `integer` is not among them. */
export function types(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  names: string[],
): void {
  const name = typeOf(value);
  if (!names.includes(name) || (name === "number" && !Number.isFinite(value)))
    wrongType(path, key, issues, names);
}

export function constant(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  allowedValue: unknown,
): void {
  if (value !== allowedValue)
    report(issues, path, key, "const", "must be equal to constant", { allowedValue });
}

export function choice(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  allowedValues: readonly unknown[],
): void {
  if (!allowedValues.includes(value))
    report(issues, path, key, "enum", "must be equal to one of the allowed values", { allowedValues });
}

/** Fits at least one; else what is wrong with each is told. */
export function anyOf(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  checks: readonly Check[],
): void {
  const found: ValidationIssue[] = [];
  for (const check of checks) {
    const count = found.length;
    check(value, path, key, found);
    if (found.length === count) return;
  }
  // One by one: a body may hold more faults than a call has room for arguments.
  for (const issue of found) issues.push(issue);
  report(issues, path, key, "anyOf", "must match a schema in anyOf", {});
}

export function not(value: unknown, path: string, key: Key, issues: ValidationIssue[], check: Check): void {
  const found: ValidationIssue[] = [];
  check(value, path, key, found);
  if (found.length === 0) report(issues, path, key, "not", "must NOT be valid", {});
}

export function list(
  value: unknown,
  path: string,
  key: Key,
  issues: ValidationIssue[],
  check: Check | undefined,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): void {
  if (!Array.isArray(value)) {
    wrongType(path, key, issues, "array");
    return;
  }
  if (value.length > most) notMore(path, key, issues, "items", most);
  if (value.length < least) notFewer(path, key, issues, "items", least);
  if (!check) return;
  const inside = below(path, key);
  for (let index = 0; index < value.length; index++) check(value[index], inside, index, issues);
}

/** No scalar of a list twice. */
export function unique(value: unknown, path: string, key: Key, issues: ValidationIssue[]): void {
  if (!Array.isArray(value)) return;
  // As ajv looks: from behind, and the first pair it meets is told.
  for (let i = value.length - 1; i > 0; i--) {
    const j = value.lastIndexOf(value[i], i - 1);
    if (j === -1) continue;
    const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
    report(issues, path, key, "uniqueItems", message, { i, j });
    return;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The number of properties. */
export function size(
  value: object,
  path: string,
  issues: ValidationIssue[],
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): void {
  const count = Object.keys(value).length;
  if (count > most) notMore(path, undefined, issues, "properties", most);
  if (count < least) notFewer(path, undefined, issues, "properties", least);
}

export function missing(path: string, issues: ValidationIssue[], missingProperty: string): void {
  report(issues, path, undefined, "required", `must have required property '${missingProperty}'`, {
    missingProperty,
  });
}

export function unknown(path: string, issues: ValidationIssue[], additionalProperty: string): void {
  const message = "must NOT have additional properties";
  report(issues, path, undefined, "additionalProperties", message, { additionalProperty });
}

/** A name that came from outside as a JSON Pointer holds it. */
export function token(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** Reports a tag that names none of the branches. */
export function untagged(tagValue: unknown, path: string, issues: ValidationIssue[], tag: string): void {
  const isText = typeof tagValue === "string";
  const message = isText ? `value of tag "${tag}" must be in oneOf` : `tag "${tag}" must be string`;
  const params = { error: isText ? "mapping" : "tag", tag, tagValue };
  report(issues, path, undefined, "discriminator", message, params);
}

/** A number that came as text; what is none stays as it is and fails its check. */
export function toNumber(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const number = Number(value);
  return Number.isFinite(number) && (number !== 0 || value.trim() !== "") ? number : value;
}

/** A boolean that came as text. */
export function toBoolean(value: unknown): unknown {
  return value === "true" ? true : value === "false" ? false : value;
}
