import { describe } from "vitest";
import { describeService } from "./service.contract.ts";
import { memoryDesk } from "./testing/desk.ts";

describe("the entities service on memory", () => describeService(memoryDesk));
