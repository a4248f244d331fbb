import { defineConfig } from "tsup";
import { library } from "../../tools/library.ts";
import manifest from "./package.json" with { type: "json" };

export default defineConfig(library(manifest));
