import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "./process.ts";

const require = createRequire(import.meta.url);

/** The compilers users have. */
export const compilers = ["typescript-5.9", "typescript", "typescript-7.0"];

/** Ways to resolve modules, each with the `module` setting it goes with. */
export const modes: Readonly<Record<string, string>> = {
  bundler: "preserve",
  node16: "node16",
  nodenext: "nodenext",
};

/** Every compiler in every way. */
export const compilerModes = compilers.flatMap((compiler) =>
  Object.keys(modes).map((mode) => ({ compiler, mode })),
);

/** Settings of a strict user. */
export const strictOptions = {
  target: "es2022",
  lib: ["es2024", "dom", "dom.iterable", "dom.asynciterable"],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
};

/** What the compiler says of a project: its errors as text, or nothing. */
export function typeErrors(compiler: string, cwd: string, config: string): Promise<string> {
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), "bin/tsc");
  return run(process.execPath, [tsc, "-p", config, "--pretty", "false"], { cwd }).then(
    () => "",
    (error: Error) => error.message,
  );
}
