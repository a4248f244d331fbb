import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";
import { gatewayToken } from "./gateway-token.ts";

export default defineConfig({
  plugins: [react(), gatewayToken()],
  // Only inside this repository: the packages come from their sources, so Vite cannot know their dependencies ahead.
  optimizeDeps: {
    include: [
      "react-dom/client",
      "@tanstack/react-query",
      "@elqnt/react > @tanstack/react-table",
      "@elqnt/react > @tanstack/react-virtual",
      "@elqnt/react > @rjsf/core/lib/withTheme.js",
      "@elqnt/react > @rjsf/utils",
      "@elqnt/react > @cfworker/json-schema",
      "graphology",
      "graphology-layout-forceatlas2",
      "sigma",
    ],
  },
  resolve: { conditions: ["@elqnt/source", ...defaultClientConditions] },
});
