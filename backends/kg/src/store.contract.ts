import { newId } from "@elqnt/service-kit";
import { beforeEach, describe, expect, it } from "vitest";
import { describeStoreCounts } from "./contract/store-counts.contract.ts";
import { describeStoreElements } from "./contract/store-elements.contract.ts";
import { describeStoreModel } from "./contract/store-model.contract.ts";
import { describeStoreQueries } from "./contract/store-queries.contract.ts";
import { describeStoreVectors } from "./contract/store-vectors.contract.ts";
import type { GraphStore } from "./store.ts";

/** A store with an org and a graph that nothing was written to. */
export interface StoreDesk {
  store: GraphStore;
  org: string;
  graphId: string;
}

/**
 * The promises of {@link GraphStore}, asked of one implementation. Each test has an org of its own.
 *
 * @param histories Random sequences of writes to try. Fewer where a new org is expensive.
 */
export function describeGraphStore(open: () => GraphStore, histories = 25): void {
  const desk = {} as StoreDesk;

  beforeEach(() => {
    Object.assign(desk, { store: open(), org: newId(), graphId: newId() });
  });

  describe("elements", () => describeStoreElements(desk));
  describe("queries", () => describeStoreQueries(desk));
  describe("vectors", () => describeStoreVectors(desk));
  describe("counts", () => describeStoreCounts(desk));
  describeStoreModel(desk, histories);

  it("is ready", async () => {
    expect((await desk.store.ready()).every(({ ready }) => ready)).toBe(true);
  });
}
