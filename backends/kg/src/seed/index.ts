export { demoGraph, type GraphSeed, type GraphSeedOptions, largeGraph } from "./demo.ts";
export { seededRevision, seedRows } from "./rows.ts";
export { seedGraph } from "./seed-graph.ts";
