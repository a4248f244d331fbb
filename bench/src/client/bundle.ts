import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { room } from "../harness/folders.ts";

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

/** Bytes of a browser bundle. */
export interface BundleSize {
  readonly minified: number;
  readonly gzip: number;
}

/**
 * Bundles a module an app would write, as one minified browser file, and compresses it with `gzip -9`.
 *
 * @param code What it exports is what it uses.
 * @param from Folder its imports are resolved from.
 * @param external Packages that are not counted, besides the peers.
 */
export async function bundleSize(
  code: string,
  from: string = room,
  external: readonly string[] = [],
): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: from, loader: "ts" },
    absWorkingDir: room,
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@elqnt/source", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    external: [...peers, ...external],
    legalComments: "none",
    logLevel: "silent",
  });
  const { contents } = outputFiles[0]!;
  return { minified: contents.byteLength, gzip: gzipSync(contents, { level: 9 }).byteLength };
}
