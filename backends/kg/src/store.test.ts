import { describe } from "vitest";
import { createMemoryGraphStore } from "./memory-store.ts";
import { describeGraphStore } from "./store.contract.ts";

describe("the memory graph store", () => describeGraphStore(createMemoryGraphStore));
