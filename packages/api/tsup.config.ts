import { defineConfig } from "tsup";
import { library } from "../../tools/library.ts";
import manifest from "./package.json" with { type: "json" };

// eventsource-parser is ESM for Node 22.12 and up; we promise CommonJS and Node 20.19.
export default defineConfig(library(manifest, { bundle: ["eventsource-parser"] }));
