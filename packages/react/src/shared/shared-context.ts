import { type Context, createContext } from "react";

/**
 * Every entry point of this package is bundled on its own, so a module-level context would exist once per
 * entry: `ElqntProvider` from `.` could not reach `EntityTable` from `./table`. The global symbol registry
 * gives all copies the same object.
 */
export function sharedContext<TValue>(name: string, initial: TValue): Context<TValue> {
  const registry = globalThis as Record<symbol, unknown>;
  const key = Symbol.for(`@elqnt/react/${name}`);
  registry[key] ??= createContext(initial);
  return registry[key] as Context<TValue>;
}
