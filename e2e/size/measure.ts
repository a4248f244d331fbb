import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** What an app brings along anyway, so it counts for nobody. */
const peers = [
  "react",
  "react/*",
  "react-dom",
  "react-dom/*",
  "@tanstack/react-query",
  "zod",
  "zod/*",
  "msw",
  "msw/*",
];

/** Bytes after `gzip -9`: what loads at once, and what loads when it is first needed. */
export interface BundleSize {
  readonly initial: number;
  readonly later: number;
}

/** Files that load together with the entry: everything reached without a dynamic import. */
function loadedAtOnce(outputs: Metafile["outputs"]): Set<string> {
  const reached = new Set(Object.keys(outputs).filter((path) => outputs[path]!.entryPoint === "<stdin>"));
  for (const path of reached) {
    for (const { path: imported, kind } of outputs[path]!.imports) {
      if (kind === "import-statement" && imported in outputs) reached.add(imported);
    }
  }
  return reached;
}

/**
 * Measures the browser bundle of `code`, minified and compressed as a server would.
 *
 * @param code Module an app would write; what it exports is what it uses.
 * @param external Packages that are not counted, besides the peers.
 */
export async function bundleSize(code: string, external: readonly string[] = []): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    absWorkingDir: import.meta.dirname,
    bundle: true,
    splitting: true,
    outdir: "out",
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["production"],
    define: { "process.env.NODE_ENV": '"production"' },
    external: [...peers, ...external],
    legalComments: "none",
    logLevel: "silent",
  });
  const atOnce = loadedAtOnce(metafile.outputs);
  const sum = { initial: 0, later: 0 };
  for (const { path, contents } of outputFiles) {
    const name = path.slice(import.meta.dirname.length + 1);
    sum[atOnce.has(name) ? "initial" : "later"] += gzipSync(contents, { level: 9 }).byteLength;
  }
  return sum;
}
