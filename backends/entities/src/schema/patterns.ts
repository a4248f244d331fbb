import { LRUCache } from "lru-cache";
import type { RE2JS } from "re2js";

/** Longest pattern a schema may hold. */
export const MAX_PATTERN_LENGTH = 1000;

type Engine = typeof RE2JS;

let engine: Engine | undefined;
const compiled = new LRUCache<string, RE2JS>({ max: 1000 });

/**
 * Loads the linear-time engine when a schema is first seen that needs one: tenants write patterns, and a
 * backtracking engine would let one of them stop everybody. A bundle without patterns never loads it.
 */
export async function loadPatterns(schema: unknown): Promise<void> {
  if (engine || !/"pattern(Properties)?"/.test(JSON.stringify(schema) ?? "")) return;
  engine = (await import("re2js")).RE2JS;
}

/** Whether `text` matches somewhere, as JSON Schema's `pattern` means it. Throws on what RE2 does not take. */
export function matchesPattern(pattern: string, text: string): boolean {
  return compilePattern(pattern).matcher(text).find();
}

/** Why a pattern cannot be used, or undefined when it can. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN_LENGTH) return `is longer than ${MAX_PATTERN_LENGTH} characters`;
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    return `is no pattern of the linear-time engine (RE2): ${error instanceof Error ? error.message : "refused"}`;
  }
}

function compilePattern(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  if (!engine)
    throw new TypeError("Failed to use a pattern: the engine is not loaded. Await loadPatterns first.");
  const fresh = engine.compile(pattern);
  compiled.set(pattern, fresh);
  return fresh;
}
