import { createMemoryBus, createMemoryCache } from "@elqnt/adapters/memory";
import type { EntityDefinition } from "@elqnt/contracts/entities";
import { newId } from "@elqnt/service-kit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EntityStore } from "../store.ts";
import { DefinitionDirectory } from "./directory.ts";
import { definitionChanges } from "./shared.ts";
import { StaleDefinition } from "./stale.ts";

const org = newId();

/** A store that has one definition, and counts how often it is asked for it. */
function storeOfOne() {
  const definition: EntityDefinition = {
    id: newId(),
    name: "ticket",
    displayName: "Ticket",
    schema: { type: "object", properties: {} },
    isActive: true,
    version: 1,
    createdAt: "2026-01-05T10:00:00.000Z",
    updatedAt: "2026-01-05T10:00:00.000Z",
  };
  const kept = { definition, reads: 0 };
  const getDefinition = async () => {
    kept.reads += 1;
    return kept.definition;
  };
  const change = () => {
    kept.definition = { ...kept.definition, version: kept.definition.version + 1 };
  };
  return Object.assign(kept, { store: { getDefinition } as unknown as EntityStore, change });
}

describe("processes that share definitions", () => {
  let kept: ReturnType<typeof storeOfOne>;
  let cache: ReturnType<typeof createMemoryCache>;
  beforeEach(() => {
    kept = storeOfOne();
    cache = createMemoryCache();
  });
  const open = () => new DefinitionDirectory(kept.store, cache);
  const versionIn = (directory: DefinitionDirectory) =>
    directory.use(org, "ticket", async ({ definition }) => definition.version);

  it("ask the store once", async () => {
    expect(await versionIn(open())).toBe(1);
    expect(await versionIn(open())).toBe(1);
    expect(kept.reads).toBe(1);
  });

  it("see a change that another one made as soon as they look", async () => {
    const writer = open();
    await versionIn(writer);
    kept.change();
    await writer.forget(org, "ticket");
    expect(await versionIn(writer)).toBe(2);
    expect(await versionIn(open())).toBe(2);
  });

  it("do not share what a slow reader read before the change", async () => {
    const slow = Promise.withResolvers<EntityDefinition>();
    const before = kept.definition;
    const reader = new DefinitionDirectory(
      { getDefinition: () => slow.promise } as unknown as EntityStore,
      cache,
    );
    const reading = versionIn(reader);
    kept.change();
    await open().forget(org, "ticket");
    slow.resolve(before);
    expect(await reading).toBe(1);
    expect(await versionIn(open())).toBe(2);
  });

  it("look again when the store says that a definition is old, and tell the others", async () => {
    await versionIn(open());
    kept.change();
    const seen: number[] = [];
    await open().use(org, "ticket", async ({ definition }) => {
      seen.push(definition.version);
      if (definition.version !== kept.definition.version) throw new StaleDefinition();
    });
    expect(seen).toEqual([1, 2]);
    expect(await versionIn(open())).toBe(2);
  });

  it("hear of a change by its event when the writer could not tell", async () => {
    const bus = createMemoryBus({ acknowledge: "handled" });
    await bus.subscribe(definitionChanges(cache));
    await versionIn(open());
    kept.change();
    const { definition } = kept;
    await bus.publish({
      specversion: "1.0",
      id: newId(),
      source: "/services/entities",
      type: "entity.events.definition.updated",
      time: definition.updatedAt,
      orgid: org,
      data: { definition },
    });
    expect(await versionIn(open())).toBe(2);
    await bus.close();
  });

  it("keep what belongs to one org from the others", async () => {
    await versionIn(open());
    await open().use(newId(), "ticket", async () => {});
    expect(kept.reads).toBe(2);
  });

  it("work without one", async () => {
    const read = vi.fn(kept.store.getDefinition);
    const alone = new DefinitionDirectory({ ...kept.store, getDefinition: read } as EntityStore);
    expect([await versionIn(alone), await versionIn(alone)]).toEqual([1, 1]);
    expect(read).toHaveBeenCalledTimes(1);
  });
});
