import type { StorybookConfig } from "@storybook/react-vite";
import { msw } from "msw/vite";
import { defaultClientConditions, mergeConfig } from "vite";

const config: StorybookConfig = {
  framework: "@storybook/react-vite",
  stories: ["../src/**/*.mdx", "../src/**/*.stories.tsx"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y", "@storybook/addon-vitest"],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // Components come from their sources; the service worker script is served, not committed.
  viteFinal: (base) =>
    mergeConfig(base, {
      plugins: [msw({ mode: "worker-only" })],
      resolve: { conditions: ["@elqnt/source", ...defaultClientConditions] },
    }),
};

export default config;
