import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright";
import { type Step, stepsOf, type TraceEvent } from "./main-thread.ts";
import type { Steps } from "./page/steps.ts";

const categories = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
];
const address = "http://explorer.test/";
const html = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="styles.css"><div id="host"></div>`;

/** Starts the Chromium of this machine, or the one playwright was told to download. */
export function launch(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM_PATH ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
  return chromium.launch({
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--enable-precise-memory-info",
    ],
    ...(executablePath ? { executablePath } : {}),
  });
}

/** Bundles a page as an app ships it: minified, with the production build of React. */
export async function bundlePage(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page", name)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    conditions: ["@elqnt/source", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

/** The style sheet an app imports. */
export async function bundleStyles(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `@import "@elqnt/react/styles.css";`, loader: "css", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    conditions: ["@elqnt/source"],
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

/** Opens a contestant in a page of its own. */
export async function open(browser: Browser, script: string, styles: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 720, height: 600 } });
  await page.route(`${address}**`, (route) =>
    route.request().url().endsWith(".css")
      ? route.fulfill({ contentType: "text/css", body: styles })
      : route.fulfill({ contentType: "text/html", body: html }),
  );
  await page.goto(address);
  await page.addScriptTag({ content: script });
  return page;
}

/** Takes a step and tells what the main thread did for it. */
export async function measure(browser: Browser, page: Page, step: keyof Steps): Promise<Step[]> {
  await browser.startTracing(page, { categories });
  let trace: Buffer;
  try {
    await page.evaluate((name) => globalThis.steps[name](), step);
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return stepsOf(traceEvents);
}

/** Bytes that scripts of the page hold on to, after a collection. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
