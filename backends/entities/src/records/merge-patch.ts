import { isObject, type Json } from "../schema/pointer.ts";

/**
 * Applies an RFC 7396 merge patch: absent properties stay, `null` removes, objects merge, everything else
 * replaces. Neither argument is changed.
 */
export function mergePatch(target: unknown, patch: Json): Json {
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, isObject(value) ? mergePatch(merged.get(key), value) : value);
  }
  // fromEntries defines own properties, so that a key such as "__proto__" stays data.
  return Object.fromEntries(merged);
}
