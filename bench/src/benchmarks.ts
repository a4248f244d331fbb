import type { Result } from "./harness/result.ts";

/** Every benchmark by name. Each is loaded only when it runs, because contestants patch globals. */
export const benchmarks: Readonly<Record<string, () => Promise<Result>>> = {
  "bundle-size": async () => (await import("./client/bundle-size.ts")).run(),
  "client-overhead": async () => (await import("./client/overhead.ts")).run(),
  "token-verification": async () => (await import("./gateway/token-verification.ts")).run(),
  gateway: async () => (await import("./gateway/stack.ts")).run(),
  "record-create": async () => (await import("./records/create.ts")).run(),
  "record-read": async () => (await import("./records/read.ts")).run(),
  "record-query": async () => (await import("./records/query.ts")).run(),
  "bulk-create": async () => (await import("./records/bulk.ts")).run(),
  "kg-ingest": async () => (await import("./graph/ingest.ts")).run(),
  "kg-traversal": async () => (await import("./graph/traversal.ts")).run(),
  "event-throughput": async () => (await import("./events/throughput.ts")).run(),
  "event-latency": async () => (await import("./events/latency.ts")).run(),
  "sse-fanout": async () => (await import("./streams/fan-out.ts")).run(),
  explorer: async () => (await import("./explorer/explorer.ts")).run(),
  "mock-server": async () => (await import("./tools/mock-server.ts")).run(),
  "code-generation": async () => (await import("./tools/code-generation.ts")).run(),
  "type-cost": async () => (await import("./tools/type-cost.ts")).run(),
  "first-run": async () => (await import("./tools/first-run.ts")).run(),
};
