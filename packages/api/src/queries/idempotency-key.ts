import type { MutationCache } from "@tanstack/react-query";
import { createId } from "../random-id.ts";

// A repeated submit passes the same variables object; its key must be the first one's.
const keys = new WeakMap<object, string>();

/** The key of these variables: a new one for new variables, the same for the same object. */
export function bindIdempotencyKey(variables: unknown): string {
  if (!isObject(variables)) return createId();
  const key = keys.get(variables) ?? createId();
  keys.set(variables, key);
  return key;
}

/** After a success the same object means another write. */
export function releaseIdempotencyKey(variables: unknown): void {
  if (isObject(variables)) keys.delete(variables);
}

/** The key a mutation got when it began, also when it was persisted and resumed in another page. */
export function findIdempotencyKey(cache: MutationCache, variables: unknown): string | undefined {
  const mutation = cache
    .getAll()
    .find(({ state }) => state.status === "pending" && state.variables === variables && isObject(variables));
  return (mutation?.state.context as { idempotencyKey?: string } | undefined)?.idempotencyKey;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
