export { type DemoEntity, demoSchemas } from "./definitions.ts";
export { type DemoSeed, type DemoSeedOptions, demoSeed, largeSeed } from "./demo.ts";
export { seedEvents } from "./seed-events.ts";
export { seedStore } from "./seed-store.ts";
