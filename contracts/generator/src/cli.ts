import { join } from "node:path";
import { generate, generatedFolders } from "./generate.ts";
import { differences, writeFiles } from "./write.ts";

const root = join(import.meta.dirname, "../../..");
const started = performance.now();
const files = await generate(join(root, "contracts"));
const changed = differences(root, files, generatedFolders);
const summary = `${files.size} files in ${((performance.now() - started) / 1000).toFixed(1)} s`;

if (!process.argv.includes("--check")) {
  writeFiles(root, files, changed);
  console.log(`Generated ${summary}, ${changed.length} changed.`);
} else if (changed.length > 0) {
  console.error(
    `Generated files are not what the contracts say:\n${changed.map((path) => `  ${path}\n`).join("")}Run "npm run generate" and commit the result.`,
  );
  process.exitCode = 1;
} else {
  console.log(`Generated files are up to date (${summary}).`);
}
