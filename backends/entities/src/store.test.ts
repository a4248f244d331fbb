import { describe } from "vitest";
import { describeEntityStore } from "./store.contract.ts";
import { memoryDesk } from "./testing/desk.ts";

describe("the memory store", () => describeEntityStore(memoryDesk));
