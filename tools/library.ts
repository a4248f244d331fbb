import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Options } from "tsup";

type EsbuildPlugin = NonNullable<Options["esbuildPlugins"]>[number];

/** The part of a package.json that says what to build. */
export interface LibraryManifest {
  readonly exports: unknown;
  readonly bin?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

type Entries = Record<string, string>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function leaves(node: unknown): string[] {
  if (typeof node === "string") return [node];
  return isObject(node) ? Object.values(node).flatMap(leaves) : [];
}

const nameOf = (path: string): string =>
  path.replace(/^\.\/dist\//, "").replace(/(\.d)?\.[cm]?[jt]s$|\.css$/, "");

/** Each object with a source condition names one entry: its source, and beside it the files built from it. */
function collect(node: unknown, entries: Entries, typed: Entries): void {
  if (!isObject(node)) return;
  for (const child of Object.values(node)) collect(child, entries, typed);
  const { "@elqnt/source": source, types, import: esm, require: cjs, default: plain } = node;
  if (typeof source !== "string") return;
  const files = leaves({ types, esm, cjs, plain });
  const name = nameOf(files.find((file) => !/\.d\.c?ts$/.test(file))!);
  entries[name] = source;
  if (files.includes(`./dist/${name}.d.ts`)) typed[name] = source;
}

/** Where the private packages have their sources, as TypeScript `paths`: found so, their types are inlined. */
function sourcePaths(names: readonly string[]): Record<string, string[]> {
  const paths: Record<string, string[]> = {};
  for (const name of names) {
    const folder = realpathSync(join("node_modules", name));
    const { private: isPrivate, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (!isPrivate) continue;
    for (const [entry, target] of Object.entries(exports)) {
      paths[join(name, entry)] = [join(folder, leaves(target)[0]!)];
    }
  }
  return paths;
}

/** What of the registry goes into the bundle instead of staying an import, and why, is said where this is passed. */
export interface LibraryOptions {
  /** In both formats. */
  readonly bundle?: readonly string[];
  /** In CommonJS only. */
  readonly bundleInCjs?: readonly string[];
}

/** `…/node_modules/@scope/name` of a bundled file, or nothing for a file of our own. */
const packageFolder = (path: string): string | undefined =>
  path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0];

function noticeOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`Failed to bundle "${name}": it has no license file. Leave it an import.`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

/** Writes the licenses of bundled packages beside the code that holds them. */
function notices(): EsbuildPlugin {
  const folders = new Set<string>();
  return {
    name: "notices",
    setup(build) {
      build.onEnd(({ metafile }) => {
        for (const { inputs } of Object.values(metafile?.outputs ?? {})) {
          for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
            const folder = packageFolder(path);
            if (folder && bytesInOutput > 0) folders.add(folder);
          }
        }
        const texts = [...folders].sort().map(noticeOf);
        const outdir = build.initialOptions.outdir!;
        if (texts.length > 0) {
          mkdirSync(outdir, { recursive: true });
          writeFileSync(join(outdir, "third-party.txt"), texts.join("\n---\n\n"));
        }
      });
    },
  };
}

/**
 * Settings of tsup for a published package, read from its export map: an entry is what carries `@elqnt/source`.
 *
 * ES modules share chunks, so an app that imports `./api` and `./hooks` pays for common code once. CommonJS does not:
 * with chunks, tsup writes `"use client"` below the first statement, where it means nothing. Private workspace
 * packages (devDependencies) are bundled, their types too, so a consumer never meets their names; what comes from the
 * registry stays an import, so a consumer's bundler picks the variant for its platform.
 *
 * @param manifest The package's package.json. A `bin` at `./dist/<name>.js` is built from `./src/<name>.ts`.
 */
export function library(manifest: LibraryManifest, options: LibraryOptions = {}): Options[] {
  const entries: Entries = {};
  const typed: Entries = {};
  collect(manifest.exports, entries, typed);
  const commands: Entries = {};
  for (const path of Object.values(manifest.bin ?? {})) commands[nameOf(path)] = `./src/${nameOf(path)}.ts`;

  const { bundle = [], bundleInCjs = [] } = options;
  const internal = Object.keys(manifest.devDependencies ?? {}).filter((name) => name.startsWith("@elqnt/"));
  const inside = (names: readonly string[]): RegExp[] => names.map((name) => new RegExp(`^${name}(/|$)`));
  const dual = leaves(manifest.exports).some((path) => path.endsWith(".cjs"));
  const shared: Options = {
    target: "es2022",
    noExternal: inside([...internal, ...bundle]),
    skipNodeModulesBundle: true,
    removeNodeProtocol: false,
    esbuildPlugins: [notices()],
    esbuildOptions: (settings) => {
      settings.conditions = ["@elqnt/source"];
    },
  };
  const esm: Options = {
    ...shared,
    entry: { ...entries, ...commands },
    format: "esm",
    splitting: true,
    clean: true,
  };
  const cjs: Options = {
    ...shared,
    entry: entries,
    format: "cjs",
    noExternal: inside([...internal, ...bundle, ...bundleInCjs]),
  };
  const types: Options = {
    ...shared,
    entry: typed,
    format: dual ? ["esm", "cjs"] : "esm",
    dts: { only: true, compilerOptions: { paths: sourcePaths(internal) } },
  };
  return [esm, ...(dual ? [{ ...cjs, splitting: false }] : []), types];
}
