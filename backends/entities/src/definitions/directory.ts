import type { EntityDefinition } from "@elqnt/contracts/entities";
import { ProblemError } from "@elqnt/service-kit";
import { LRUCache } from "lru-cache";
import type { EntityStore } from "../store.ts";
import { type CompiledDefinition, compileDefinition } from "./compiled.ts";
import { definitionInactive, definitionNotFound } from "./problems.ts";
import { type DefinitionCache, findShared, markChanged } from "./shared.ts";
import { StaleDefinition } from "./stale.ts";

type Work<TResult> = (definition: CompiledDefinition) => Promise<TResult>;

const ATTEMPTS = 3;

/** Problems that a newer version of the definition may not have. */
const OUTDATING = new Set(["filter_invalid", "definition_inactive", "validation_failed"]);

/** How long another process may still see a definition as it was. */
const FRESH_MS = 1000;

/**
 * Finds definitions by name, compiled. Each is remembered for a second, and looked for in the cache that the
 * processes share before the store is asked; a write through this process is seen at once. The store itself guards
 * against writes under an old version.
 */
export class DefinitionDirectory {
  readonly #store: EntityStore;
  readonly #shared: DefinitionCache | undefined;
  readonly #known = new LRUCache<string, Promise<CompiledDefinition | undefined>>({
    max: 1000,
    ttl: FRESH_MS,
  });

  constructor(store: EntityStore, shared?: DefinitionCache) {
    this.#store = store;
    this.#shared = shared;
  }

  /**
   * Runs work through a definition, remembered or not. When the work meets that it is no longer the stored one, or
   * fails on something that a newer version may know, the definition is looked up and the work done again.
   *
   * Throws `definition_not_found`.
   */
  async use<TResult>(org: string, name: string, work: Work<TResult>): Promise<TResult> {
    for (let attempt = 1; ; attempt++) {
      const definition = await this.#require(org, name);
      try {
        return await work(definition);
      } catch (error) {
        if (attempt >= ATTEMPTS || !(await this.#isOutdated(org, definition, error))) throw error;
      }
    }
  }

  /** As {@link use}, for record writes: throws `definition_inactive`. */
  useActive<TResult>(org: string, name: string, work: Work<TResult>): Promise<TResult> {
    return this.use(org, name, (definition) => {
      if (!definition.definition.isActive) throw definitionInactive(definition.definition);
      return work(definition);
    });
  }

  /** As stored now, whatever is remembered. */
  async current(org: string, name: string): Promise<EntityDefinition> {
    const stored = await this.#store.getDefinition(org, name);
    if (!stored) throw definitionNotFound(name);
    return stored;
  }

  /** After a change: neither this process nor the others go on with what was. */
  async forget(org: string, name: string): Promise<void> {
    await markChanged(this.#shared, org, name);
    this.#known.delete(`${org}/${name}`);
  }

  async #require(org: string, name: string): Promise<CompiledDefinition> {
    const definition = await (this.#known.get(`${org}/${name}`) ?? this.#load(org, name));
    if (!definition) throw definitionNotFound(name);
    return definition;
  }

  async #isOutdated(org: string, { definition }: CompiledDefinition, error: unknown): Promise<boolean> {
    const isStale = error instanceof StaleDefinition;
    const isOutdating = error instanceof ProblemError && OUTDATING.has(error.code);
    if (!isStale && !isOutdating) return false;
    const stored = isStale ? undefined : await this.#store.getDefinition(org, definition.name);
    if (stored?.version === definition.version && stored.id === definition.id) return false;
    await this.forget(org, definition.name);
    return isStale || stored !== undefined;
  }

  #load(org: string, name: string): Promise<CompiledDefinition | undefined> {
    const key = `${org}/${name}`;
    const read = () => this.#store.getDefinition(org, name);
    const loading = findShared(this.#shared, org, name, read)
      .then((definition) => (definition ? compileDefinition(org, definition) : undefined))
      .then((definition) => {
        if (!definition && this.#known.peek(key) === loading) this.#known.delete(key);
        return definition;
      })
      .catch((error: unknown) => {
        if (this.#known.peek(key) === loading) this.#known.delete(key);
        throw error;
      });
    this.#known.set(key, loading);
    return loading;
  }
}
