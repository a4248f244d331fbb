/**
 * What a browser gets, everybody can read. The secret that signs tokens belongs to servers; one careless import brings
 * its code, a driver or a Node built-in along, and the app still works. So each entry an app may import is bundled as a
 * bundler would, and the bundle is searched; and the server entries must refuse a browser in words.
 */
import { build, type Metafile } from "esbuild";
import { describe, expect, inject, test } from "vitest";
import { entriesOf, published } from "../src/published.ts";

const { everything } = inject("outside");

/** Entries that are not for browsers at all. */
const servers = /\/server$|^@elqnt\/conformance|^@elqnt\/mock-server\/(node|http)$/;
const forBrowsers = published.flatMap(entriesOf).filter((entry) => !servers.test(entry));
const refusing = published.flatMap(entriesOf).filter((entry) => entry.endsWith("/server"));

/** Names that say "this was meant for a server". */
const forbidden = [
  /JWT_SECRET/,
  /\bSignJWT\b/,
  /process\.env\.(?!NODE_ENV)/,
  /_SERVICE_URL/,
  /GATEWAY_URL_INTERNAL/,
  /\.svc\.cluster\./,
  /(?<![.\w])eval\((?![^)]*\) ?\{)|new Function\(/,
];
const forbiddenPackages = [
  "jose",
  "jsonwebtoken",
  "pg",
  "postgres",
  "kysely",
  "nats",
  "@nats-io",
  "redis",
  "ioredis",
  "pino",
  "undici",
  "@clickhouse",
];

/** The mock is a gateway: it signs and checks tokens, with a secret that is published and worthless. */
const isMock = (entry: string): boolean => entry.startsWith("@elqnt/mock-server");

async function bundle(entry: string): Promise<{ text: string; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `import * as all from "${entry}"; globalThis.all = all;`, resolveDir: everything },
    bundle: true,
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["react", "react/*", "react-dom", "react-dom/*", "@tanstack/react-query", "msw", "msw/*"],
    logLevel: "silent",
  });
  return { text: outputFiles[0]!.text, metafile };
}

const packagesIn = ({ inputs }: Metafile): string[] =>
  Object.keys(inputs).flatMap((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);

describe.each(forBrowsers)("%s", (entry) => {
  test("bundles for a browser without a word of the server", async () => {
    const { text, metafile } = await bundle(entry);
    const packages = new Set(packagesIn(metafile));
    if (isMock(entry)) packages.delete("jose");
    const secrets = isMock(entry)
      ? forbidden.filter((pattern) => !/SECRET|SignJWT/.test(pattern.source))
      : forbidden;
    expect(forbiddenPackages.filter((name) => packages.has(name))).toEqual([]);
    expect(secrets.map((pattern) => text.match(pattern)?.[0]).filter(Boolean)).toEqual([]);
  });
});

describe.each(refusing)("%s", (entry) => {
  test("refuses a browser in words, and brings no code that signs", async () => {
    const { text, metafile } = await bundle(entry);
    expect(packagesIn(metafile).filter((name) => forbiddenPackages.includes(name))).toEqual([]);
    const url = `data:text/javascript,${encodeURIComponent(text)}`;
    await expect(import(/* @vite-ignore */ url)).rejects.toThrow(/must not reach a browser/);
  });
});
