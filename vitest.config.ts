import { existsSync } from "node:fs";
import { join } from "node:path";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defaultClientConditions, defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";
import { testsWithoutEngine } from "./tools/missing-engines.ts";

const source = "@elqnt/source";
const isRoot = process.getuid?.() === 0;
const chromiumPath =
  process.env.CHROMIUM_PATH ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
/** Breaks servers of its own for minutes: a step by itself. */
const faults = "backends/platform/faults/**";
const withoutEngine = await testsWithoutEngine();
const ignored = ["**/node_modules/**", "**/dist/**", "e2e/consumers/**"];

export const chromium = playwright({
  launchOptions: {
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-dev-shm-usage",
      "--no-first-run",
    ],
  },
});

/** Every workspace resolves to its sources, so no test needs a build. */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          pool: "forks",
          // Deadlines for a busy two-core machine; nothing waits for them.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ["**/*.test.ts"],
          exclude: [
            ...ignored,
            ...withoutEngine,
            "**/*.dom.test.ts",
            "**/*.browser.test.ts",
            "e2e/**",
            faults,
          ],
          globalSetup: existsSync("backends/adapters/src/testing/global-setup.ts")
            ? ["backends/adapters/src/testing/global-setup.ts"]
            : [],
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          environment: "node",
          pool: "forks",
          testTimeout: 150_000,
          hookTimeout: 120_000,
          include: [`${faults}/*.test.ts`],
          globalSetup: ["backends/adapters/src/testing/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["**/*.dom.test.{ts,tsx}"],
          exclude: ignored,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["**/*.browser.test.{ts,tsx}"],
          exclude: ignored,
          browser: {
            enabled: true,
            headless: true,
            provider: chromium,
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: join(import.meta.dirname, "stories/.storybook") })],
        test: {
          name: "stories",
          // Longer than what a story itself waits for.
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            provider: chromium,
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
