import { describe } from "vitest";
import { describeKgService } from "./service.contract.ts";
import { memoryDesk } from "./testing/desk.ts";

describe("the knowledge graph service on memory", () => describeKgService(memoryDesk));
