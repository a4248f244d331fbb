import { type Issue, type Path, pointerOf } from "./pointer.ts";

/** What any record may hold, whatever its schema says. */
export const valueLimits = { depth: 32, items: 10_000, bytes: 512 * 1024 } as const;

const MAX_ISSUES = 20;

/**
 * Finds what no store could keep as it is: NUL and lone surrogates in text (PostgreSQL's jsonb refuses them),
 * integers beyond 2^53 that JSON already rounded, the key `__proto__`, endless lists and nesting.
 */
export function checkValues(value: unknown, base: Path | undefined): Issue[] {
  const issues: Issue[] = [];
  visit(value, base, 0, issues);
  return issues;
}

function visit(value: unknown, path: Path | undefined, depth: number, issues: Issue[]): void {
  if (issues.length >= MAX_ISSUES) return;
  if (typeof value === "string") text(value, path, issues);
  else if (typeof value === "number") number(value, path, issues);
  else if (typeof value === "object" && value !== null) container(value, path, depth, issues);
}

function container(value: object, path: Path | undefined, depth: number, issues: Issue[]): void {
  if (depth > valueLimits.depth)
    fail(issues, path, "depth", `must not nest deeper than ${valueLimits.depth} levels`);
  else if (Array.isArray(value)) items(value, path, depth, issues);
  else members(value as Record<string, unknown>, path, depth, issues);
}

function items(value: readonly unknown[], path: Path | undefined, depth: number, issues: Issue[]): void {
  if (value.length > valueLimits.items)
    fail(issues, path, "maxItems", `must have ${valueLimits.items} items or fewer`);
  else
    for (let key = 0; key < value.length; key++) visit(value[key], { parent: path, key }, depth + 1, issues);
}

function members(
  value: Record<string, unknown>,
  path: Path | undefined,
  depth: number,
  issues: Issue[],
): void {
  for (const key of Object.keys(value)) {
    const at = { parent: path, key };
    if (key === "__proto__") fail(issues, at, "name", "is no name a field may have");
    else {
      text(key, at, issues);
      visit(value[key], at, depth + 1, issues);
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const SUSPECT = /[\u0000\ud800-\udfff]/;

function text(value: string, path: Path | undefined, issues: Issue[]): void {
  if (!SUSPECT.test(value)) return;
  if (value.includes("\0")) fail(issues, path, "characters", "must not hold the character NUL");
  else if (!value.isWellFormed()) fail(issues, path, "characters", "must not hold half a surrogate pair");
}

function number(value: number, path: Path | undefined, issues: Issue[]): void {
  if (!Number.isFinite(value)) fail(issues, path, "number", "must be a number that a double can hold");
  else if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER && Math.abs(value) < 1e21) {
    fail(issues, path, "number", "must be an integer between -2^53 and 2^53; send larger ones as strings");
  }
}

function fail(issues: Issue[], path: Path | undefined, code: string, message: string): void {
  issues.push({ pointer: pointerOf(path), code, message });
}
