import { createMemoryStore } from "./memory-store.ts";
import { describeAuthStore } from "./store.contract.ts";

describeAuthStore("memory", async () => ({ store: createMemoryStore(), close: async () => {} }));
