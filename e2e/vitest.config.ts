import { defineConfig } from "vitest/config";

/** Two files at a time: what runs longest is a compiler or a browser, and there are two cores. */
export default defineConfig({
  test: {
    name: "e2e",
    include: ["checks/**/*.test.ts", "registry/**/*.test.ts"],
    globalSetup: ["setup/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
