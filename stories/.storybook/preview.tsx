import "@elqnt/react/styles.css";
import { createGateway } from "@elqnt/api";
import { ElqntProvider } from "@elqnt/react";
import type { Preview } from "@storybook/react-vite";
import { QueryClient } from "@tanstack/react-query";
import { type MockParameters, preparePlatform, type StoryPlatform } from "./mock.ts";

const preview: Preview = {
  parameters: {
    layout: "padded",
    a11y: { test: "error" },
    controls: { expanded: true },
    options: { storySort: { order: ["Start here", "entity", "kg", "auth", "react"] } },
  },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { title: "Theme", icon: "mirror", items: ["light", "dark"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light" },
  loaders: [
    async ({ id, parameters }) => ({
      platform: await preparePlatform(id, parameters.mock as MockParameters | undefined),
    }),
  ],
  decorators: [
    (Story, { loaded, globals, parameters, id }) => {
      const { baseUrl, orgId, token } = loaded.platform as StoryPlatform;
      // The page follows the theme, so that components stand on the ground they are made for.
      document.documentElement.style.colorScheme = String(parameters.theme ?? globals.theme);
      document.body.style.background = "Canvas";
      const theme = (parameters.theme ?? globals.theme) as "light" | "dark";
      const gateway = createGateway({ baseUrl, orgId, getToken: () => token, retries: 0 });
      const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
      return (
        <ElqntProvider key={id} gateway={gateway} queryClient={queryClient} theme={theme}>
          <Story />
        </ElqntProvider>
      );
    },
  ],
};

export default preview;
