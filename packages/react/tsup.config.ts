import { defineConfig } from "tsup";
import { library } from "../../tools/library.ts";
import manifest from "./package.json" with { type: "json" };

// Of @rjsf/core 6 we need one module by its path. Its export map promises that for CommonJS too, but the files are not
// in the package; and its entry loads a validator that nobody declares (rjsf issue 5295).
export default defineConfig(library(manifest, { bundleInCjs: ["@rjsf/core", "markdown-to-jsx"] }));
