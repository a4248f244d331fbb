/**
 * What `npm test` runs, in this order: the quick ones first. `browser: true` asks for a Chromium beforehand.
 * `npm test -- --only <name> …` runs one and hands it the rest of the line.
 */
export const steps = [
  { name: "format", command: ["biome", "format", "--colors=off", "."] },
  { name: "lint", command: ["biome", "lint", "--error-on-warnings", "--colors=off", "."] },
  { name: "arrows", command: ["pnpm", "run", "--silent", "arrows"] },
  { name: "floors", command: ["node", "tools/check-floors.mjs"] },
  { name: "cases", command: ["node", "tools/case-table.mjs", "--check"] },
  { name: "contracts", command: ["pnpm", "run", "--silent", "contracts:lint"] },
  { name: "generate:check", command: ["pnpm", "run", "--silent", "generate:check"] },
  { name: "breaking", command: ["pnpm", "run", "--silent", "contracts:breaking"] },
  { name: "typecheck", command: ["pnpm", "run", "--silent", "typecheck"] },
  // Much of it waits for servers: two at once, also where there are two cores.
  { name: "unit", command: ["vitest", "run", "--project", "node", "--project", "dom", "--maxWorkers=2"] },
  { name: "browser", command: ["vitest", "run", "--project", "browser"], browser: true },
  { name: "stories", command: ["vitest", "run", "--project", "stories"], browser: true },
  { name: "conformance", command: ["pnpm", "run", "--silent", "conformance:all"] },
  { name: "faults", command: ["pnpm", "run", "--silent", "test:faults"] },
  { name: "build", command: ["pnpm", "run", "--silent", "build"] },
  { name: "size", command: ["pnpm", "--filter", "@elqnt/e2e", "size"] },
  { name: "types-cost", command: ["pnpm", "--filter", "@elqnt/e2e", "types-cost"] },
  { name: "e2e", command: ["pnpm", "--filter", "@elqnt/e2e", "test"], browser: true },
];
